"""Array operations on several processors: numpy lets other threads go on while it works."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

MOST = 4  # threads: each holds some tens of megabytes


def each(work: Callable[[Asked], Answer], asked: Iterable[Asked]) -> list[Answer]:
    """The answers to all that is asked, in order."""
    with ThreadPoolExecutor(min(MOST, cpu_count() or 1)) as hands:
        return list(hands.map(work, asked))
