"""Dates that an article states of itself: container, date lines, datelines, URL, file name. No guesses here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import PurePath

from timeline import edtf, language
from timeline.errors import TimelineError
from timeline.readings import Calendar, Clock, DayPart, Reading
from timeline.values import Article, Dating, Draft, Expression

HEAD_LINES, FOOT_LINES, LONGEST_LINE = 5, 3, 120
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
    r"|(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\6((?:19|20)\d\d)(?!\d)"
)
_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_AFTER_DATE = re.compile(r"\s*(?:$|[,|·•–—:;)\]]|-\s|\(|\d\d?[:.]\d\d|T\d\d)")
_BEFORE_DATE = re.compile(r"(?:^|[|·•–—,/(\[])\s*$")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that the article gives as its own: EDTF, where it stands (or -1, -1), and the kind of place."""

    edtf: str
    start: int
    end: int
    place: str


def stated(draft: Draft) -> tuple[Stated, ...]:
    """Every date that the article states of itself, the most trustworthy first.

    Order: container, line led by a word of publication, bare first or last line, dateline with a year, line led by a
    word of change, URL, file name.
    """
    return tuple(by_trust(draft))


def by_trust(draft: Draft) -> Iterator[Stated]:
    """Yield what `stated` tells, and look for each only when it is asked for."""
    article = draft.article
    if article.published:
        yield Stated(article.published, -1, -1, article.basis or "field")
    for _, found in sorted(_lines(draft), key=lambda s: (_RANK[s[0]], s[1].start)):
        yield found
    yield from _in_address(article)


_RANK = {"published": 0, "bare": 1, "dateline": 2, "updated": 3}


@lru_cache(maxsize=100_000)
def dating(value: str, place: str) -> Dating:
    """The dating that rests on a date (EDTF) stated at a place."""
    days = edtf.covers(value)
    return Dating(value, days[0][0], days[-1][1], f"stated: {place}", 1.0, (), days)


def pinned(value: str) -> Dating:
    """The dating that a person has set. Raises TimelineError where the value is no EDTF."""
    try:
        days = edtf.covers(value)
    except (ValueError, IndexError) as error:
        raise TimelineError(f"{value!r} is no date: write it like 2024-03-12, 2024-03 or 2024") from error
    return Dating(value, days[0][0], days[-1][1], "set: by a person", 1.0, (), days)


def _lines(draft: Draft) -> Iterator[tuple[str, Stated]]:
    """Date lines among the first and the last lines, with how they state it."""
    words = _words(draft.article.language)
    spans = list(_outer_lines(draft.article.text))
    for n, (start, end) in enumerate(spans):
        where = "first line" if n == 0 else "last line" if n == len(spans) - 1 else "line"
        line = draft.article.text[start:end]
        for day, a, b in _days(draft, start, end):
            how = _manner(line, a - start, b - start, words)
            if how == "bare" and 1 < n < len(spans) - 1:
                continue  # in the middle of a text a line that begins with a day is part of its story
            if how:
                yield how, Stated(day.isoformat(), a, b, _place(line[: a - start], where, how))
                break


def yearless(draft: Draft) -> Iterator[tuple[int, int, int, int]]:
    """Month, day and span of the lines that state a day as the article's own, but not its year."""
    words = _words(draft.article.language)
    for start, end in _outer_lines(draft.article.text):
        for e in _within(draft.expressions, start, min(end, start + 400)):
            match e.reading:
                case Calendar(year=None, month=int(m), day=int(d)) if 1 <= m <= 12:
                    how = _manner(draft.article.text[start:end], e.start - start, e.end - start, words)
                    if how in ("published", "updated", "dateline"):
                        yield m, d, e.start, e.end


def _place(lead: str, where: str, how: str) -> str:
    """What the basis of a dating calls this place."""
    lead = lead.strip(" \t:|")
    return (
        f"{where} «{lead}»"
        if how in ("published", "updated") and 0 < len(lead) < 40
        else how
        if how == "dateline"
        else where
    )


def _manner(line: str, start: int, end: int, words: _Words) -> str | None:
    """How a line states the day at its characters `start:end`, or None where it merely mentions it."""
    lead = words.lead.match(line[:start])
    if lead:
        return "updated" if lead["updated"] else "published"
    before, after = line[:start].strip(), line[end:]
    if words.between.fullmatch(before) and (_AFTER_DATE.match(after) or _ISO.match(line[start:end])):
        return "bare"
    if (
        len(line) <= LONGEST_LINE
        and not after.strip(" .,)]|")
        and _BEFORE_DATE.search(words.tail.sub("", line[:start]))
    ):
        return "bare"
    if _is_dateline(before, after) or (
        _is_full_dateline(before, after) and not words.tail.search(before.partition(",")[0])
    ):
        return "dateline"
    return None


