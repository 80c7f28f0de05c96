"""What one article's own words say about the day it was written: small values, before any day is known.

Pure and per article, so it may run anywhere; no candidate days in here (those are the `curves`' business).
"""

from __future__ import annotations

import calendar
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from timeline import language
from timeline.dating.stated import Stated, stated
from timeline.readings import (
    Calendar,
    Clock,
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
    Weekday,
)
from timeline.values import Draft, Expression

LEAD = 1500
"""Characters at the head of an article in which the news of the day stands."""

EARLIEST, LATEST = 1800, 2200
"""Years that say something of when an article of today's press was written."""

LONG = 6000
"""Characters from which on an article is no report of the day."""
OFTEN = 2
_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w-]{3,}")
_SIDES = {"past": -1, "pluperfect": -1, "future": 1}


class Mark(NamedTuple):
    """A time that the text names, told to lie behind (`side` -1), ahead (+1) or neither (0).

    `kind` names what `at` holds: "day", "month", "year", "long" (first and last ordinal day of a dated period);
    "yearly" (month, day, length in days of what returns every year), "yearmonth" and "yearlong" likewise;
    "feast" (its name); "weekday" (0 Monday … 6 Sunday), "thatday" likewise where the words tell last from next;
    "true" (a day of the month with its weekday) and "namedday" (the same, as what returns every year);
    "feastday" (a feast with its month and day); "is" (ordinals between which the article was written).
    "freshday", "freshmonth" (kinds and numbers of all days or months told on one side: only the nearest counts).
    "ago" (a grain, how many of it, and whether less or more).
    `near` holds the names that stand around a day, as hashes.
    """

    kind: str
    side: int
    at: tuple[Any, ...]
    start: int
    end: int
    near: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Clues:
    """What one article brings to the dating of all: stated dates, marks, and its names as hashes in order.

    `names` are crc32 hashes of the capitalised words; the first `n_lead` of them stand in the article's lead.
    `wire` from 0 to 1 is how much it reads like a report of the day: short, and full of days.
    """

    doc_id: str
    stated: tuple[Stated, ...]
    marks: tuple[Mark, ...]
    names: array[int]
    n_lead: int
    wire: float = 0.0


def evidence(draft: Draft) -> Clues:
    """The clues of one article."""
    text = draft.article.text
    found = stated(draft)
    own = [(s.start, s.end) for s in found if s.start >= 0]
    told = [e for e in draft.expressions if not any(a < e.end and e.start < b for a, b in own)]
    lead = _NAME.findall(text, 0, LEAD)
    rest = _NAME.findall(text, LEAD)
    marks = tuple(
        _marks(
            text, told, _same(draft.article.language), _begun(draft.article.language), _leading(lead + rest)
        )
    )
    names = array(
        "I", map(_hash, lead + rest + [f"{m.kind}{m.at}" for m in marks if m.kind in ("yearly", "day")])
    )
    return Clues(
        draft.article.doc_id, found, marks + tuple(_extremes(marks)), names, len(lead), _wire(text, marks)
    )


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _wire(text: str, marks: tuple[Mark, ...]) -> float:
    """0 up to one and a half days told in 1,000 characters, 1 from three and a half on; 0 for long articles."""
    days = sum(m.kind in DAYS for m in marks)
    return 0.0 if len(text) > LONG else min(max((1000 * days / max(len(text), 1) - 1.5) / 2, 0.0), 1.0)


def _marks(
    text: str, told: list[Expression], same: re.Pattern[str], begun: re.Pattern[str], leading: frozenset[int]
) -> Iterator[Mark]:
    before: Expression | None = None
    earlier = 0
    for e in told:
        side = _side(e)
        if isinstance(e.reading, Range) and _unsure(e, text, begun):
            continue
        close = before is not None and e.start - before.end <= 9
        if before is not None and close and side == 0 and _goes_on(before, e):
            side = earlier
        if before is not None and close and same.fullmatch(text, before.end, e.start):
            yield from _pairs(before, e, side)
        if before is not None and e.start - before.end <= BESIDE:
            yield from _lengths(before, e)
        for kind, at in _at(e.reading, side):
            near = _near(text, e) - leading if kind in NAMED else frozenset()
            yield Mark(kind, side, at, e.start, e.end, near)
        before, earlier = e, side


def _unsure(e: Expression, text: str, begun: re.Pattern[str]) -> bool:
    """Whether an open range may lie on either side: what was granted «until 2030» need not be over."""
    reading = e.reading
    if not isinstance(reading, Range) or e.tense not in ("past", "pluperfect"):
        return False
    return reading.first is None or (
        reading.last is None and not begun.search(text, max(e.start - 12, 0), e.start)
    )


