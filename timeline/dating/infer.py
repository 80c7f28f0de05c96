"""Dates for the articles of a build that is not small and that state none: which days, how likely, which answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import numpy as np

from timeline.dating.allotment import LENGTHS, Options, allotted, options
from timeline.dating.answer import Answer, calibrated, length
from timeline.dating.clues import Clues, Mark, Voices
from timeline.dating.curves import bins
from timeline.dating.joint import WIDTH, board, by_table, rounds, voice
from timeline.dating.weights import Points, Weights
from timeline.dating.years import Stated, candidates
from timeline.values import Dating, Evidence

TOLD = 12
"""Pieces of evidence that a dating keeps, the weightiest first."""
MOST_BUCKETS = 250


def inferred(
    found: Sequence[Clues], voices: Voices, known: Mapping[str, Dating], weights: Weights
) -> dict[str, Dating]:
    """A dating for every article that has none yet, by its id. `found` is in an order that nothing depends on, `voices`
    hold the words of all, and fall silent.
    """
    stated = [_ordinals(known.get(c.doc_id, Dating())) for c in found]
    loud = voice(stated)
    table = partial(sure, points=weights.calibration, voice=loud)
    offers = dict(offered(found, voices, stated, weights))
    chosen = allotted(list(offers.values()), table, weights.misses[loud])
    datings = {c.doc_id: Dating() for c in found if c.doc_id not in known}
    for i, got in zip(offers, chosen, strict=True):
        if got is not None:
            datings[found[i].doc_id] = _dating(found[i], got, table(got), weights)
    return datings


def offered(
    found: Sequence[Clues], voices: Voices, stated: Stated, weights: Weights
) -> Iterator[tuple[int, Options]]:
    """For every article that states no date, its index and its best answer of each length; none where nothing tells."""
    years = candidates(found, stated, weights)
    if years is None:
        return
    days, density = years
    on = board(days, density, stated, max(WIDTH, -(-len(days) // MOST_BUCKETS)))
    for i, mass in rounds(on, found, voices, weights):
        yield i, options(on.days, mass)


def sure(got: Answer, points: Mapping[str, Points], voice: str) -> float:
    """How likely an answer is right: what answers of its length and its mass have proved to be."""
    most = next((n for n in LENGTHS if length(got) <= n), 0)
    return calibrated(got.mass, points.get(f"{voice}.{most}", ()))


def _ordinals(dating: Dating) -> list[tuple[int, int]]:
    return [(a.toordinal(), b.toordinal()) for a, b in dating.days]


def _dating(c: Clues, got: Answer, sure: float, weights: Weights) -> Dating:
    """The dating of one article, with what spoke for and against its answer."""
    named = tuple((date.fromordinal(a), date.fromordinal(b)) for a, b in got.intervals)
    told = tuple(_told(c, got, weights))
    return Dating(got.edtf, named[0][0], named[-1][1], "inferred: from the words", sure, told, named)


def _told(c: Clues, got: Answer, weights: Weights) -> Iterator[Evidence]:
    """The marks that weigh most, for and against the answer: odds at the answer less the mean over a year around."""
    middle = (got.intervals[0][0] + got.intervals[0][1]) // 2
    around = np.arange(middle - 182, middle + 183, dtype=np.int64)
    spoken = []
    for name, marks in by_table(c.marks).items():
        for mark, counts in marks:
            odds = weights.tables[name][bins(mark, around)]
            weight = float(odds[182] - odds.mean()) * counts
            spoken.append(Evidence(mark.start, mark.end, says(mark), round(weight, 3)))
    spoken.sort(key=lambda e: (-abs(e.weight), e.start, e.says))
    yield from spoken[:TOLD]


_KINDS = {
    "day": "a day", "month": "a month", "year": "a year", "long": "a part of a year", "yearly": "a day of a month",
    "yearmonth": "a month without its year", "yearlong": "a part of a year without it", "feast": "a feast",
    "weekday": "a weekday", "thatday": "last or next weekday", "true": "a weekday with its date: true in few years",
    "feastday": "a feast with its date: true in few years",
    "is": "says when now is", "latest": "the last year told as past", "soonest": "the first year told as to come",
}  # fmt: skip
_SIDES = {-1: ", behind", 0: "", 1: ", ahead"}


def says(mark: Mark) -> str:
    """A mark in words, for people who ask why."""
    return f"{_KINDS.get(mark.kind, mark.kind)}{_SIDES[mark.side]}"
