"""Dates that an article states of itself: container, date lines, datelines, URL, file name. No guesses here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline import edtf
from timeline.dating.address import in_address
from timeline.dating.days import day_in, full_day, unclocked
from timeline.dating.lines import EDGE, LONGEST, Manner, manner
from timeline.dating.vocabulary import either
from timeline.errors import TimelineError
from timeline.readings import Calendar, Range
from timeline.values import Dating, Draft, Expression

HEAD_LINES, FOOT_LINES = 5, 3
_REST = re.compile(r"-(\d\d)-(\d\d)(?=T\d\d)")
"""What follows the year of an ISO timestamp, of which only the year is an expression."""
_RANK = {"published": 0, "bare": 1, "dateline": 2, "updated": 3}


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that the article gives as its own: EDTF, where it stands (or -1, -1), the kind of place, and whether
    it is the day of a change."""

    edtf: str
    start: int
    end: int
    place: str
    updated: bool = False


def stated(draft: Draft) -> tuple[Stated, ...]:
    """Every date that the article states of itself, the most trustworthy first.

    Order: container, line led by a word of publication, line or field of a line that is nothing but a day, dateline
    with a year, line led by a word of change, URL, file name.
    """
    return tuple(by_trust(draft))


def by_trust(draft: Draft) -> Iterator[Stated]:
    """Yield what `stated` tells, and look for each only when it is asked for."""
    if draft.article.published:
        yield Stated(draft.article.published, -1, -1, draft.article.basis or "field")
    for _, found in sorted(_lines(draft), key=lambda s: (_RANK[s[0]], s[1].start)):
        yield found
    yield from (Stated(day, -1, -1, place) for day, place in in_address(draft.article))


STATED = "stated: "


@lru_cache(maxsize=100_000)
def dating(value: str, place: str) -> Dating:
    """The dating that rests on a date (EDTF) stated at a place."""
    days = edtf.covers(value)
    return Dating(value, days[0][0], days[-1][1], STATED + place, 1.0, (), days)


def restated(value: str, basis: str) -> Dating:
    """The dating that was made of a stated date, by its value and its basis."""
    return dating(value, basis.removeprefix(STATED))


def pinned(value: str) -> Dating:
    """The dating that a person has set. Raises TimelineError where the value is no EDTF."""
    try:
        days = edtf.covers(value)
    except (ValueError, IndexError) as error:
        raise TimelineError(f"{value!r} is no date: write it like 2024-03-12, 2024-03 or 2024") from error
    return Dating(value, days[0][0], days[-1][1], "set: by a person", 1.0, (), days)


def yearless(draft: Draft) -> Iterator[tuple[int, int, int, int]]:
    """Month, day and span of the lines that state a day as the article's own, but not its year."""
    for found in _claimed(draft):
        c, bare = found.day, found.how.kind == "bare"
        entry = bare and (not c.weekday or draft.article.text[found.end : found.end + 1] == ":")
        if c.year is None and c.month and c.day and not entry:
            yield c.month, c.day, found.start, found.end


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A day that a line states: its span, how the line does so, and where the line stands."""

    day: Calendar
    start: int
    end: int
    how: Manner
    where: str


def _lines(draft: Draft) -> Iterator[tuple[str, Stated]]:
    """Dates that the outer lines state, with how they do so."""
    for found in _claimed(draft):
        value = _edtf(found.day, found.how)
        if value is None or (not found.how.sure and _outlived(draft, found)):
            continue
        if found.how.kind == "bare" and _chronicle(draft):
            continue
        yield (
            found.how.kind,
            Stated(value, found.start, found.end, _place(found), found.how.kind == "updated"),
        )


def _edtf(c: Calendar, how: Manner) -> str | None:
    """The day, or the month where a line led by words names no more; None where neither is named."""
    if not isinstance(c.year, int) or not c.month:
        return None
    day = day_in(c.year, c.month, c.day or 1)
    if day is None or (c.day is None and not how.lead):
        return None
    return day.isoformat() if c.day else f"{day:%Y-%m}"


def _place(found: _Claimed) -> str:
    """What the basis of a dating calls this place."""
    if found.how.kind == "dateline":
        return "dateline"
    return f"{found.where} «{found.how.lead}»" if found.how.lead else found.where


def _claimed(draft: Draft) -> Iterator[_Claimed]:
    """The days among the first and the last lines that their line states as the article's own."""
    article = draft.article
    for start, end, n, left, e in _candidates(draft):
        where = "first line" if n == 0 else "last line" if left == 0 else "line"
        line = article.text[start:end]
        day, stop = _calendar(e, article.text)
        if day is None:
            continue
        outer = n < 2 or left < 2
        spelled = n == 0 and not day.weekday and any(map(str.isalpha, e.text))
        how = manner(line, e.start - start, stop - start, article.language, spelled)
        if how and (
            how.kind != "bare" or outer
        ):  # amid a text a line that begins with a day is part of its story
            yield _Claimed(day, e.start, stop, how, where)


