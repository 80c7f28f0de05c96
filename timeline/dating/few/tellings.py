"""The times that one article tells, as small values: what each names, and on which side of the day of writing it lies.

Pure and per article; no candidate days in here (those are the business of `odds`).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from timeline import language
from timeline.dating.clues import EARLIEST, LATEST
from timeline.dating.few.feasts import feast_on, feast_within
from timeline.dating.few.names import around
from timeline.dating.sides import begun, side_of, unsure
from timeline.dating.stated import stated
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
    Unplaced,
    Weekday,
)
from timeline.values import Draft, Expression


class Telling(NamedTuple):
    """One time that an article tells, behind the day of writing (`side` -1), ahead of it (+1) or on neither side (0).

    `sure` says that the words tell the side ("last Friday"), not only the tense. `kind` names what `at` holds:
    "day", "month", "quarter", "part", "year" (first and last ordinal; "born" likewise, where it is a birth); "date" (month, day, weekday 0 Monday … 6 or None) of any
    year; "feast" (its name; "feastname" where its date stands beside it); "months" (first month, how many) of any year; "weekday" (0 … 6); "weekend" ();
    "length" (amount, grain, mod); "shift" (grain, how many). `manner` is the tense, or for lengths "ago", "since",
    "ahead", "told" (from another time that is told) or "". `near` holds the names in its sentence, `wide` those in the sentences around it too.
    """

    kind: str
    side: int
    sure: bool
    at: tuple[Any, ...]
    manner: str
    start: int
    end: int
    near: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()


def tellings(draft: Draft) -> tuple[Telling, ...]:
    """The times that an article tells, in the order of its text; the line that states its date is none of them."""
    text, code = draft.article.text, draft.article.language
    own = [(s.start, s.end) for s in stated(draft) if s.start >= 0]
    out = []
    readings = [e.reading for e in draft.expressions]
    for n, e in enumerate(draft.expressions):
        if any(a < e.end and e.start < b for a, b in own):
            continue
        side = _side(e, text, code)
        reading = _inner(e.reading)
        sure = getattr(reading, "side", None) in (-1, 1) or _is_attribute(e, text, code)
        within = feast_within(e, readings[n + 1 : n + 2], code)
        found = list(_named(e, reading)) if within is None else []
        if within is not None:
            out.append(Telling("feastname", side, sure, (within[0],), e.tense, e.start, within[1]))
            found = [] if within[1] == e.end else list(_named(e, reading))
        if born(code).search(text, max(e.start - 30, 0), e.end + 30):
            found = [
                ("born", at, manner) if kind in ("day", "year") else (kind, at, manner)
                for kind, at, manner in found
            ]
        found = [
            (k, at, "ago" if k == "length" and not m and _back(code).match(text, e.end) else m)
            for k, at, m in found
        ]
        near, wide = around(text, e.start, e.end) if found else (frozenset(), frozenset())
        out += [
            Telling(kind, side, sure, at, manner, e.start, e.end, near, wide) for kind, at, manner in found
        ]
    out = sorted([*out, *_returns(text, code)], key=lambda t: t.start)
    out = [t for t, after in zip(out, (*out[1:], None), strict=False) if not _completed(t, after)]
    return tuple(_beside(out))


BESIDE = 10
"""Characters within which a feast and a date are told of one day."""


def _beside(out: Sequence[Telling]) -> Iterator[Telling]:
    """A feast beside its date only checks it; the date is told as a feast is."""
    for n, t in enumerate(out):
        before, after = out[n - 1] if n else None, out[n + 1] if n + 1 < len(out) else None
        if t.kind == "feast" and any(_on(o, t) for o in (before, after)):
            yield t._replace(kind="feastname")
        elif t.kind == "date" and any(
            o is not None and o.kind in ("feast", "feastname") and _on(t, o) for o in (before, after)
        ):
            yield t._replace(manner="feast")
        else:
            yield t


def _on(date: Telling | None, feast: Telling) -> bool:
    """Whether a date stands beside a feast."""
    if date is None or date.kind != "date":
        return False
    return -40 < date.start - feast.end < BESIDE or 0 <= feast.start - date.end < BESIDE


def _completed(t: Telling, after: Telling | None) -> bool:
    """Whether the next telling is the year of this one: «Silvesternacht 1919»."""
    yearless = t.kind in ("feast", "date", "months")
    return after is not None and yearless and after.kind == "year" and after.start - t.end <= 1


def _side(e: Expression, text: str, code: str) -> int:
    """The side of an expression; what begins without having begun ("from Saturday on") may lie ahead."""
    if not isinstance(e.reading, Range):
        return -1 if _is_attribute(e, text, code) else side_of(e)
    if unsure(e, text, begun(code)):
        return 0
    if (
        e.reading.last is None
        and e.tense != "future"
        and not begun(code).search(text, max(e.start - 12, 0), e.start)
    ):
        return 0
    return side_of(e)


def _returns(text: str, code: str) -> Iterator[Telling]:
    """How often something returns: «jährt sich zum elften Mal», "the tenth anniversary"."""
    pattern, ordinals = _anniversaries(code)
    for m in pattern.finditer(text):
        told = next(filter(None, m.groups()))
        number = int(told) if told.isdigit() else ordinals[told.lower()]
        if number > 1:
            yield Telling("length", 0, False, (float(number), "year", ""), "returns", m.start(), m.end())


@cache
def _anniversaries(code: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What tells an anniversary, with its number as the only group that is not empty; and the numbers told in words."""
    table = language.pack(code).table("dating").get("returns", {})
    classes = language.pack(code).table("words").get("classes", {}).get("ORDINAL", {})
    endings = table.get("endings", [""])
    words = {
        w.rstrip("~") + end: int(n) for n, all_words in classes.items() for w in str(all_words).split()
        for end in (endings if w.endswith("~") else [""]) if int(n) > 0
    }  # fmt: skip
    number = rf"(?:(\d{{1,3}})(?:{'|'.join(map(re.escape, table.get('numbered', [])))})|({'|'.join(sorted(words, key=len, reverse=True))}))"
    patterns = [p.replace("<N>", number) for p in table.get("patterns", [])]
    return re.compile("(?i)" + "|".join(patterns) if patterns else "(?!)"), words


