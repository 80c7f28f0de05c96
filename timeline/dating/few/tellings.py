"""The times that one article tells, as small values: what each names, and on which side of the day of writing it lies.

Pure and per article; no candidate days in here (those are the business of `own` and `odds`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.dating.few.feasts import feast_within
from timeline.dating.few.kinds import inner, named, shifted
from timeline.dating.few.names import around
from timeline.dating.few.wordings import (
    after,
    back,
    born,
    day_from_now,
    returning_years,
    side_around,
    to_the_day,
    weekday_in,
)
from timeline.dating.sides import begun, side_of, unsure
from timeline.dating.stated import stated
from timeline.readings import Range, Reading
from timeline.values import Draft, Expression

DATED = ("day", "month", "quarter", "year")
YEARLY = ("date", "feast", "months")
LEAD = 350
"""Characters of an article that tell its news: what is told there as past was just now."""
MOST = 250
"""Times with a year, and others, that are heard of one article: a register of thousands would cost as many curves."""
_END = re.compile(r"[^\W\d]{2}[.!?]\W|\n")
"""Where sentences end, near enough: behind a word, not behind a number or an initial."""


class Telling(NamedTuple):
    """One time that an article tells, behind the day of writing (`side` -1), ahead of it (+1) or on neither side (0).

    `sure` says that the words tell the side ("last Friday"), not only the tense. `kind` names what `at` holds: "day",
    "month" (or a season), "quarter", "year" (first and last ordinal, and the weekday where it stands beside a day;
    "born" likewise, where it is a birth); "date" (month, day, weekday 0 Monday … 6 or None) of any year; "feast" (its
    name; "feastname" where its date stands beside it); "months" (first month, how many) of any year; "off" (years off
    that of writing, month, day); "weekday" (0 … 6); "length" (amount, grain, mod); "shift" (grain, how many; with days
    how many months beside, with weeks the weekday in it or None; "soon" for a weekday that is the last or the next).
    `manner` is the tense, "feast" for the date of one, "until" for a feast that ends something, "evening" for one of a
    weekday that is over, "since" for a weekday from which on something goes on; for lengths "ago", "since", "ahead",
    "told" (from another time that is told), "returns" (an anniversary) or ""; for shifts "exact", where a length counts
    to the day. `near` holds the words in its sentence, `sentence` is the number of its sentence.
    """

    kind: str
    side: int
    sure: bool
    at: tuple[Any, ...]
    manner: str
    start: int
    end: int
    near: frozenset[str] = frozenset()
    sentence: int = 0


def tellings(draft: Draft) -> tuple[Telling, ...]:
    """The times that an article tells, in the order of its text; the line that states its date is none of them."""
    text, code = draft.article.text, draft.article.language
    own = [(s.start, s.end) for s in stated(draft) if s.start >= 0]
    readings = [e.reading for e in draft.expressions]
    out: list[Telling] = []
    for n, e in enumerate(draft.expressions):
        if not any(a < e.end and e.start < b for a, b in own):
            out += _told(e, readings[n + 1 : n + 2], text, code)
    for years, start, end in returning_years(text, code):
        out.append(Telling("length", 0, False, (float(years), "year", ""), "returns", start, end))
    out.sort(key=lambda t: t.start)
    ends = sentences(text)
    return tuple(t._replace(sentence=bisect_right(ends, t.start)) for t in _beside(_heard(out)))


def _heard(told: list[Telling]) -> list[Telling]:
    """Of very many times the latest that have a year, and the first of the others."""
    dated = [t for t in told if t.kind in DATED]
    others = [t for t in told if t.kind not in DATED]
    if len(dated) <= MOST and len(others) <= MOST:
        return told
    latest = sorted(dated, key=lambda t: t.at[1], reverse=True)
    return sorted((*latest[:MOST], *others[:MOST]), key=lambda t: t.start)


def sentences(text: str) -> list[int]:
    """Where the sentences of a text end."""
    return [m.end() for m in _END.finditer(text)]


def _told(e: Expression, following: Sequence[Reading | None], text: str, code: str) -> Iterator[Telling]:
    """What one expression tells; `following` is the reading of the next one."""
    side, reading = _side(e, text, code), inner(e.reading)
    if now := day_from_now(e.text, code):
        by, end = now
        week = weekday_in(e.text[end:].lstrip(" ,"), code) if end < len(e.text) else None
        if week is not None or end == len(e.text):
            if week is not None:
                yield Telling("weekday", 0, False, (week,), "this", e.start, e.end)
            yield Telling("shift", side, False, ("day", by, 0), e.tense, e.start, e.end)
            return
    sure = getattr(reading, "side", None) in (-1, 1) or side_around(e, text, code) != 0
    feast, end = feast_within(e, following, code) or (None, e.start)
    if feast:
        yield Telling("feastname", side, sure, (feast,), e.tense, e.start, end)
    if end == e.end:
        return
    birth = born(code).search(text, max(e.start - 30, 0), e.end + 30)
    near = around(text, e.start, e.end)
    for kind, at, manner in named(e, reading):
        if kind == "length" and not manner and back(code).match(text, e.end):
            manner = "ago"
        if kind == "weekday" and side == -1 and isinstance(e.reading, Range) and e.reading.last is None:
            manner = "since"
        if kind == "feast" and isinstance(e.reading, Range) and e.reading.first is None:
            manner = "until"
        if birth and kind in ("day", "year"):
            kind = "born"
        yield Telling(kind, side, sure, at, manner, e.start, e.end, near)
        if kind == "length":
            yield from _to_the_day(e, side, at, manner, text, code)


def _to_the_day(
    e: Expression, side: int, at: tuple[Any, ...], manner: str, text: str, code: str
) -> Iterator[Telling]:
    """The day of writing, where a length of time leads to it from another day, to the day."""
    end = to_the_day(text, e.start, e.end, code)
    if end and (manner in ("ago", "ahead", "since") or after(code).match(text, end)):
        number = round(at[0]) * (1 if side == 1 else -1)
        for kind, off, exact in shifted(0, number, at[1], "exact"):
            yield Telling(kind, side, False, off, exact, e.start, end)


def _side(e: Expression, text: str, code: str) -> int:
    """The side of an expression; what begins without having begun ("from Saturday on") may lie ahead."""
    if not isinstance(e.reading, Range):
        return side_around(e, text, code) or side_of(e)
    if unsure(e.reading, e, text, begun(code)):
        return 0
    if (
        e.reading.last is None
        and e.tense != "future"
        and not begun(code).search(text, max(e.start - 12, 0), e.start)
    ):
        return 0
    return side_of(e)


BESIDE = 10
"""Characters within which a feast and a date are told of one day."""


def _beside(out: Sequence[Telling]) -> Iterator[Telling]:
    """A feast beside its date only checks it; the date is told as a feast is."""
    for n, t in enumerate(out):
        before, after = out[n - 1] if n else None, out[n + 1] if n + 1 < len(out) else None
        if t.kind == "feast" and any(_on(o, t) for o in (before, after)):
            yield t._replace(kind="feastname")
        elif t.kind == "date" and any(
            o and o.kind.startswith("feast") and _on(t, o) for o in (before, after)
        ):
            yield t._replace(manner="feast")
        else:
            yield t


def _on(date: Telling | None, feast: Telling) -> bool:
    """Whether a date stands beside a feast."""
    if date is None or date.kind != "date":
        return False
    return -40 < date.start - feast.end < BESIDE
