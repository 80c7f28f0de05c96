"""The language's words around times that tell a side, a birth or an anniversary; compiled from its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from timeline import clauses, expressions, language
from timeline.dating.vocabulary import either
from timeline.readings import Calendar, Weekday
from timeline.values import Expression


def returning_years(text: str, code: str) -> Iterator[tuple[int, int, int]]:
    """Years and spans of anniversaries: "the tenth anniversary"."""
    hints = language.pack(code).table("dating").get("returns", {}).get("hints", [])
    if not any(hint in text for hint in hints):
        return
    pattern, ordinals = _anniversaries(code)
    for m in pattern.finditer(text):
        told = next(filter(None, m.groups()))
        yield int(told) if told.isdigit() else ordinals[told.lower()], m.start(), m.end()


@cache
def _anniversaries(code: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What tells an anniversary, with its number as the only group that is not empty; and the numbers told in words."""
    table = language.pack(code).table("dating").get("returns", {})
    classes = language.pack(code).table("words").get("classes", {}).get("ORDINAL", {})
    words: dict[str, int] = {}
    for number, wordings in classes.items():
        for word in str(wordings).split():
            endings = table.get("endings", [""]) if word.endswith("~") else [""]
            words |= {word.rstrip("~") + ending: int(number) for ending in endings}
    dots = "|".join(map(re.escape, table.get("numbered", [])))
    named = "|".join(sorted(words, key=len, reverse=True))
    ordinal = rf"(?:(\d{{1,3}})(?:{dots})|({named}))"
    patterns = [p.replace("<N>", ordinal) for p in table.get("patterns", [])]
    return re.compile("(?i)" + "|".join(patterns)), words


@cache
def back(code: str) -> re.Pattern[str]:
    """What follows a length that lies behind: "eighteen years ago"."""
    return re.compile(rf"(?i)\s+(?:{either(code, 'ago', 'after')})\b")


@cache
def after(code: str) -> re.Pattern[str]:
    """What follows a length that counts from an event; the only group names it: "eighteen years after the flood"."""
    return re.compile(rf"(?i)\s+(?:{either(code, 'after', 'event')})\b([^.,;:\n]{{0,80}})")


def to_the_day(text: str, start: int, end: int, code: str) -> int | None:
    """Where a length of time ends, with the words beside it that say that it is no day longer or shorter; None where
    none stand there."""
    exact = _exact(code)
    if behind := exact.match(text, end):
        return behind.end()
    return end if exact.search(text, max(start - _EXACT, 0), start) else None


_EXACT = 24


@cache
def _exact(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*\b(?:{either(code, 'exact', 'words')})\b")


def day_from_now(wording: str, code: str) -> tuple[int, int] | None:
    """How many days from now the first word of a wording counts («heute», «gestrigen»), and where it ends; or None."""
    days: dict[str, int] = language.pack(code).table("dating").get("now", {}).get("days", {})
    first = _FIRST.match(wording)
    return (days[first[0].lower()], first.end()) if first and first[0].lower() in days else None


_FIRST = re.compile(r"\w+")


@lru_cache(maxsize=1024)
def weekday_in(wording: str, code: str) -> int | None:
    """The weekday that a wording alone names, 0 Monday … 6 Sunday, or None."""
    pack = language.pack(code)
    found = expressions.find(wording, pack, clauses.outline(wording, pack))
    return next((e.reading.weekday - 1 for e in found if isinstance(e.reading, Weekday)), None)


def side_around(e: Expression, text: str, code: str) -> int:
    """-1 where what stands around a date tells that it is over («die Flut vom 31. Mai»), 1 where it is still to come
    («über den 30. Juni hinaus»), 0 where neither."""
    if not isinstance(e.reading, Calendar):
        return 0
    lead = _beyond(code)[0].search(text, max(e.start - 20, 0), e.start)
    if lead and _beyond(code)[1].match(text, e.end):
        return 1
    if e.reading.day is None or not _attribute(code).search(text, max(e.start - 12, 0), e.start):
        return 0
    return 0 if _going_on(code).match(text, e.end) else -1


@cache
def _beyond(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads and what follows a date beyond which something goes on."""
    follows = "after" in language.pack(code).table("dating").get("beyond", {})
    return (
        re.compile(rf"(?i)\b(?:{either(code, 'beyond', 'before')})\s+(?:\w+\s+)?\Z"),
        re.compile(rf"(?i)\s+(?:{either(code, 'beyond', 'after')})\b" if follows else ""),
    )


@cache
def _attribute(code: str) -> re.Pattern[str]:
    """What leads the day of an event that is over: «die Flut vom 31. Mai»."""
    return re.compile(rf"(?i)\b(?:{either(code, 'attribute', 'before')})\s+\Z")


@cache
def _going_on(code: str) -> re.Pattern[str]:
    """What follows a day from which on something goes on: «vom 1. April an»."""
    return re.compile(rf"(?i)[^.]{{0,20}}?\s(?:{either(code, 'attribute', 'but')})\b")


@cache
def born(code: str) -> re.Pattern[str]:
    """The words that tell a birth."""
    return re.compile(rf"(?i)\b(?:{either(code, 'life', 'born')})\b")
