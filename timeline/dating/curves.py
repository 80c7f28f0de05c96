"""How well candidate days agree with what an article tells: marks become rows of bins over the days.

A day is its proleptic ordinal (`date.toordinal`). Pure array arithmetic; no words, no language, no learning in here.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from timeline.dating.calendar import Days, feast, namesakes, nearest, ordinal, returning
from timeline.dating.clues import Mark

Bins = NDArray[np.int8]

_STEPS = (1, 2, 3, 4, 6, 8, 15, 22, 32, 47, 62, 93, 124, 184, 367, 732, 1097, 1827, 3653)
EDGES = np.array([-s + 1 for s in reversed(_STEPS)] + [0 + s for s in _STEPS], dtype=np.int64)
"""Lower edges of the bins of an offset, which is the candidate day minus the day told, in days."""
DATED = ("day", "month", "monthpart", "year", "long", "latest", "soonest")
"""Kinds of marks that name days of one year."""
HEAD = 750
"""Characters at the head of an article in which the news of the day stands."""
N_BINS = len(EDGES) + 1


def table_of(mark: Mark) -> str:
    """The name of the table of weights that a mark is looked up in."""
    if mark.kind in ("true", "feastday", "is"):
        return mark.kind
    where = "head" if mark.start < HEAD and mark.kind in ("weekday", "yearly", "yearmonth") else "body"
    side = "present" if mark.present else ("behind", "open", "ahead")[mark.side + 1]
    return f"{mark.kind}.{side}.{where}"


def bins(mark: Mark, days: Days) -> Bins:
    """The bin of every candidate day: of its offset, of its day of the week, or 0 and 1 for false and true."""
    match mark.kind:
        case "weekday" | "thatday" | "thisday":
            return np.asarray((days - 1 - int(mark.at[0])) % 7, dtype=np.int8)
        case "is":
            return np.asarray((days >= int(mark.at[0])) & (days <= int(mark.at[1])), dtype=np.int8)
        case "true":
            month, day, weekday = (int(x) for x in mark.at)
            told = nearest(days, lambda y: ordinal(y, month, day))
            return np.asarray((told - 1) % 7 == weekday, dtype=np.int8)
        case "feastday":
            name, month, day = str(mark.at[0]), int(mark.at[1]), int(mark.at[2])
            told = nearest(days, lambda y: ordinal(y, month, day))
            hits = [told == nearest(days, partial(feast, n)) for n in namesakes(name)]
            return np.asarray(np.any(hits, axis=0), dtype=np.int8)
    return np.searchsorted(EDGES, offsets(mark, days), side="right").astype(np.int8)


def offsets(mark: Mark, days: Days) -> Days:
    """Days from the time told to each candidate: negative before it, 0 within it, positive after it.

    What returns every year is taken where it is nearest to the candidate.
    """
    if mark.kind in DATED:
        first, last = int(mark.at[0]), int(mark.at[1])
        return np.where(days < first, days - first, np.where(days > last, days - last, 0))
    if mark.kind == "feast":
        return days - nearest(days, partial(feast, str(mark.at[0])))
    month, day, length = (int(x) for x in mark.at)
    before, after = returning(days, lambda y: ordinal(y, month, day))
    since, until = np.maximum(days - (before + length - 1), 0), days - after
    return np.where(since <= -until, since, until)
