"""A pool of spawned processes that survives a killed worker, an interrupt, and its own main process's death.

Spawned, never forked: polars' threads do not survive a fork.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any, Self, TypeVar

from timeline.errors import TimelineError
from timeline.workers.parcel import pack, unpack

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

AHEAD = 3  # batches for each process that are taken before the oldest one is answered
DEATHS = 3  # times that workers may die before any batch gets done


class Pool:
    """So many processes, which start with the first work and stay for the next: what they have learned, they know.

    Leave it as a context, and they end.
    """

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self.hands: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Let go of the processes when each has ended its batch: one that is killed while it answers leaves half an
        answer, and whoever reads it waits for the rest for ever."""
        if self.hands:
            self.hands.shutdown(cancel_futures=True)
            self.hands = None

    def each(self, work: Callable[[Asked], Answer], batches: Iterable[list[Asked]]) -> Iterator[Answer]:
        """Yield `work(item)` for every item, in order. Raises TimelineError where workers keep dying."""
        coming, undone, deaths = map(pack, batches), deque[bytes](), 0
        done = False
        while not done:
            asked = deque[Future[bytes]]()
            hands = self.hands = self.hands or started(work, self.processes)
            try:
                while True:
                    undone.extend(islice(coming, AHEAD * self.processes - len(undone)))
                    asked.extend(hands.submit(answers, work, p) for p in islice(undone, len(asked), None))
                    if done := not undone:
                        break
                    got = unpack(asked[0].result())
                    asked.popleft()
                    undone.popleft()
                    deaths = 0
                    yield from got
            except BrokenProcessPool as error:
                deaths += 1
                if deaths == DEATHS:
                    raise TimelineError("worker processes keep dying: is there enough memory?") from error
            finally:
                if not done:
                    self.end()


def answers(work: Callable[[Any], Any], parcel: bytes) -> bytes:
    """The answers to a packed batch, packed; runs in a worker. Raises KeyboardInterrupt once it has heard of one."""
    Ear.listens = True
    try:
        if Ear.heard:
            raise KeyboardInterrupt
        return pack([work(item) for item in unpack(parcel)])
    finally:
        Ear.listens = False


class Ear:
    """A worker's ear for Ctrl-C: it leaves its batch at once, but never an answer that it is about to send."""

    listens = False
    heard = False

    @classmethod
    def hear(cls, *_: object) -> None:
        """Handle the signal."""
        cls.heard = True
        if cls.listens:
            raise KeyboardInterrupt


def started(work: Callable[[Any], Any], processes: int) -> ProcessPoolExecutor:
    """A pool whose processes are all on their way, so that they load while the articles are read."""
    hands = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=settle)
    with nameless_main(), uninterrupted():
        for _ in range(processes):
            hands.submit(answers, work, pack([]))
    return hands


@contextmanager
def nameless_main() -> Iterator[None]:
    """Spawn from a bare main module: else every worker would run the user's script, or load the commands."""
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Begin processes that are deaf to interrupts from their first moment on, until `settle` gives them an ear; what
    comes meanwhile is heard here in the end."""
    if sys.platform == "win32":
        yield
        return
    was = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, was)


def settle() -> None:
    """Make this process a worker: it hears interrupts between its answers, and does not outlive its parent."""
    signal.signal(signal.SIGINT, Ear.hear)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.disable()  # drafts hold no cycles
    atexit.register(os._exit, 0)  # all that it knows goes at once, not word by word while its parent waits
    threading.Thread(target=follow, daemon=True).start()


def follow() -> None:
    """Wait for the parent's end, and end."""
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    os._exit(1)