@cache
def _begun(code: str) -> re.Pattern[str]:
    """The words that open a range which has begun, at the end of what stands before its time."""
    words = language.pack(code).table("dating").get("open", {}).get("begun", [])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s+(?:\w+\s+)?\Z")


def _goes_on(before: Expression, e: Expression) -> bool:
    """Whether two neighbours are told on one side: a feast and its date, or a day moved to another."""
    return isinstance(before.reading, Feast | Calendar) and isinstance(e.reading, Calendar)


BESIDE = 45
"""Characters within which a length of time and a year speak of each other: "three years ago, in 2014"."""
LONG_AGO = 25
"""Years from which on a length without a side counts from a year beside it: an anniversary."""


def _lengths(one: Expression, two: Expression) -> Iterator[Mark]:
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
    if isinstance(told, Calendar) and isinstance(told.month, int) and 1 <= told.month <= 12:
        first = date(year, told.month, 1)
        last = date(year, told.month, 28)
    shift = round(years * 365.2425)
    less = 150 if mod in ("LESS_THAN", "EQUAL_OR_LESS", "APPROX") else 60
    more = 200 if mod in ("MORE_THAN", "EQUAL_OR_MORE", "APPROX") else 90
    return first.toordinal() + shift - less, last.toordinal() + shift + more


DAYS = ("weekday", "thatday", "yearly", "day")
"""Kinds of marks that name a single day."""
NAMED = (*DAYS, "ago")
"""Kinds of marks that another article may tell in other words."""


def _leading(names: list[str]) -> frozenset[int]:
    """The names that an article repeats: they tell its story, not one event of it."""
    return frozenset(_hash(name) for name, n in Counter(names).items() if n > OFTEN)


def _near(text: str, e: Expression) -> frozenset[int]:
    """The names in the sentence around an expression, as hashes; a sentence is cut short at 150 characters."""
    first = max(text.rfind(". ", 0, e.start), text.rfind("\n", 0, e.start), e.start - 150, 0)
    last = text.find(". ", e.end + 4, e.end + 150)
    return frozenset(map(_hash, _NAME.findall(text, first, last if last > 0 else e.end + 150)))


@cache
def _same(code: str) -> re.Pattern[str]:
    """What may stand between two expressions that name one day: a comma, a bracket, an article, a preposition."""
    between = language.pack(code).table("dating").get("same", {}).get("between", [])
    return re.compile(rf"(?i)[\s,(–-]*(?:(?:{'|'.join(map(re.escape, between)) or '(?!)'})\s+)?")


def _side(e: Expression) -> int:
    """-1 where the words or the tense tell the time as past, +1 as future, 0 where neither does."""
    reading = e.reading
    if isinstance(reading, Range):
        if reading.last is None:
            return 1 if e.tense == "future" else -1
        if reading.first is None:
            return 1
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


def _at(reading: Reading | None, side: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What a reading names, as kind and numbers of a mark; nothing where it says nothing of the day."""
    match reading:
        case Range(end="first", first=inner) | Range(end="last", last=inner):
            yield from _at(inner, side)
        case DayPart(day=inner) | Clock(day=inner) | Eve(of=inner):
            yield from _at(inner, side)
        case Part(of=Calendar() | Period() as inner) | Half(of=Calendar() | Period() as inner):
            yield from _at(inner, side)
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


def _extremes(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """The last year that a text names as past or present, and the first that it names as to come."""
    dated = [m for m in marks if m.kind in ("day", "month", "year", "long")]
    past = max((_year(m) for m in dated if m.side == -1), default=0)
    ahead = min((m for m in dated if m.side == 1 and _year(m) >= past), key=_year, default=None)
    until = 9999 if ahead is None else _year(ahead)
    behind = max((m for m in dated if m.side < 1 and _year(m) <= until), key=_year, default=None)
    for kind, kinds in (("freshday", ("yearly", "day")), ("freshmonth", ("yearmonth", "month"))):
        for side in (-1, 1):
            told = sorted({(m.kind, m.at) for m in marks if m.kind in kinds and m.side == side}, key=repr)
            if told:
                yield Mark(kind, side, tuple(told), -1, -1)
    for kind, one in (("latest", behind), ("soonest", ahead)):
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
                yield Mark("namedday", side, (m, d, 1), one.start, two.end)
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
                if 1 <= m <= 12 and EARLIEST <= y <= LATEST and 1 <= d <= calendar.monthrange(y, m)[1]:
                    day = date(y, m, d).toordinal() - n
                    yield Mark("is", 0, (day, day), one.start, two.end)
