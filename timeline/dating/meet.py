"""Days that two articles of one story tell: «am Donnerstag» here, and a sibling that names the day in full.

A weekday told as past is one of the last seven days, one told as to come one of the next; so wherever the sibling's
day has that weekday, it says within which week this article was written. Names around both wordings tell how surely
they mean one event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from timeline.dating.clues import Clues, Mark

CLASSES = 4
"""Meetings are weighed by how many names the two sentences share: none, one, two, more."""

Told = tuple[int, frozenset[int]]


def days_of(c: Clues, span: tuple[int, int] | None) -> list[Told]:
    """The days that an article tells, as far as they are known when it was written within `span` (ordinals)."""
    found = []
    for m in c.marks:
        found += [(day, m.near) for day in _resolved(m, span)]
    return found


def _resolved(m: Mark, span: tuple[int, int] | None) -> Iterator[int]:
    if m.kind == "day":
        yield int(m.at[0])
    elif span is not None and m.kind == "yearly" and span[1] - span[0] < 120:
        yield from _in_year(int(m.at[0]), int(m.at[1]), (span[0] + span[1]) // 2)


def _in_year(month: int, day: int, near: int) -> Iterator[int]:
    """The day of that month and number nearest to another day."""
    year = date.fromordinal(near).year
    days = []
    for y in (year - 1, year, year + 1):
        try:
            days.append(date(y, month, day).toordinal())
        except ValueError:
            continue
    if days:
        yield min(days, key=lambda x: (abs(x - near), x))


def meetings(c: Clues, told: Sequence[Told]) -> Iterator[tuple[str, Mark]]:
    """The weeks in which an article was written if its days are days that its siblings tell, by class."""
    by_weekday: dict[int, list[Told]] = {}
    by_date: dict[tuple[int, int], list[Told]] = {}
    for day, names in told:
        by_weekday.setdefault((day - 1) % 7, []).append((day, names))
        when = date.fromordinal(day)
        by_date.setdefault((when.month, when.day), []).append((day, names))
    for m in c.marks:
        if m.kind == "weekday" and m.side:
            for day, names in by_weekday.get(int(m.at[0]), ()):
                span = (day, day + 6) if m.side == -1 else (day - 6, day - 1)
                yield _named(m, names), Mark("meet", 0, span, m.start, m.end)
        elif m.kind == "ago":
            for day, names in told:
                if m.near & names:
                    yield "meet.ago", Mark("meet", 0, _since(day, m), m.start, m.end)
        elif m.kind == "yearly":
            for day, _ in by_date.get((int(m.at[0]), int(m.at[1])), ()):
                yield "meet.date", Mark("meet", 0, (day - 180, day + 180), m.start, m.end)


_LENGTH = {"day": (1.0, 0), "week": (7.0, 3), "month": (30.44, 14), "year": (365.25, 150)}
"""Days in a grain, and how many days more or less a round number of it may mean."""


def _since(day: int, m: Mark) -> tuple[int, int]:
    """The days that lie as long after a day as the words say."""
    length, around = _LENGTH[m.at[0]]
    then = day + round(length * float(m.at[1]))
    less = m.at[2] in ("LESS_THAN", "EQUAL_OR_LESS")
    more = m.at[2] in ("MORE_THAN", "EQUAL_OR_MORE")
    return then - (0 if more else around), then + (0 if less else around)


def _named(m: Mark, names: frozenset[int]) -> str:
    return f"meet.{min(len(m.near & names), CLASSES - 1)}"
