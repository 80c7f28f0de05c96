"""The days on which the articles of a small build may have been written: whole years around those that they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from timeline.dating.calendar import FAR, Days
from timeline.dating.few.beside import one_life
from timeline.dating.few.lengths import counts_from
from timeline.dating.few.now import shifts, years_off
from timeline.dating.few.tellings import DATED, Telling
from timeline.values import Dating, Draft

BEFORE, AFTER, MOST = 6, 12, 250
"""Years of candidates before the first and after the last year told, and at most."""
CENTURY = 36525
"""Days that a life lasts at most."""

Undated = Sequence[tuple[Draft, Sequence[Telling]]]
"""Articles without a day, and the times that each tells."""


def candidates(undated: Undated, known: Mapping[str, Dating]) -> Days | None:
    """All days of the years in which the articles may have been written, or None where nothing tells a year.

    They begin some years before the last time told as past, for that may be misread or yet to come. A dating that is
    open to a side, or as good as open, tells no year.
    """
    placed = [pair for dating in known.values() for pair in dating.days if _years(*pair) <= MOST]
    last = [d.toordinal() for pair in placed for d in pair]
    first = list(last)
    for _, told in undated:
        dated = [t for t in told if t.kind in DATED]
        if dated:
            behind, ahead = [t.at[1] for t in dated if t.side < 1], [t.at[0] for t in dated if t.side > -1]
            first.append(min(max(behind, default=FAR), min(ahead, default=FAR)))
            last.append(max(t.at[1] for t in dated))
        elif born := [t.at[0] for t in told if t.kind == "born"]:
            first.append(max(born))
            last.append(max(born) + CENTURY)
    if not first:
        return None
    last += [day for draft, told in undated for day in _counted_ahead(draft, told)]
    lo, hi = date.fromordinal(min(first)).year - BEFORE, date.fromordinal(max(last)).year + AFTER
    lo, hi = max(lo, hi - MOST, 1), min(hi, 9998)
    return np.arange(date(lo, 1, 1).toordinal(), date(hi, 12, 31).toordinal() + 1, dtype=np.int64)


def _years(first: date, last: date) -> int:
    return last.year - first.year


def _counted_ahead(draft: Draft, told: Sequence[Telling]) -> Iterator[int]:
    """Days to which the lengths and the ages of an article lead from the times that it tells."""
    text, code = draft.article.text, draft.article.language
    if life := one_life(text, code, told):
        yield life[0][1]
    for shift, name in shifts(text, code, told):
        if years_off(shift) and name.kind in DATED and shift.at[2] > -MOST * 12:
            yield name.at[1] - 31 * shift.at[2]
    for length in told:
        if length.kind == "length" and length.at[1] == "year" and length.at[0] < MOST:
            yield from (
                t.at[1] + round(366 * length.at[0])
                for t in told
                if counts_from(length, t) and t.kind in DATED
            )
