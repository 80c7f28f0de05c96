"""What one article's own words say about the day it was written: small values, before any day is known.

Pure and per article, so it may run anywhere; no candidate days in here (those are the `curves`' business).
"""

from __future__ import annotations

import calendar
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from timeline.dating.stated import Stated, stated
from timeline.readings import (
    Calendar,
    Clock,
    DayPart,
    Feast,
    Half,
    Nth,
    Part,
    Period,
    Range,
    Reading,
    Shift,
    Weekday,
)
from timeline.values import Draft, Expression

LEAD = 1500
"""Characters at the head of an article in which the news of the day stands."""

_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w-]{3,}")
_SIDES = {"past": -1, "pluperfect": -1, "future": 1}


class Mark(NamedTuple):
    """A time that the text names, told to lie behind (`side` -1), ahead (+1) or neither (0).

    `kind` names what `at` holds: "day", "month", "year", "long" (first and last ordinal day of a dated period);
    "yearly" (month, day, length in days of what returns every year), "yearmonth" and "yearlong" likewise;
    "feast" (its name); "weekday" (0 Monday … 6 Sunday); "true" (a day of the month with its weekday);
    "feastday" (a feast with its month and day); "is" (ordinals between which the article was written).
    """

    kind: str
    side: int
    at: tuple[int | str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clues:
    """What one article brings to the dating of all: stated dates, marks, and its names as hashes in order.

    `names` are crc32 hashes of the capitalised words; the first `n_lead` of them stand in the article's lead.
    """

    doc_id: str
    stated: tuple[Stated, ...]
    marks: tuple[Mark, ...]
    names: array[int]
    n_lead: int


def evidence(draft: Draft) -> Clues:
    """The clues of one article."""
    text = draft.article.text
    found = stated(draft)
    own = [(s.start, s.end) for s in found if s.start >= 0]
    told = [e for e in draft.expressions if not any(a < e.end and e.start < b for a, b in own)]
    lead = _NAME.findall(text, 0, LEAD)
    rest = _NAME.findall(text, LEAD)
    names = array("I", map(_hash, lead + rest))
    marks = tuple(_marks(text, told))
    return Clues(draft.article.doc_id, found, marks + tuple(_extremes(marks)), names, len(lead))


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _marks(text: str, told: list[Expression]) -> Iterator[Mark]:
    before: Expression | None = None
    for e in told:
        side = _side(e)
        if before is not None and e.start - before.end <= 9 and "." not in text[before.end : e.start]:
            yield from _pairs(before, e, side)
        for kind, at in _at(e.reading, side):
            yield Mark(kind, side, at, e.start, e.end)
        before = e


def _side(e: Expression) -> int:
    """-1 where the words or the tense tell the time as past, +1 as future, 0 where neither does."""
    reading = e.reading
    if isinstance(reading, Range):
        if reading.last is None:
            return 1 if e.tense == "future" else -1
        if reading.first is None:
            return -1 if e.tense in ("past", "pluperfect") else 1
    while isinstance(reading, Part | Half | Nth | DayPart | Clock) and (inner := _inner(reading)) is not None:
        reading = inner
    side = getattr(reading, "side", None)
    return side if side in (-1, 1) else _SIDES.get(e.tense, 0)


def _inner(reading: Reading) -> Reading | None:
    return (
        getattr(reading, "day", None)
        if isinstance(reading, DayPart | Clock)
        else getattr(reading, "of", None)
    )


def _at(reading: Reading | None, side: int) -> Iterator[tuple[str, tuple[int | str, ...]]]:
    """What a reading names, as kind and numbers of a mark; nothing where it says nothing of the day."""
    match reading:
        case Range(end="first", first=inner) | Range(end="last", last=inner):
            yield from _at(inner, side)
        case DayPart(day=inner) | Clock(day=inner):
            yield from _at(inner, side)
        case Part(of=Calendar() | Period() as inner) | Half(of=Calendar() | Period() as inner):
            yield from _at(inner, side)
        case Weekday(weekday=w, base="published"):
            yield "weekday", (w - 1,)
        case Feast(name=name, year=None):
            yield "feast", (name,)
        case Calendar():
            yield from _calendar(reading)
        case Period(grain="season" | "quarter" | "half", index=n):
            yield from _period(reading.grain, n, reading.year)


def _calendar(c: Calendar) -> Iterator[tuple[str, tuple[int | str, ...]]]:
    if isinstance(c.year, int) and not 1 <= c.year <= 9998:
        return
    if isinstance(c.month, int) and not 1 <= c.month <= 12:
        return
    if isinstance(c.month, int) and c.day and c.year is None:
        yield "yearly", (c.month, c.day, 1)
        if c.weekday:
            yield "true", (c.month, c.day, c.weekday - 1)
    elif isinstance(c.month, int) and c.year is None:
        yield "yearmonth", (c.month, 1, calendar.monthrange(2023, c.month)[1])
    elif isinstance(c.year, int) and isinstance(c.month, int):
        last = calendar.monthrange(c.year, c.month)[1]
        first = date(c.year, c.month, min(c.day or 1, last)).toordinal()
        yield ("day", (first, first)) if c.day else ("month", (first, first + last - 1))
    elif isinstance(c.year, int) and c.month is None:
        yield "year", (date(c.year, 1, 1).toordinal(), date(c.year, 12, 31).toordinal())


_MONTHS = {"season": 3, "quarter": 3, "half": 6}


def _period(grain: str, index: int, year: object) -> Iterator[tuple[str, tuple[int | str, ...]]]:
    length = _MONTHS[grain]
    month = index * 3 if grain == "season" else (index - 1) * length + 1
    if not 1 <= month <= 12:
        return
    if year is None:
        yield "yearlong", (month, 1, length * 30 + 1)
    elif isinstance(year, int) and 1 <= year <= 9990:
        first = date(year, month, 1).toordinal()
        yield "long", (first, first + length * 30)


def _extremes(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """The last year that a text names as past or present, and the first that it names as to come."""
    dated = [m for m in marks if m.kind in ("day", "month", "year", "long")]
    behind = [m for m in dated if m.side < 1]
    ahead = [m for m in dated if m.side == 1]
    for kind, one in (
        ("latest", max(behind, key=_year, default=None)),
        ("soonest", min(ahead, key=_year, default=None)),
    ):
        if one is not None:
            year = _year(one)
            span = (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            yield Mark(kind, one.side, span, one.start, one.end)


def _year(mark: Mark) -> int:
    return date.fromordinal(int(mark.at[0])).year


def _pairs(one: Expression, two: Expression, side: int) -> Iterator[Mark]:
    """What two neighbouring expressions say of the same day: «Montag, dem 20. November», «Feast, on 27 November»."""
    for a, b in ((one.reading, two.reading), (two.reading, one.reading)):
        match a, b:
            case Weekday(weekday=w), Calendar(year=None, month=int(m), day=int(d), weekday=None) if (
                1 <= m <= 12
            ):
                yield Mark("true", side, (m, d, w - 1), one.start, two.end)
            case Feast(name=name, year=None), Calendar(year=None, month=int(m), day=int(d)) if 1 <= m <= 12:
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
                if 1 <= m <= 12 and 1 <= y <= 9998 and 1 <= d <= calendar.monthrange(y, m)[1]:
                    day = date(y, m, d).toordinal() - n
                    yield Mark("is", 0, (day, day), one.start, two.end)
