"""Run the program as its users do, and watch the memory of all its processes, from Linux's /proc."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("timeline")


@dataclass(frozen=True, slots=True)
class Run:
    """Wall seconds of a command, and the most memory that its processes held together at one moment (0:
    unknown).
    """

    seconds: float
    megabytes: float


def run(*command: object) -> Run:
    """Run `timeline COMMAND` with its output thrown away. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen([PROGRAM, *map(str, command)], stdout=subprocess.DEVNULL)
    seen = [0]
    done = threading.Event()
    watcher = threading.Thread(target=watch, args=(process.pid, seen, done))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    if code:
        raise subprocess.CalledProcessError(code, process.args)
    return Run(seconds, seen[0] / 1024)


def watch(pid: int, seen: list[int], done: threading.Event) -> None:
    """Keep the most memory seen, looking ten times a second."""
    while not done.wait(0.1):
        seen[0] = max(seen[0], sum(map(kilobytes, family(pid))))


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in family(int(child)))]


def kilobytes(pid: int) -> int:
    """The memory of one process, pages that several share counted in parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
