"""Feasts by their wording and by the calendar: a feast whose date the text gives beside it is still a feast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from timeline import clauses, expressions, language
from timeline.expressions.feasts import FIXED
from timeline.readings import Calendar, Feast, Reading
from timeline.values import Expression


@lru_cache(maxsize=1024)
def named_feast(wording: str, code: str) -> str | None:
    """The feast that a wording alone names, or None."""
    pack = language.pack(code)
    for e in expressions.find(wording, pack, clauses.outline(wording, pack)):
        if isinstance(e.reading, Feast):
            return e.reading.name
    return None


def feast_within(e: Expression, after: Sequence[Reading | None], code: str) -> tuple[str, int] | None:
    """The feast in an expression that was read as the date beside it, and where its wording ends; or None.

    Either the date follows within the expression ("Thanksgiving Monday, Oct. 9"), or in the next one, `after`.
    """
    head, comma, _ = e.text.partition(",")
    if comma and isinstance(e.reading, Calendar) and not any(c.isdigit() for c in head):
        name = named_feast(head, code)
        return (name, e.start + len(head)) if name else None
    if e.reading in after and not any(c.isdigit() for c in e.text):
        name = named_feast(e.text, code)
        return (name, e.end) if name else None
    return None


@cache
def feast_on(month: int, day: int) -> str | None:
    """The feast that is always on this day, or None."""
    return next((name for name, on in sorted(FIXED.items()) if on == (month, day)), None)
