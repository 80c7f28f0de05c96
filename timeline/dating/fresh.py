"""The last of the years that a text tells as past, and the first of those that it tells as to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from timeline.dating.clues import Mark


def extremes(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """The last year that a text names as past or present, and the first that it names as to come."""
    dated = [m for m in marks if m.kind in ("day", "month", "year", "long")]
    past = max((_year(m) for m in dated if m.side == -1), default=0)
    ahead = min((m for m in dated if m.side == 1 and _year(m) >= past), key=_year, default=None)
    until = 9999 if ahead is None else _year(ahead)
    behind = max((m for m in dated if m.side < 1 and _year(m) <= until), key=_year, default=None)
    for kind, one in (("latest", behind), ("soonest", ahead)):
        if one is not None:
            year = _year(one)
            span = (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            yield Mark(kind, one.side, span, one.start, one.end)


def _year(mark: Mark) -> int:
    return date.fromordinal(int(mark.at[0])).year
