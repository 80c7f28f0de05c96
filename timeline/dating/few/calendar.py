"""The candidate days, and where what returns every year lies from each of them. Days are proleptic ordinals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Floats = NDArray[np.float64]
FAR = 10**7


def ordinal(year: int, month: int, day: int) -> int | None:
    """The ordinal of a calendar day, or None where there is none."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def times(days: Days, when: Callable[[int], int | None]) -> Days:
    """The days on which something returns every year, from well before the candidates to well after them."""
    lo, hi = date.fromordinal(int(days[0])).year, date.fromordinal(int(days[-1])).year
    found = [when(year) for year in range(max(lo - 9, 1), min(hi + 10, 9999))]
    return np.array([-FAR] + [d for d in found if d is not None] + [FAR], dtype=np.int64)


def returning(days: Days, when: Callable[[int], int | None]) -> tuple[Days, Days]:
    """For every candidate, the last time on or before it and the first time on or after it that something returns."""
    known = times(days, when)
    after = np.searchsorted(known, days, side="right")
    last = known[after - 1]
    return last, np.where(last == days, days, known[after])


def weekday(days: Days) -> Days:
    """The day of the week of every candidate, 0 Monday … 6 Sunday."""
    return (days - 1) % 7


def years(days: Days) -> Days:
    """The year of every candidate."""
    return (days - 1 + np.datetime64("0001-01-01")).astype("datetime64[Y]").astype(np.int64) + 1970


def on(year: Days, month: int, day: int) -> Days:
    """A day of a month in each of some years; the first of the next month, where there is none."""
    months = (year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (month - 1)
    return months.astype("datetime64[D]").astype(np.int64) + (date(1970, 1, 1).toordinal() + day - 1)
