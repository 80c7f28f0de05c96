"""Dates for the articles that state none: which years come into question, then the rounds, then the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from timeline.dating.answer import Answer, answer, calibrated
from timeline.dating.clues import EARLIEST, LATEST, Clues, Mark
from timeline.dating.curves import DATED, Days, bins, table_of
from timeline.dating.joint import WIDTH, Board, board, by_table, learn, own, place, prior, rounds
from timeline.dating.weights import Weights
from timeline.dating.words import Floats
from timeline.values import Dating, Evidence

TOLD = 12
"""Pieces of evidence that a dating keeps, the weightiest first."""
MOST_BUCKETS = 1500


def inferred(found: Sequence[Clues], known: Mapping[str, Dating], weights: Weights) -> dict[str, Dating]:
    """A dating for every article that has none yet, by its id. `found` is in an order that nothing depends on."""
    asked = np.array([c.doc_id not in known for c in found], dtype=bool)
    if not asked.any():
        return {}
    days = candidates(found, known, weights)
    if days is None:
        return {c.doc_id: Dating() for c in found if c.doc_id not in known}
    on = board(days, len(found), max(WIDTH, -(-len(days) // MOST_BUCKETS)))
    for i, c in enumerate(found):
        if c.doc_id in known and known[c.doc_id].days:
            place(on, i, [(a.toordinal(), b.toordinal()) for a, b in known[c.doc_id].days])
    return {
        found[i].doc_id: _dating(found[i], on, mass, weights) for i, mass in rounds(on, found, asked, weights)
    }


def candidates(found: Sequence[Clues], known: Mapping[str, Dating], weights: Weights) -> Days | None:
    """All days of the years in which the build's articles can have been written, or None where nothing tells.

    Years come from stated dates and from the years that the texts name; articles without any go where others are.
    """
    months = np.array([date(y, m, 15).toordinal() for y in range(EARLIEST, LATEST + 1) for m in range(1, 13)])
    on = board(months, len(found), 1)
    undated = []
    for i, c in enumerate(found):
        dating = known.get(c.doc_id)
        if dating is not None:
            place(on, i, [(a.toordinal() - 16, b.toordinal() + 16) for a, b in dating.days])
        elif any(m.kind in DATED for m in c.marks):
            undated.append(i)
    for _ in range(2):
        common = prior(on)
        for i in undated:
            years = Clues(
                found[i].doc_id, (), tuple(m for m in found[i].marks if m.kind in DATED), found[i].names, 0
            )
            score = own(on, years, (), weights) + common
            mass = np.exp(score - score.max())
            learn(on, i, mass / mass.sum())
    return _range(on)


def _range(on: Board) -> Days | None:
    """From the first to the last month that somebody may well have written in, and a month more on either side."""
    if not on.sure.any():
        return None
    likely = (on.known * (on.sure > 0)[:, None]).max(0) * 200 > 1
    ends = np.flatnonzero(likely)
    if not len(ends):
        return None
    return np.arange(on.days[ends[0]] - 45, on.days[ends[-1]] + 46, dtype=np.int64)


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
    """The marks that weigh most, for and against the answer."""
    middle = np.array([(got.intervals[0][0] + got.intervals[0][1]) // 2])
    spoken = []
    for name, marks in by_table(c, ()).items():
        table = weights.tables.get(name)
        for mark in marks if table is not None else ():
            weight = float(table[bins(mark, middle)][0]) / len(marks) ** 0.5
            spoken.append(Evidence(mark.start, mark.end, says(mark), round(weight, 3)))
    spoken.sort(key=lambda e: (-abs(e.weight), e.start, e.says))
    yield from spoken[:TOLD]


_SIDE = {-1: "told as past", 0: "", 1: "told as to come"}


def says(mark: Mark) -> str:
    """A mark in words."""
    return f"{table_of(mark).split('.')[0]} {_SIDE[mark.side]}".strip()
