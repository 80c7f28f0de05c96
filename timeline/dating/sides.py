"""On which side of the day of writing a time is told to lie: by its words, by its tense, by its neighbour."""

from __future__ import annotations

import re
from functools import cache

from timeline.dating.vocabulary import either
from timeline.readings import Calendar, Clock, DayPart, Feast, Half, Nth, Part, Range, Reading
from timeline.values import Expression

_SIDES = {"past": -1, "pluperfect": -1, "future": 1}


def side_of(e: Expression) -> int:
    """-1 where the words or the tense tell the time as past, +1 as future, 0 where neither does."""
    reading = e.reading
    if isinstance(reading, Range):
        if reading.last is None:
            return 1 if e.tense == "future" else -1
        if reading.first is None:
            return 1
    while isinstance(reading, Part | Half | Nth | DayPart | Clock) and (inner := _inner(reading)) is not None:
        reading = inner
    told = getattr(reading, "side", None)
    return told if told in (-1, 1) else _SIDES.get(e.tense, 0)


def _inner(reading: Reading) -> Reading | None:
    return (
        getattr(reading, "day", None)
        if isinstance(reading, DayPart | Clock)
        else getattr(reading, "of", None)
    )


def unsure(told: Range, e: Expression, text: str, begun: re.Pattern[str]) -> bool:
    """Whether an open range may lie on either side: what was granted «until 2030» need not be over."""
    ahead = told.last is None and not begun.search(text, max(e.start - 12, 0), e.start)
    return e.tense in ("past", "pluperfect") and (told.first is None or ahead)


@cache
def begun(code: str) -> re.Pattern[str]:
    """The words that open a range which has begun, at the end of what stands before its time."""
    return re.compile(rf"(?i)\b(?:{either(code, 'open', 'begun')})\s+(?:\w+\s+)?\Z")


def goes_on(before: Expression, e: Expression) -> bool:
    """Whether two neighbours are told on one side: a feast and its date, or a day moved to another."""
    return isinstance(before.reading, Feast | Calendar) and isinstance(e.reading, Calendar)
