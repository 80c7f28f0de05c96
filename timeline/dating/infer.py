"""Dates for the articles that state none: which years come into question, then the rounds, then the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from timeline.dating.answer import Answer, answer, calibrated
from timeline.dating.clues import EARLIEST, LATEST, Clues, Mark
from timeline.dating.curves import DATED, Days, bins
from timeline.dating.joint import WIDTH, Board, board, by_table, place, rounds, share, told_alone
from timeline.dating.weights import Weights
from timeline.dating.words import Floats, smoothed
from timeline.values import Dating, Evidence

TOLD = 12
"""Pieces of evidence that a dating keeps, the weightiest first."""
MOST_BUCKETS = 250
UNBLURRED, MANY = 1.9, 100
"""In a build of so many articles the spread is known better than its smoothed density says."""
STEPS, NOWHERE, OUTSIDE = 30, 3.0, 0.02
"""Steps of expectation maximisation; how many articles may stand anywhere at all; and the share of them, on either
side, that the candidate days of a small build may leave out."""


def inferred(found: Sequence[Clues], known: Mapping[str, Dating], weights: Weights) -> dict[str, Dating]:
    """A dating for every article that has none yet, by its id. `found` is in an order that nothing depends on."""
    asked = np.array([c.doc_id not in known for c in found], dtype=bool)
    if not asked.any():
        return {}
    years = candidates(found, known, weights)
    if years is None:
        return {c.doc_id: Dating() for c in found if c.doc_id not in known}
    days, density = years
    on = board(days, len(found), max(WIDTH, -(-len(days) // MOST_BUCKETS)))
    on.density = density[:: on.width] * np.float32(UNBLURRED if len(found) >= MANY else 1.0)
    for i, c in enumerate(found):
        if c.doc_id in known and known[c.doc_id].days:
            place(on, i, [(a.toordinal(), b.toordinal()) for a, b in known[c.doc_id].days])
    return {
        found[i].doc_id: _dating(found[i], on, mass, weights) for i, mass in rounds(on, found, asked, weights)
    }


def candidates(
    found: Sequence[Clues], known: Mapping[str, Dating], weights: Weights
) -> tuple[Days, Floats] | None:
    """All days of the years in which the build's articles can have been written, with the log-density of each, or
    None where nothing tells.

    Years come from stated dates and from the years that the texts name. How the articles spread over them is learned
    from all of them at once (expectation maximisation over months); articles without any year go where others are.
    """
    months = _months(found, known)
    if not len(months):
        return None
    on = board(months, len(found), 1)
    undated = []
    for i, c in enumerate(found):
        dating = known.get(c.doc_id)
        if dating is not None:
            place(on, i, [(a.toordinal() - 16, b.toordinal() + 16) for a, b in dating.days])
        elif any(m.kind in DATED for m in c.marks):
            undated.append(i)
    alone = np.stack([_years_alone(on, found[i], weights) for i in undated]) if undated else None
    density = spread_of(on, alone)
    likely = _likely(on, alone, density)
    if likely is None:
        return None
    first, last = likely
    days = np.arange(months[first] - 30, months[last] + 31, dtype=np.int64)
    return days, np.log(np.interp(days, months, density)).astype(np.float32)


def _months(found: Sequence[Clues], known: Mapping[str, Dating]) -> Days:
    """The middle of every month from the first year that anything names to two years after the last."""
    years = [d.toordinal() for dating in known.values() for pair in dating.days for d in pair]
    years += [int(m.at[k]) for c in found for m in c.marks if m.kind in DATED for k in (0, 1)]
    if not years:
        return np.zeros(0, np.int64)
    first, last = date.fromordinal(min(years)).year, date.fromordinal(max(years)).year
    span = range(max(first - 1, EARLIEST), min(last + 2, LATEST) + 1)
    return np.array([date(y, m, 15).toordinal() for y in span for m in range(1, 13)], dtype=np.int64)


def _years_alone(on: Board, c: Clues, weights: Weights) -> Floats:
    """The log-evidence for each month of the years that one article names."""
    marks = tuple(m for m in c.marks if m.kind in DATED)
    told = told_alone(on, Clues(c.doc_id, (), marks, c.names, 0), weights)
    return np.asarray(np.float32(weights.sums["marks"]) * told, dtype=np.float32)


def spread_of(on: Board, alone: Floats | None) -> Floats:
    """The density of the build's articles over the months: expectation maximisation, smoothed in every step."""
    stated = (on.known * (on.sure > 0)[:, None]).sum(0)
    size = len(on.days)
    density = np.full(size, 1 / size)
    for _ in range(STEPS):
        counts = stated.astype(np.float64)
        if alone is not None:
            score = alone + np.log(density).astype(np.float32)
            mass = np.exp(score - score.max(1, keepdims=True))
            counts = counts + (mass / mass.sum(1, keepdims=True)).sum(0)
        n = counts.sum()
        wide = smoothed(counts[None, :].astype(np.float32), 0.4 + 12 / max(n, 1.0) ** 0.5)[0].astype(
            np.float64
        )
        density = (n * wide / max(wide.sum(), 1e-12) + NOWHERE / size) / (n + NOWHERE)
    return density.astype(np.float32)


