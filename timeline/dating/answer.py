"""From a distribution over days to the sharpest EDTF value that still holds the wanted mass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline.dating.calendar import EPOCH, Days
from timeline.dating.postings import Floats

MOST_PARTS = 12
LONGEST = 40 * 366 + 1
MONTHS = 14
"""Calendar months that have more days than a year."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Intervals of ordinal days, the EDTF value that names them, and the mass that they hold."""

    edtf: str
    intervals: tuple[tuple[int, int], ...]
    mass: float


def answer(days: Days, mass: Floats, wanted: Mapping[int, float]) -> Answer | None:
    """The sharpest value with the wanted mass, or None where not even the longest holds it.

    `days` are consecutive ordinals, `mass` sums to 1; `wanted` is what an answer of at most so many days must hold, 0
    stands for months and longer.
    """
    for most, blur in ((1, 1), (7, 1), (31, 1), (31, 3)):
        found = likeliest(days, mass, most, blur, wanted[most])
        if found is not None and found.mass >= wanted[most]:
            return found
    return months(days, mass, wanted[0])


def likeliest(days: Days, mass: Floats, most: int, blur: int, enough: float) -> Answer | None:
    """The likeliest days, as many as hold `enough` or as there may be; each taken with its neighbours where `blur` days
    are looked at together, so as not to name too many parts.
    """
    likely = np.convolve(mass.astype(np.float64), np.ones(blur), "same")
    best = np.argsort(-likely.round(7), kind="stable")[:most]
    held = np.cumsum(mass[best])
    return _set(days, mass, np.sort(best[: int(np.searchsorted(held, enough)) + 1]))


def best(days: Days, mass: Floats, lengths: Sequence[int], enough: float) -> Iterator[Answer]:
    """For each of some rising lengths the likeliest days: as many as hold `enough`, or as there may be."""
    places: list[int] = []
    held = 0.0
    for at in _likeliest_first(mass, min(lengths[-1], len(days))):
        places.append(at)
        held += float(mass[at])
        if held >= enough:
            break
    for most in lengths:
        yield _named(days, mass, np.sort(places[:most]))


def _likeliest_first(mass: Floats, most: int) -> Iterator[int]:
    """The places of the likeliest days, one by one; while they stand in as many parts as may be, the likeliest beside
    them.
    """
    likely = mass.round(7)
    in_order = np.argsort(-likely, kind="stable")[:most].tolist()
    chosen: set[int] = set()
    parts = 0
    for _ in in_order:
        among = in_order
        if parts == MOST_PARTS:
            beside = {at + step for at in chosen for step in (-1, 1)} - chosen - {-1, len(likely)}
            among = sorted(beside, key=lambda at: (-likely[at], at))
        at = next(at for at in among if at not in chosen)
        parts += 1 - (at - 1 in chosen) - (at + 1 in chosen)
        chosen.add(at)
        yield at


def year(days: Days, mass: Floats, enough: float) -> Answer:
    """The run of calendar months that holds `enough` of the mass, or else the likeliest months, of a year's days."""
    found = months(days, mass, enough)
    if found is not None and length(found) <= 366:
        return found
    starts, sums = _by_month(days, mass)
    order = np.argsort(-sums.round(9), kind="stable")
    likeliest = map(date.fromordinal, days[starts[order[:MONTHS]]].tolist())
    held = np.cumsum([length(_of_months(days, mass, one, one)) for one in likeliest])
    few = int(min(np.searchsorted(held, 366, "right"), np.searchsorted(np.cumsum(sums[order]), enough) + 1))
    chosen = np.sort(order[:few])
    runs = np.split(chosen, np.flatnonzero(np.diff(chosen) > 1) + 1)
    return _one_of_runs(days, mass, [(starts[r[0]], starts[r[-1]]) for r in runs])


def length(found: Answer) -> int:
    """How many days an answer names."""
    return sum(b - a + 1 for a, b in found.intervals)


