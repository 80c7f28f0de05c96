"""Array operations on several processors: numpy lets other threads go on while it works."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from os import cpu_count
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

MOST = 4  # threads: each holds some megabytes, or some tens of them


def each(work: Callable[[Asked], Answer], asked: Iterable[Asked]) -> Iterator[Answer]:
    """The answers to all that is asked, in order; few at a time wait to be taken."""
    several = min(MOST, cpu_count() or 1)
    with ThreadPoolExecutor(several) as hands:
        waiting: deque[Future[Answer]] = deque()
        for one in asked:
            waiting.append(hands.submit(work, one))
            if len(waiting) > 2 * several:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