def _likely(on: Board, alone: Floats | None, density: Floats) -> tuple[int, int] | None:
    """The first and the last month in which some article may well have been written."""
    mass = on.known * (on.sure > 0)[:, None]
    if alone is not None:
        score = alone + np.log(density)
        told = np.exp(score - score.max(1, keepdims=True))
        mass = np.concatenate([mass, told / told.sum(1, keepdims=True)])
    total = mass.sum(0, dtype=np.float64)
    n = float(total.sum())
    if n == 0:
        return None
    within = np.cumsum(total) / n
    left = OUTSIDE if n < 100 else OUTSIDE / 2
    return int(np.searchsorted(within, left)), int(np.searchsorted(within, 1 - left))


def _dating(c: Clues, on: Board, mass: Floats, weights: Weights) -> Dating:
    """The answer for one article, with what spoke for and against it."""
    got = answer(on.days, mass)
    told = tuple(_told(c, got, weights)) if got else ()
    if got is None:
        return Dating(evidence=told)
    days = tuple((date.fromordinal(a), date.fromordinal(b)) for a, b in got.intervals)
    confidence = calibrated(got.mass, weights.calibration)
    return Dating(got.edtf, days[0][0], days[-1][1], "inferred: from the words", confidence, told, days)


def _told(c: Clues, got: Answer, weights: Weights) -> Iterator[Evidence]:
    """The marks that weigh most, for and against the answer: odds at the answer less the mean over a year around."""
    middle = (got.intervals[0][0] + got.intervals[0][1]) // 2
    around = np.arange(middle - 182, middle + 183, dtype=np.int64)
    spoken = []
    for name, marks in by_table(c, ()).items():
        table = weights.tables.get(name)
        for mark in marks if table is not None and marks[0].start >= 0 else ():
            odds = np.asarray(table)[bins(mark, around)]
            weight = float(odds[182] - odds.mean()) * share(len(marks))
            spoken.append(Evidence(mark.start, mark.end, says(mark), round(weight, 3)))
    spoken.sort(key=lambda e: (-abs(e.weight), e.start, e.says))
    yield from spoken[:TOLD]


_KINDS = {
    "day": "a day", "month": "a month", "year": "a year", "long": "a part of a year", "yearly": "a day of a month",
    "yearmonth": "a month without its year", "yearlong": "a part of a year without it", "feast": "a feast",
    "weekday": "a weekday", "thatday": "last or next weekday", "true": "a weekday with its date: true in few years",
    "namedday": "a weekday with its date", "feastday": "a feast with its date: true in few years",
    "is": "says when now is", "latest": "the last year told as past", "soonest": "the first year told as to come",
}  # fmt: skip
_SIDES = {-1: ", behind", 0: "", 1: ", ahead"}


def says(mark: Mark) -> str:
    """A mark in words, for people who ask why."""
    return f"{_KINDS.get(mark.kind, mark.kind)}{_SIDES[mark.side]}"