def _set(days: Days, mass: Floats, chosen: Days) -> Answer | None:
    found = _named(days, mass, chosen)
    return found if len(found.intervals) <= MOST_PARTS else None


def _named(days: Days, mass: Floats, chosen: Days) -> Answer:
    parts = np.split(chosen, np.flatnonzero(np.diff(chosen) > 1) + 1)
    intervals = tuple((int(days[p[0]]), int(days[p[-1]])) for p in parts)
    return Answer(one_of(intervals), intervals, float(mass[chosen].sum()))


def months(days: Days, mass: Floats, wanted: float) -> Answer | None:
    """The shortest run of calendar months, or of whole years where it is long, that holds the wanted mass; None where
    even that says next to nothing.
    """
    starts, sums = _by_month(days, mass)
    held = np.r_[0.0, np.cumsum(sums)]
    ends = np.searchsorted(held, held[:-1] + wanted - 1e-9)
    fits = np.flatnonzero(ends < len(held))
    lengths = ends[fits] - fits
    gains = held[ends[fits]] - held[fits]
    k = fits[np.lexsort((fits, -gains.round(9), lengths))[0]]
    first, last = int(starts[k]), int(ends[k]) - 1
    one = date.fromordinal(int(days[first]))
    two = date.fromordinal(int(days[int(starts[last])]))
    found = _of_months(days, mass, one, two)
    return found if length(found) <= LONGEST else None


def _by_month(days: Days, mass: Floats) -> tuple[Days, NDArray[np.float64]]:
    """Where each calendar month begins among the days, and the mass in it."""
    every = (days - EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    starts = np.flatnonzero(np.r_[True, every[1:] != every[:-1]])
    return starts, np.add.reduceat(mass.astype(np.float64), starts)


def _one_of_runs(days: Days, mass: Floats, runs: Sequence[tuple[int, int]]) -> Answer:
    """A choice between runs of calendar months, each from the day at one place to the month of that at another."""
    spans = [
        _of_months(days, mass, date.fromordinal(int(days[a])), date.fromordinal(int(days[b])))
        for a, b in runs
    ]
    if len(spans) < 2:
        return spans[0]
    value = f"[{','.join(one.edtf.replace('/', '..') for one in spans)}]"
    return Answer(value, tuple(one.intervals[0] for one in spans), sum(one.mass for one in spans))


def _of_months(days: Days, mass: Floats, one: date, two: date) -> Answer:
    first = one.replace(day=1)
    last = date.fromordinal((two.replace(day=28).toordinal()) + 4).replace(day=1).toordinal() - 1
    end = date.fromordinal(last)
    whole = first.month == 1 and end.month == 12
    a, b = (f"{first.year:04}", f"{end.year:04}") if whole else (f"{first:%Y-%m}", f"{end:%Y-%m}")
    span = (first.toordinal(), last)
    inside = (days >= span[0]) & (days <= span[1])
    return Answer(a if a == b else f"{a}/{b}", (span,), float(mass[inside].sum()))


def one_of(intervals: tuple[tuple[int, int], ...]) -> str:
    """The EDTF value of one interval of days, or of a choice between several."""
    if len(intervals) == 1:
        a, b = (date.fromordinal(x).isoformat() for x in intervals[0])
        return a if a == b else f"{a}/{b}"
    parts = []
    for first, last in intervals:
        a, b = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
        parts += [a] if a == b else [f"{a}..{b}"] if last - first > 1 else [a, b]
    return f"[{','.join(parts)}]"


def calibrated(mass: float, points: tuple[tuple[float, float], ...]) -> float:
    """The share of answers with such a mass that prove right: linear between the points of a rising table."""
    if not points:
        return round(mass, 3)
    if mass <= points[0][0]:
        return round(points[0][1], 3)
    for (x0, y0), (x1, y1) in pairwise(points):
        if mass <= x1:
            return round(y0 + (y1 - y0) * (mass - x0) / max(x1 - x0, 1e-9), 3)
    return round(points[-1][1], 3)
