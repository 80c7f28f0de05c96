"""Run the program as its users do, and watch its processor time and memory, from Linux's /proc."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("timeline")


@dataclass(frozen=True, slots=True)
class Run:
    """Wall seconds of a command, the seconds that all its processes computed, and the most memory in MB that its main
    process and the largest of its workers ever held (0: unknown).
    """

    seconds: float
    computed: float
    main: float
    worker: float


def run(*command: object) -> Run:
    """Run `timeline COMMAND` with its output thrown away. Raises CalledProcessError where it fails."""
    started, before = time.perf_counter(), computed()
    process = subprocess.Popen([PROGRAM, *map(str, command)], stdout=subprocess.DEVNULL)
    seen = [0, 0]
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, seen, done))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    if code:
        raise subprocess.CalledProcessError(code, process.args)
    return Run(seconds, computed() - before, seen[0] / 1024, seen[1] / 1024)


def computed() -> float:
    """The processor seconds of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watch(pid: int, seen: list[int], done: threading.Event) -> None:
    """Keep the most memory seen; the system remembers each process's own peak, so looking now and then will do."""
    while not done.wait(0.2):
        seen[0] = max(seen[0], peak(pid))
        seen[1] = max([seen[1], *map(peak, below(pid))])


def below(pid: int) -> list[int]:
    """All processes below one."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [p for child in map(int, children) for p in (child, *below(child))]


def peak(pid: int) -> int:
    """The most memory in KB that a process has held so far."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