def _is_full_dateline(before: str, after: str) -> bool:
    """True for «BERLIN, » before a date and a full stop and a sentence after it."""
    return bool(
        re.fullmatch(r"[^\W\d_a-zà-öø-ÿ][\w.-]+(?: [^\W\d_a-zà-öø-ÿ][\w.-]+)?,", before)
        and re.match(r"\. [\W]?[^\W\d_a-zà-öø-ÿ]", after)
    )


def _is_dateline(before: str, after: str) -> bool:
    """True for «BERLIN, » before a date and « (Agency) – » or a dash after it."""
    place = re.fullmatch(r"\(?[^\W\d_][\w./ -]{1,30},?", before)
    return bool(
        place
        and len(before.split()) <= 3
        and re.match(r"\s*(?:\([^)]{2,20}\)|/\w{2,12}/|[–—-]\s|\)\s)", after)
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words around stated dates, compiled."""

    lead: re.Pattern[str]
    between: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    table = language.pack(code).table("dating").get("stated", {})
    published, updated, between = (_either(table.get(k, [])) for k in ("published", "updated", "between"))
    glue = rf"(?:(?:{between})\b\.?|[\s:,|–—-])*"
    return _Words(
        lead=re.compile(rf"(?i)\W*(?:(?P<updated>{updated})|(?P<published>{published}))\b{glue}\Z"),
        between=re.compile(rf"(?i)\W*{glue}"),
        tail=re.compile(rf"(?i)\b(?:{between})\b\.?,?\s*\Z"),
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"


def _outer_lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the first and the last lines that hold anything, in order."""
    spans = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)] if len(text) < 4000 else _edges(text)
    yield from spans if len(spans) <= HEAD_LINES + FOOT_LINES else spans[:HEAD_LINES] + spans[-FOOT_LINES:]


def _edges(text: str) -> list[tuple[int, int]]:
    """Like a walk over all lines, but looks only at both ends of a long text."""
    head = [m.span() for m, _ in zip(re.finditer(r"[^\n]*\S[^\n]*", text), range(HEAD_LINES), strict=False)]
    last = text.rfind("\n", 0, len(text) - 1500) + 1 or len(text) - 1500
    foot = [(m.start() + last, m.end() + last) for m in re.finditer(r"[^\n]*\S[^\n]*", text[last:])]
    return head + [s for s in foot[-FOOT_LINES:] if not head or s[0] >= head[-1][1]]


def _days(draft: Draft, start: int, end: int) -> Iterator[tuple[date, int, int]]:
    """Calendar days that a line names in full, in order: numeric ones, and those among the expressions."""
    text, seen = draft.article.text, []
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for m in pattern.finditer(text, start, min(end, start + 400)):
            day = _day(*(int(m[k]) for k in order))
            if day:
                seen.append((m.start(), m.end(), day))
    for e in _within(draft.expressions, start, min(end, start + 400)):
        day = full_day(e.reading)
        if day and not any(a < e.end and e.start < b for a, b, _ in seen):
            seen.append((e.start, e.end, day))
    for a, b, day in sorted(seen):
        yield day, a, b


def full_day(reading: Reading | None) -> date | None:
    """The calendar day that a reading names in full, with or without a time of the day."""
    while isinstance(reading, DayPart | Clock):
        reading = reading.day
    match reading:
        case Calendar(year=int(y), month=int(m), day=int(d)):
            return _day(y, m, d)
    return None


def _within(found: tuple[Expression, ...], start: int, end: int) -> list[Expression]:
    return [e for e in found if start <= e.start and e.end <= end and e.type in ("DATE", "TIME")]


def _in_address(article: Article) -> list[Stated]:
    """Dates in the URL and in the file's name or folders."""
    found = []
    url = article.url or ""
    if m := _IN_PATH.search(url):
        found += [Stated(d.isoformat(), -1, -1, "URL") for d in [_path_day(m)] if d]
    elif m := _MONTH_IN_PATH.search(url):
        found.append(Stated(f"{m[1]}-{m[2]}", -1, -1, "URL"))
    path = PurePath(article.path)
    name = article.name if "#" in article.path else path.as_posix()
    if m := _IN_PATH.search(name):
        found += [Stated(d.isoformat(), -1, -1, "file name") for d in [_path_day(m)] if d]
    return found


def _path_day(m: re.Match[str]) -> date | None:
    return _day(int(m[1]), int(m[3]), int(m[4])) if m[1] else _day(int(m[8]), int(m[7]), int(m[5]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
