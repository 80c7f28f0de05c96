"""Which candidates are like enough to be one event."""

from __future__ import annotations

import numpy as np

from timeline.merge.again import again, earlier
from timeline.merge.articles import Stories
from timeline.merge.bags import Floats, Ints
from timeline.merge.candidates import heads
from timeline.merge.groups import Pairs
from timeline.merge.hands import each
from timeline.merge.likeness import WEIGHTS, likeness, only, reasons
from timeline.merge.traces import Rows, Traces

_AT_ONCE = 1 << 17  # pairs that are weighed at once: some twenty megabytes


def pairs(t: Traces, met: Ints, stories: Stories) -> Pairs:
    """The pairs that are like enough, of those that `met`: numbers as `candidates` gives them.

    Some mentions keep the one mate they fit best: a heading, which repeats one mention below it, and a later word for
    an event that the article has already dated ("the meeting").
    """
    found = each(
        lambda lo: _weighed(t, *np.divmod(met[lo : lo + _AT_ONCE], len(t)), stories), _begins(len(met))
    )
    score, a, b, one = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((b, a, score, one))
    last = np.append(one[order][1:] != one[order][:-1], True)
    kept = order[last | (one[order] < 0)]
    return score[kept], a[kept], b[kept]


def _begins(size: int) -> range:
    """Where the stretches begin that are weighed at once; one at least."""
    return range(0, max(size, 1), _AT_ONCE)


def _weighed(t: Traces, a: Ints, b: Ints, stories: Stories) -> tuple[Floats, Ints, Ints, Ints]:
    """Pairs that are like enough, and the mention that may have this mate only; -1 where both may have others."""
    first, second = Rows(t, a), Rows(t, b)
    score = likeness(reasons(first, second, stories.likeness(first.doc, second.doc)))
    loose = only(first.doc == second.doc, again, first, second)
    enough = np.flatnonzero(score + WEIGHTS.again * loose >= WEIGHTS.enough)
    a, b, score, loose = a[enough], b[enough], score[enough], loose[enough]
    first, second = Rows(t, a), Rows(t, b)
    free = (score >= WEIGHTS.enough) & ~(heads(first, second) & (first.telling | second.telling))
    later = np.where(earlier(first, second), b, a)
    one = np.where(loose, later, np.where(first.heading, a, b))
    return score, a, b, np.where(free, -1, one)
