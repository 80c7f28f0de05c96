"""What one reading names: a day, a month, a weekday, a feast, as kind and numbers of a mark."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline.dating.clues import EARLIEST, LATEST
from timeline.readings import (
    Calendar,
    Clock,
    DayPart,
    Duration,
    Eve,
    Feast,
    Half,
    Part,
    Period,
    Range,
    Reading,
    Weekday,
)


def named(reading: Reading | None, side: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What a reading names, as kind and numbers of a mark; nothing where it says nothing of the day."""
    match reading:
        case Range(end="first", first=inner) | Range(end="last", last=inner):
            yield from named(inner, side)
        case DayPart(day=inner) | Clock(day=inner) | Eve(of=inner):
            yield from named(inner, side)
        case Part(of=Calendar() | Period() as inner) | Half(of=Calendar() | Period() as inner):
            yield from named(inner, side)
        case Weekday(weekday=w, side=None, weeks=None, base="published"):
            yield "weekday", (w - 1,)
        case Weekday(weekday=w, side=-1 | 1, weeks=None, base="published"):
            yield "thatday", (w - 1,)
        case Duration(
            parts=((amount, "day" | "week" | "month" | "year" as g),), side=-1, since=False, mod=mod
        ):
            if amount:
                yield "ago", (g, float(amount), mod)
        case Feast(name=name, year=None):
            yield "feast", (name,)
        case Calendar():
            yield from _calendar(reading)
        case Period(grain="season" | "quarter" | "half", index=n):
            yield from _period(reading.grain, n, reading.year)


def _calendar(c: Calendar) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if isinstance(c.year, int) and not EARLIEST <= c.year <= LATEST:
        return
    if isinstance(c.month, int) and not 1 <= c.month <= 12:
        return
    if isinstance(c.month, int) and c.day and c.year is None:
        yield "yearly", (c.month, c.day, 1)
        if c.weekday:
            yield "true", (c.month, c.day, c.weekday - 1)
            yield "namedday", (c.month, c.day, 1)
    elif isinstance(c.month, int) and c.year is None:
        yield "yearmonth", (c.month, 1, calendar.monthrange(2023, c.month)[1])
    elif isinstance(c.year, int) and isinstance(c.month, int):
        last = calendar.monthrange(c.year, c.month)[1]
        first = date(c.year, c.month, min(c.day or 1, last)).toordinal()
        yield ("day", (first, first)) if c.day else ("month", (first, first + last - 1))
    elif isinstance(c.year, int) and c.month is None:
        yield "year", (date(c.year, 1, 1).toordinal(), date(c.year, 12, 31).toordinal())


_MONTHS = {"season": 3, "quarter": 3, "half": 6}


def _period(grain: str, index: int, year: object) -> Iterator[tuple[str, tuple[Any, ...]]]:
    length = _MONTHS[grain]
    month = index * 3 if grain == "season" else (index - 1) * length + 1
    if not 1 <= month <= 12:
        return
    if year is None:
        yield "yearlong", (month, 1, length * 30 + 1)
    elif isinstance(year, int) and EARLIEST <= year <= LATEST:
        first = date(year, month, 1).toordinal()
        yield "long", (first, first + length * 30)
