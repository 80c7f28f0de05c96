"""The candidate days, and where days and feasts that return every year lie from them. Days are proleptic ordinals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from timeline.expressions.feasts import days_of

Days = NDArray[np.int64]
Floats = NDArray[np.float64]
FAR = 10**7
EPOCH = date(1970, 1, 1).toordinal()
"""Where numpy counts days from."""


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


def nearest(days: Days, when: Callable[[int], int | None]) -> Days:
    """For every candidate, the time nearest to it at which something returns, the last one of two."""
    last, following = returning(days, when)
    return np.where(days - last <= following - days, last, following)


@cache
def feast(name: str, year: int) -> int | None:
    """The ordinal of the first day of a feast in a year, or None where it has none."""
    try:
        return days_of(name, year)[0].toordinal()
    except (KeyError, ValueError):
        return None


@cache
def namesakes(name: str) -> tuple[str, ...]:
    """A feast and those of the same name in other countries: texts name the country seldom."""
    plain = name.split("_", 1)[1] if name.split("_")[0] in ("us", "canadian") else name
    every = (name, plain, f"us_{plain}", f"canadian_{plain}")
    return tuple(dict.fromkeys(n for n in every if feast(n, 2000) is not None))


def weekday(days: Days) -> Days:
    """The day of the week of every candidate, 0 Monday … 6 Sunday."""
    return (days - 1) % 7


def years(days: Days) -> Days:
    """The year of every candidate."""
    return (days - 1 + np.datetime64("0001-01-01")).astype("datetime64[Y]").astype(np.int64) + 1970


def on(year: Days, month: int, day: int) -> Days:
    """A day of a month in each of some years; the first of the next month, where there is none."""
    months = (year - 1970).astype("datetime64[Y]").astype("datetime64[M]") + (month - 1)
    return months.astype("datetime64[D]").astype(np.int64) + (EPOCH + day - 1)


def months_off(days: Days, by: int) -> Days:
    """The day of the same number so many months off each."""
    if not by:
        return days
    dates = (days - EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    moved = (months + by).astype("datetime64[D]") + (dates - months.astype("datetime64[D]"))
    ordinals: Days = moved.astype(np.int64) + EPOCH
    return ordinals
