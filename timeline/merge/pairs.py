"""Which candidates are like enough to be one event."""

from __future__ import annotations

import numpy as np

from timeline.hands import each
from timeline.merge.again import again, earlier
from timeline.merge.articles import Stories
from timeline.merge.bags import Floats, Ints, Small
from timeline.merge.candidates import Meetings, heads
from timeline.merge.groups import Pairs
from timeline.merge.likeness import WEIGHTS, likeness, only, reasons
from timeline.merge.rows import Rows


def pairs(met: Meetings, stories: Stories) -> Pairs:
    """The pairs that are like enough, of those that `met`.

    Some mentions keep the one mate they fit best: a heading, which repeats one mention below it, and a later word for
    an event that the article has already dated ("the meeting").
    """
    found = list(each(lambda part: _weighed(*met.pairs(part), stories), met.parts()))
    one, *fit = (np.concatenate(column) for column in zip(*(fit for _, fit in found), strict=True))
    order = np.lexsort((fit[2], fit[1], fit[0], one))
    best = order[np.diff(one[order], append=-1) != 0]
    free = zip(*(free for free, _ in found), strict=True)
    score, a, b = (np.concatenate((*some, c[best])) for some, c in zip(free, fit, strict=True))
    return score, a, b


def _weighed(first: Rows, second: Rows, stories: Stories) -> tuple[Pairs, tuple[Ints, Floats, Small, Small]]:
    """Pairs that are like enough, and others, before which the mention stands that may have one mate only."""
    score = likeness(reasons(first, second, stories.likeness(first.doc, second.doc)))
    loose = only(first.doc == second.doc, again, first, second)
    enough = np.flatnonzero(score + WEIGHTS.again * loose >= WEIGHTS.enough)
    first, second, score, loose = first.of(enough), second.of(enough), score[enough], loose[enough]
    a, b = (side(first.rows, second.rows).astype(np.int32) for side in (np.minimum, np.maximum))
    free = (score >= WEIGHTS.enough) & ~(heads(first, second) & (first.telling | second.telling))
    later = np.where(earlier(first, second), second.rows, first.rows)
    one = np.where(loose, later, np.where(first.heading, first.rows, second.rows))
    return (score[free], a[free], b[free]), (one[~free], score[~free], a[~free], b[~free])