def _candidates(draft: Draft) -> Iterator[tuple[int, int, int, int, Expression]]:
    """Expressions at the edges of the outer lines: span of the line, its number from the top and from the bottom."""
    text, told = draft.article.text, draft.expressions
    if not told:
        return
    heads, feet = _outer(text)
    i, count = 0, len(told)
    for n, (start, end) in enumerate(heads):
        left = len(heads) - 1 - n if not feet else HEAD_LINES + FOOT_LINES
        while i < count and told[i].start < end:
            if told[i].start - start <= LONGEST or (left < FOOT_LINES and end - told[i].end <= LONGEST):
                yield start, end, n, left, told[i]
            i += 1
    for n, (start, end) in enumerate(feet):
        at = count
        while at > i and told[at - 1].start >= start:
            at -= 1
        for e in told[at:]:
            if e.start < end and (e.start - start <= LONGEST or end - e.end <= LONGEST):
                yield start, end, HEAD_LINES + n, len(feet) - 1 - n, e


def _outer(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Spans of the first and of the last lines that hold anything; no line is in both."""
    heads: list[tuple[int, int]] = []
    feet: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while start < size and len(heads) < HEAD_LINES:
        end = text.find("\n", start)
        end = size if end < 0 else end
        if not text[start:end].isspace() and end > start:
            heads.append((start, end))
        start = end + 1
    end = size
    while end > start and len(feet) < FOOT_LINES:
        begin = max(text.rfind("\n", start, end) + 1, start)
        if not text[begin:end].isspace() and end > begin:
            feet.insert(0, (begin, end))
        end = begin - 1
    return heads, feet


def _calendar(e: Expression, text: str) -> tuple[Calendar | None, int]:
    """The calendar date that an expression names, with or without a time of the day, and where it ends."""
    reading = unclocked(e.reading)
    if isinstance(reading, Range) and reading.last is None:  # "online since 14 November 2012"
        reading = reading.first
    if not isinstance(reading, Calendar):
        return None, e.end
    if reading.month is None and (m := _REST.match(text, e.end)):
        return Calendar(reading.year, int(m[1]), int(m[2])), m.end()
    return (reading if reading.month else None), e.end


def _outlived(draft: Draft, found: _Claimed) -> bool:
    """Whether the article tells a later year as past: then the day belongs to its story, not to the article."""
    year = found.day.year
    if not isinstance(year, int):
        return False
    aims = re.compile(rf"(?i)\b(?:{either(draft.article.language, 'stated', 'aims')}) $")
    return any(
        _year_behind(e) > year and not aims.search(draft.article.text, max(e.start - EDGE, 0), e.start)
        for e in draft.expressions
    )


def _year_behind(e: Expression) -> int:
    """The year that an expression tells as past or as begun, or 0."""
    reading = unclocked(e.reading)
    behind = e.tense in ("past", "pluperfect")
    if isinstance(reading, Range) and reading.last is None:
        reading, behind = reading.first, e.tense != "future"
    year = reading.year if behind and isinstance(reading, Calendar) else 0
    return year if isinstance(year, int) else 0


def _chronicle(draft: Draft) -> bool:
    """Whether three lines and more begin with days of their own, so that none of them is the article's."""
    text = draft.article.text
    days = {
        day
        for e in draft.expressions
        if (e.start == 0 or text[e.start - 1] == "\n") and (day := full_day(e.reading))
    }
    return len(days) > 2
