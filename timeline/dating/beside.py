"""What two neighbouring expressions say together: a weekday with its date, a length of time beside a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from timeline.dating.clues import EARLIEST, LATEST, Mark
from timeline.dating.days import day_in
from timeline.dating.vocabulary import either
from timeline.readings import Calendar, Duration, Feast, Reading, Shift, Weekday
from timeline.values import Expression

BESIDE = 45
"""Characters within which a length of time and a year speak of each other: "three years ago, in 2014"."""
LONG_AGO = 25
"""Years from which on a length without a side counts from a year beside it: an anniversary."""


def lengths(one: Expression, two: Expression) -> Iterator[Mark]:
    """The years in which an article was written if a length of years reaches back to the year beside it."""
    for a, b in ((one.reading, two.reading), (two.reading, one.reading)):
        match a:
            case Duration(parts=((amount, "year"),), side=side, since=False, mod=mod) if amount and (
                side == -1 or (side is None and amount >= LONG_AGO)
            ):
                year = getattr(b, "year", None)
                if isinstance(year, int) and year >= EARLIEST - 1000 and year + amount <= LATEST:
                    yield Mark("is", 0, _after(b, year, float(amount), mod), one.start, two.end)


def _after(told: Reading, year: int, years: float, mod: str) -> tuple[int, int]:
    """The days that lie some years after a time told, as far as the words are sharp."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if isinstance(told, Calendar) and told.month:
        first = date(year, told.month, 1)
        last = date(year, told.month, 28)
    shift = round(years * 365.2425)
    less = 150 if mod in ("LESS_THAN", "EQUAL_OR_LESS", "APPROX") else 60
    more = 200 if mod in ("MORE_THAN", "EQUAL_OR_MORE", "APPROX") else 90
    return first.toordinal() + shift - less, last.toordinal() + shift + more


@cache
def same(code: str) -> re.Pattern[str]:
    """What may stand between two expressions that name one day: a comma, a bracket, an article, a preposition."""
    return re.compile(rf"(?i)[\s,(–-]*(?:(?:{either(code, 'same', 'between')})\s+)?")


def pairs(one: Expression, two: Expression, side: int) -> Iterator[Mark]:
    """What two neighbouring expressions say of the same day: «Montag, dem 20. November», «Feast, on 27 November»."""
    for a, b in ((one.reading, two.reading), (two.reading, one.reading)):
        match a, b:
            case Weekday(weekday=w), Calendar(year=None, month=int(m), day=int(d), weekday=None):
                yield Mark("true", side, (m, d, w - 1), one.start, two.end)
            case Feast(name=name, year=None), Calendar(year=None, month=int(m), day=int(d)):
                yield Mark("feastday", side, (name, m, d), one.start, two.end)
            case Shift(grain="year", by=n, base="published"), Calendar(year=int(y), month=None) if (
                1 < y - n < 9998
            ):
                yield Mark(
                    "is",
                    0,
                    (date(y - n, 1, 1).toordinal(), date(y - n, 12, 31).toordinal()),
                    one.start,
                    two.end,
                )
            case Shift(grain="day", by=n, base="published"), Calendar(year=int(y), month=int(m), day=int(d)):
                if day := day_in(y, m, d):
                    now = day.toordinal() - n
                    yield Mark("is", 0, (now, now), one.start, two.end)
