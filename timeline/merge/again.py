"""When an article names an event again that it has told of: without its day, or as "it"."""

from __future__ import annotations

import numpy as np

from timeline.merge.bags import Flags
from timeline.merge.candidates import named
from timeline.merge.likeness import HINT
from timeline.merge.rows import Rows
from timeline.merge.traces import STATUS

_HYPOTHETICAL = STATUS.index("hypothetical")


def again(a: Rows, b: Rows) -> Flags:
    """Pairs of an article where it names an event again without its day ("The meeting ended late"), or as "it".

    A noun is known by its article; whatever else is the same has somebody or some words in common.
    """
    alike = (a.family == b.family) & ~(a.dated & b.dated)
    begins = earlier(a, b)
    first, later = (Rows(a.table, np.where(begins, *two)) for two in ((a.rows, b.rows), (b.rows, a.rows)))
    stays = (later.place < 0) | (later.place == first.place) | (later.soft & (first.place < 0))
    behind = ~first.far | (later.at >= first.at)
    plain = a.listed & ~a.telling & ~a.general
    found: Flags = alike & plain & stays & behind
    asked = np.flatnonzero(found & ~later.definite)
    found[asked] = _tied(a.of(asked), b.of(asked)) & (later.noun | later.past | later.soft)[asked]
    return found | _it(a, b)


def _tied(a: Rows, b: Rows) -> Flags:
    """Pairs that have somebody or some words in common."""
    t = a.traces
    tied: Flags = (t.actors.greatest(a.rows, b.rows) > 0.0) | (t.words.cosines(a.rows, b.rows) >= HINT)
    return tied


def _it(a: Rows, b: Rows) -> Flags:
    """Pairs of an article of which one says of the other only that it begins, lasts or ends."""
    real = (a.status == _HYPOTHETICAL) == (b.status == _HYPOTHETICAL)
    found: Flags = (a.aspect ^ b.aspect) & real & named(a, b)
    return found


def earlier(a: Rows, b: Rows) -> Flags:
    """Pairs of which the first is dated by the text, or stands before the other where that is not dated either."""
    found: Flags = a.dated | (~b.dated & (a.at < b.at))
    return found
