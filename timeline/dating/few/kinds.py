"""What one reading names, as kind, numbers and manner of a telling; no words and no sides in here."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline.dating.clues import EARLIEST, LATEST
from timeline.dating.few.feasts import feast_on
from timeline.readings import (
    Calendar,
    Clock,
    Counted,
    DayPart,
    Duration,
    Eve,
    Feast,
    Half,
    Nth,
    Part,
    Period,
    Range,
    Reading,
    Shift,
    Unplaced,
    Weekday,
)
from timeline.values import Expression


def inner(reading: Reading | None) -> Reading | None:
    """What a reading is about, without the part of it, the time of the day or the range that it bounds."""
    while True:
        match reading:
            case Range(end="first", first=within) | Range(end="last", last=within):
                reading = within
            case DayPart(day=within) | Clock(day=within):
                reading = within
            case Part(of=within) | Half(of=within) | Nth(of=within):
                reading = within
            case Unplaced(of=Range(last=within)):
                reading = within
            case _:
                return reading


Found = tuple[str, tuple[Any, ...], str]


def named(e: Expression, reading: Reading | None) -> Iterator[Found]:
    """What a reading names: kind, numbers and manner of a telling; nothing where it says nothing of the day."""
    match reading:
        case Eve(of=Weekday(weekday=w, weeks=None, base="published")):
            yield "weekday", ((w - 2) % 7,), e.tense
        case Eve(of=Calendar(month=int(), day=int()) as day):
            yield from _calendar(day, e)
        case Eve(of=Feast(name=name, year=None)):
            yield "feast", (name,), e.tense
        case Weekday(weekday=w, weeks=None, base="published"):
            late = isinstance(e.reading, DayPart) and e.reading.part in ("EV", "NI")
            yield "weekday", (w - 1,), "evening" if late and e.tense == "past" else e.tense
            yield from _soon(reading)
        case Feast(name=name, year=None):
            yield "feast", (name,), e.tense
        case Calendar():
            yield from _calendar(reading, e)
        case Period(grain="season" | "quarter" | "half", index=n):
            yield from _period(reading.grain, n, reading.year, e.tense)
        case Duration(parts=((amount, grain),), mod=mod) if amount:
            yield "length", (float(amount), grain, mod), _manner(e.reading, reading)
        case Shift(grain=grain, by=n, base="published"):
            yield "shift", (grain, n, 0 if grain == "day" else None), e.tense
        case Weekday(weekday=w, weeks=int(n), base="published"):
            yield "shift", ("week", n, w - 1), e.tense
        case Counted(
            of=Shift(grain="day", by=by, base="published"), number=n, grain=grain, side=side, since=False
        ):
            yield from shifted(by, side * int(n), grain, e.tense)


def shifted(by: int, number: int, grain: str, manner: str) -> Iterator[Found]:
    """A day so many days, weeks, months or years off one that is `by` days off the day of writing."""
    if grain in _DAYS:
        yield "shift", ("day", by + number * _DAYS[grain], 0), manner
    elif grain in _MANY:
        yield "shift", ("day", by, number * _MANY[grain]), manner


_DAYS = {"day": 1, "week": 7}
_MANY = {"month": 1, "year": 12}


def _manner(whole: Reading | None, length: Duration) -> str:
    """How a length lies to the day of writing."""
    if length.base != "published":
        return "told"
    if length.since or isinstance(whole, Range):
        return "since" if length.side == -1 else ""
    return {-1: "ago", 1: "ahead"}.get(length.side or 0, "")


def _soon(day: Weekday | Calendar) -> Iterator[Found]:
    """That the words call a day of the week the last or the next one, or one a week off it."""
    if day.side:
        yield "shift", ("soon", day.side, None), ""


def _calendar(c: Calendar, e: Expression) -> Iterator[Found]:
    if c.weeks is not None:
        yield "shift", ("week", c.weeks, c.weekday - 1 if c.weekday else None), e.tense
    elif c.weekday:
        yield from _soon(c)
    if c.year is None and c.month:
        if c.day and (feast := feast_on(c.month, c.day)) and not any(x.isdigit() for x in e.text):
            yield "feast", (feast,), e.tense
        elif c.day:
            yield "date", (c.month, c.day, c.weekday - 1 if c.weekday else None), e.tense
        else:
            yield "months", (c.month, 1), e.tense
    elif isinstance(c.year, int) and EARLIEST <= c.year <= LATEST:
        if c.month:
            last = calendar.monthrange(c.year, c.month)[1]
            first = date(c.year, c.month, min(c.day or 1, last)).toordinal()
            named = (c.weekday - 1,) if c.weekday else ()
            yield (
                ("day", (first, first, *named), e.tense)
                if c.day
                else ("month", (first, first + last - 1), e.tense)
            )
        else:
            yield "year", (date(c.year, 1, 1).toordinal(), date(c.year, 12, 31).toordinal()), e.tense
    elif isinstance(c.year, Shift) and c.year.base == "published" and isinstance(c.month, int) and c.day:
        yield "off", (c.year.by, c.month, c.day), e.tense


_MONTHS = {"season": 3, "quarter": 3, "half": 6}


def _period(grain: str, index: int, year: object, tense: str) -> Iterator[Found]:
    length = _MONTHS[grain]
    month = index * 3 if grain == "season" else (index - 1) * length + 1
    if year is None:
        yield "months", (month, length), tense
    elif isinstance(year, int) and EARLIEST <= year <= LATEST:
        first = date(year, month, 1).toordinal()
        yield "quarter" if grain == "quarter" else "month", (first, first + length * 30), tense
