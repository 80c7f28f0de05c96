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
    Eve,
    Feast,
    Half,
    Part,
    Period,
    Range,
    Reading,
    Weekday,
)


def named(reading: Reading | None) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What a reading names, as kind and numbers of a mark; nothing where it says nothing of the day."""
    match reading:
        case Range(end="first", first=inner) | Range(end="last", last=inner):
            yield from named(inner)
        case DayPart(day=inner) | Clock(day=inner) | Eve(of=inner):
            yield from named(inner)
        case Part(mod="START" | "MID" | "END" as mod, of=Calendar(month=int(m), day=None) as of):
            yield from _part(mod, of.year, m)
            yield from named(of)
        case Part(of=Calendar() | Period() as inner) | Half(of=Calendar() | Period() as inner):
            yield from named(inner)
        case Weekday(weekday=w, side=None, weeks=None, base="published"):
            yield "weekday", (w - 1,)
        case Weekday(weekday=w, side=-1 | 1, weeks=None, base="published"):
            yield "thatday", (w - 1,)
        case Weekday(weekday=w, side=0, base="published"):
            yield "thisday", (w - 1,)
        case Feast(name=name, year=None):
            yield "feast", (name,)
        case Calendar():
            yield from _calendar(reading)
        case Period(grain="season" | "quarter" | "half", index=n):
            yield from _period(reading.grain, n, reading.year)


def _calendar(c: Calendar) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if isinstance(c.year, int) and not EARLIEST <= c.year <= LATEST:
        return
    if c.month and c.day and c.year is None:
        yield "yearly", (c.month, c.day, 1)
        if c.weekday:
            yield "true", (c.month, c.day, c.weekday - 1)
    elif c.month and c.year is None:
        yield "yearmonth", (c.month, 1, calendar.monthrange(2023, c.month)[1])
    elif isinstance(c.year, int) and c.month:
        last = calendar.monthrange(c.year, c.month)[1]
        first = date(c.year, c.month, min(c.day or 1, last)).toordinal()
        yield ("day", (first, first)) if c.day else ("month", (first, first + last - 1))
    elif isinstance(c.year, int):
        yield "year", (date(c.year, 1, 1).toordinal(), date(c.year, 12, 31).toordinal())


_PARTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
"""First and last day of the beginning, the middle and the end of a month."""


def _part(mod: str, year: object, month: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    first, last = _PARTS[mod]
    if year is None:
        last = min(last, calendar.monthrange(2023, month)[1])
        yield "yearpart", (month, first, last - first + 1)
    elif isinstance(year, int) and EARLIEST <= year <= LATEST:
        last = min(last, calendar.monthrange(year, month)[1])
        yield "monthpart", (date(year, month, first).toordinal(), date(year, month, last).toordinal())


_MONTHS = {"season": 3, "quarter": 3, "half": 6}


def _period(grain: str, index: int, year: object) -> Iterator[tuple[str, tuple[Any, ...]]]:
    length = _MONTHS[grain]
    month = index * 3 if grain == "season" else (index - 1) * length + 1
    if year is None:
        yield "yearlong", (month, 1, length * 30 + 1)
    elif isinstance(year, int) and EARLIEST <= year <= LATEST:
        first = date(year, month, 1).toordinal()
        yield "long", (first, first + length * 30)
