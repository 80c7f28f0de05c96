"""Dates for the articles of a build that is not small and that state none: which days, how likely, which answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from timeline.dating.answer import Answer, answer, calibrated
from timeline.dating.clues import Clues, Mark
from timeline.dating.curves import Days, bins
from timeline.dating.joint import WIDTH, board, by_table, rounds, share
from timeline.dating.similar import Floats
from timeline.dating.weights import Weights
from timeline.dating.years import candidates
from timeline.values import Dating, Evidence

TOLD = 12
"""Pieces of evidence that a dating keeps, the weightiest first."""
MOST_BUCKETS = 250
WANTED, FULL = {1: 0.35, 7: 0.5, 31: 0.6, 366: 0.71, 0: 0.95}, 0.98
"""Mass that an answer of at most so many days must hold, 0 for longer ones; and the mass that is enough. A sharp
answer is right less often than a year, and says so: together nine in ten hold the true day.
"""


def inferred(found: Sequence[Clues], known: Mapping[str, Dating], weights: Weights) -> dict[str, Dating]:
    """A dating for every article that has none yet, by its id. `found` is in an order that nothing depends on."""
    if all(c.doc_id in known for c in found):
        return {}
    stated = [_ordinals(known.get(c.doc_id, Dating())) for c in found]
    years = candidates(found, stated, weights)
    if years is None:
        return {c.doc_id: Dating() for c in found if c.doc_id not in known}
    days, density = years
    on = board(days, density, stated, max(WIDTH, -(-len(days) // MOST_BUCKETS)))
    return {
        found[i].doc_id: _dating(found[i], on.days, mass, weights)
        for i, mass in rounds(on, found, weights)
        if found[i].doc_id not in known
    }


def _ordinals(dating: Dating) -> list[tuple[int, int]]:
    return [(a.toordinal(), b.toordinal()) for a, b in dating.days]


def _dating(c: Clues, days: Days, mass: Floats, weights: Weights) -> Dating:
    """The answer for one article, with what spoke for and against it."""
    got = answer(days, mass, WANTED, FULL)
    told = tuple(_told(c, got, weights)) if got else ()
    if got is None:
        return Dating(evidence=told)
    named = tuple((date.fromordinal(a), date.fromordinal(b)) for a, b in got.intervals)
    length = sum(b - a + 1 for a, b in got.intervals)
    confidence = calibrated(got.mass, weights.calibration["days" if length <= 31 else "months"])
    return Dating(got.edtf, named[0][0], named[-1][1], "inferred: from the words", confidence, told, named)


def _told(c: Clues, got: Answer, weights: Weights) -> Iterator[Evidence]:
    """The marks that weigh most, for and against the answer: odds at the answer less the mean over a year around."""
    middle = (got.intervals[0][0] + got.intervals[0][1]) // 2
    around = np.arange(middle - 182, middle + 183, dtype=np.int64)
    spoken = []
    for name, marks in by_table(c.marks).items():
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
