"""Which years come into question: the spread of a build over the months, learned from all its articles at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from timeline.dating.calendar import Days
from timeline.dating.clues import EARLIEST, LATEST, Clues
from timeline.dating.curves import DATED
from timeline.dating.joint import Board, board, own
from timeline.dating.postings import Floats
from timeline.dating.similar import smoothed
from timeline.dating.weights import Weights

Stated = Sequence[Sequence[tuple[int, int]]]
"""For each article the intervals of ordinal days that it states; none for an undated one."""
STEPS, NOWHERE, OUTSIDE = 60, 3.0, 0.02
"""Steps of expectation maximisation; how many articles may stand anywhere at all; and the share of them, on either
side, that the candidate days may leave out."""


def candidates(found: Sequence[Clues], stated: Stated, weights: Weights) -> tuple[Days, Floats] | None:
    """All days of the years in which the build's articles can have been written, with the log-density of each, or
    None where nothing tells.

    Years come from stated dates and from the years that articles without one name. How the articles spread over them
    is learned by expectation maximisation over months; articles without any year go where others are.
    """
    undated = [c for c, days in zip(found, stated, strict=True) if not days and _dated(c)]
    months = _months(undated, stated)
    if not len(months):
        return None
    size = len(months)
    on = board(months, np.zeros(size, np.float32), (), 1)
    known = np.zeros(size, np.float32)
    near: dict[tuple[tuple[int, int], ...], Floats] = {}
    for intervals in filter(None, map(tuple, stated)):
        if intervals not in near:
            inside = sum(((months >= a - 16) & (months <= b + 16)).astype(np.float32) for a, b in intervals)
            near[intervals] = inside / np.maximum(np.sum(inside), 1)
        known += near[intervals]
    told = np.stack([_told(on, c, weights) for c in undated]) if undated else np.zeros((0, size), np.float32)
    density, mass = _spread(known, told)
    within = np.cumsum(mass) / mass.sum()
    first, last = int(np.searchsorted(within, OUTSIDE)), int(np.searchsorted(within, 1 - OUTSIDE))
    days = np.arange(months[first] - 30, months[last] + 31, dtype=np.int64)
    return days, np.log(np.interp(days, months, density)).astype(np.float32)


def _dated(c: Clues) -> bool:
    return any(m.kind in DATED for m in c.marks)


def _months(undated: Sequence[Clues], stated: Stated) -> Days:
    """The middle of every month from the first year that anything names to two years after the last."""
    years = [day for intervals in stated for pair in intervals for day in pair]
    years += [int(m.at[k]) for c in undated for m in c.marks if m.kind in DATED for k in (0, 1)]
    if not years:
        return np.zeros(0, np.int64)
    first, last = date.fromordinal(min(years)).year, date.fromordinal(max(years)).year
    span = range(max(first - 1, EARLIEST), min(last + 2, LATEST) + 1)
    return np.array([date(y, m, 15).toordinal() for y in span for m in range(1, 13)], dtype=np.int64)


def _told(on: Board, c: Clues, weights: Weights) -> Floats:
    """The log-evidence for each month of the years that one article names."""
    return own(on, [m for m in c.marks if m.kind in DATED], weights)


def _spread(known: Floats, told: Floats) -> tuple[Floats, Floats]:
    """The density of the build's articles over the months, and how many stand in each: smoothed in every step."""
    size = told.shape[1]
    density = np.full(size, 1 / size)
    counts = known
    for _ in range(STEPS):
        score = told + np.log(density).astype(np.float32)
        mass = np.exp(score - score.max(1, keepdims=True, initial=-np.inf)) if len(told) else told
        counts = known + (mass / np.maximum(mass.sum(1, keepdims=True), 1e-9)).sum(0)
        n = counts.sum()
        wide = smoothed(counts[None, :].astype(np.float32), 0.4 + 12 / max(n, 1.0) ** 0.5)[0].astype(
            np.float64
        )
        density = (n * wide / max(wide.sum(), 1e-12) + NOWHERE / size) / (n + NOWHERE)
    return density.astype(np.float32), np.asarray(counts)