@cache
def _back(code: str) -> re.Pattern[str]:
    """What follows a length that lies behind: «liegt achtzehn Jahre zurück»."""
    words = language.pack(code).table("dating").get("ago", {}).get("after", [])
    return re.compile(rf"(?i)\s+(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


def _is_attribute(e: Expression, text: str, code: str) -> bool:
    """Whether a date belongs to the noun before it: «die Flut vom 31. Mai» is over."""
    if not isinstance(e.reading, Calendar) or e.reading.day is None:
        return False
    lead = _attribute(code).search(text, max(e.start - 12, 0), e.start)
    return lead is not None and not _going_on(code).match(text, e.end)


@cache
def _attribute(code: str) -> re.Pattern[str]:
    """What leads the day of an event that is over: «die Flut vom 31. Mai»."""
    words = language.pack(code).table("dating").get("attribute", {}).get("before", [])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s+\Z")


@cache
def _going_on(code: str) -> re.Pattern[str]:
    """What follows a day from which on something goes on: «vom 1. April an»."""
    words = language.pack(code).table("dating").get("attribute", {}).get("but", [])
    return re.compile(rf"(?i)[^.]{{0,20}}?\s(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


@cache
def born(code: str) -> re.Pattern[str]:
    """The words that tell a birth."""
    words = language.pack(code).table("dating").get("life", {}).get("born", [])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


def _inner(reading: Reading | None) -> Reading | None:
    """What a reading is about, without the part of it, the time of the day or the range that it bounds."""
    while True:
        match reading:
            case Range(end="first", first=inner) | Range(end="last", last=inner):
                reading = inner
            case DayPart(day=inner) | Clock(day=inner):
                reading = inner
            case Part(of=inner) | Half(of=inner) | Nth(of=inner):
                reading = inner
            case Unplaced(of=Range(last=inner)):
                reading = inner
            case _:
                return reading


Found = tuple[str, tuple[Any, ...], str]


def _named(e: Expression, reading: Reading | None) -> Iterator[Found]:
    """What a reading names: kind, numbers and manner of a telling; nothing where it says nothing of the day."""
    match reading:
        case Eve(of=Weekday(weekday=w, weeks=None, base="published")):
            yield "weekday", ((w - 2) % 7,), e.tense
        case Eve(of=Calendar(year=None, month=int(), day=int()) as day):
            yield from _calendar(day, e)
        case Eve(of=Feast(name=name, year=None)):
            yield "feast", (name,), e.tense
        case Weekday(weekday=w, weeks=None, base="published", side=side):
            yield "weekday", (w - 1,), "this" if side == 0 else e.tense
        case Feast(name=name, year=None):
            yield "feast", (name,), e.tense
        case Calendar():
            yield from _calendar(reading, e)
        case Period(grain="weekend", year=None):
            yield "weekend", (), e.tense
        case Period(grain="season" | "quarter" | "half", index=n):
            yield from _period(reading.grain, n, reading.year, e.tense)
        case Duration(parts=((amount, grain),), mod=mod) if amount:
            yield "length", (float(amount), grain, mod), _manner(e.reading, reading)
        case Shift(grain=grain, by=n, base="published"):
            yield "shift", (grain, n), e.tense


def _manner(whole: Reading | None, length: Duration) -> str:
    """How a length lies to the day of writing."""
    if length.base != "published":
        return "told"
    if length.since or isinstance(whole, Range):
        return "since" if length.side == -1 else ""
    return {-1: "ago", 1: "ahead"}.get(length.side or 0, "")


def _calendar(c: Calendar, e: Expression) -> Iterator[Found]:
    if isinstance(c.month, int) and not 1 <= c.month <= 12:
        return
    if c.year is None and isinstance(c.month, int):
        if c.day and (feast := feast_on(c.month, c.day)) and not any(x.isdigit() for x in e.text):
            yield "feast", (feast,), e.tense
        elif c.day:
            yield "date", (c.month, c.day, c.weekday - 1 if c.weekday else None), e.tense
        else:
            yield "months", (c.month, 1), e.tense
    elif isinstance(c.year, int) and EARLIEST <= c.year <= LATEST:
        if isinstance(c.month, int):
            last = calendar.monthrange(c.year, c.month)[1]
            first = date(c.year, c.month, min(c.day or 1, last)).toordinal()
            yield ("day", (first, first), e.tense) if c.day else ("month", (first, first + last - 1), e.tense)
        elif c.month is None:
            yield "year", (date(c.year, 1, 1).toordinal(), date(c.year, 12, 31).toordinal()), e.tense


_MONTHS = {"season": 3, "quarter": 3, "half": 6}


def _period(grain: str, index: int, year: object, tense: str) -> Iterator[Found]:
    length = _MONTHS[grain]
    month = index * 3 if grain == "season" else (index - 1) * length + 1
    if not 1 <= month <= 12:
        return
    if year is None:
        yield "months", (month, length), tense
    elif isinstance(year, int) and EARLIEST <= year <= LATEST:
        first = date(year, month, 1).toordinal()
        yield "quarter" if grain == "quarter" else "part", (first, first + length * 30), tense
