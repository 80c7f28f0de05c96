"""Which candidates are like enough to be one event."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline.merge.again import again, earlier
from timeline.merge.articles import Stories
from timeline.merge.bags import Floats
from timeline.merge.candidates import Meetings, heads
from timeline.merge.groups import Pairs
from timeline.merge.hands import each
from timeline.merge.likeness import WEIGHTS, likeness, only, reasons
from timeline.merge.traces import Rows

Weighed = tuple[Floats, NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]


def pairs(met: Meetings, stories: Stories) -> Pairs:
    """The pairs that are like enough, of those that `met`.

    Some mentions keep the one mate they fit best: a heading, which repeats one mention below it, and a later word for
    an event that the article has already dated ("the meeting").
    """
    found = each(lambda part: _weighed(*met.pairs(part), stories), met.parts())
    score, a, b, one = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = one < 0
    several = np.flatnonzero(~kept)
    several = several[np.lexsort((b[several], a[several], score[several], one[several]))]
    kept[several[np.diff(one[several], append=-1) != 0]] = True
    return score[kept], a[kept], b[kept]


def _weighed(first: Rows, second: Rows, stories: Stories) -> Weighed:
    """Pairs that are like enough, and the mention that may have this mate only; -1 where both may have others."""
    score = likeness(reasons(first, second, stories.likeness(first.doc, second.doc)))
    loose = only(first.doc == second.doc, again, first, second)
    enough = np.flatnonzero(score + WEIGHTS.again * loose >= WEIGHTS.enough)
    first, second, score, loose = first.of(enough), second.of(enough), score[enough], loose[enough]
    free = (score >= WEIGHTS.enough) & ~(heads(first, second) & (first.telling | second.telling))
    later = np.where(earlier(first, second), second.rows, first.rows)
    one = np.where(loose, later, np.where(first.heading, first.rows, second.rows))
    a, b = np.minimum(first.rows, second.rows), np.maximum(first.rows, second.rows)
    return score, a.astype(np.int32), b.astype(np.int32), np.where(free, -1, one).astype(np.int32)
