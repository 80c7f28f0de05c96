"""Which candidates are like enough to be one event."""

from __future__ import annotations

import numpy as np

from timeline.merge.articles import Stories
from timeline.merge.bags import Ints
from timeline.merge.candidates import heads
from timeline.merge.groups import Pair
from timeline.merge.likeness import WEIGHTS, again, earlier, likeness, reasons
from timeline.merge.traces import Traces

_AT_ONCE = 1 << 20  # pairs that are weighed at once: some hundred megabytes


def pairs(t: Traces, a: Ints, b: Ints, stories: Stories) -> list[Pair]:
    """The pairs (likeness, mention, mention) that are like enough. Some mentions keep the one mate they fit best.

    These are a heading, which repeats one mention below it, and a later word for an event that the article has
    already dated ("the meeting").
    """
    found: list[Pair] = []
    single: dict[int, Pair] = {}
    for lo in range(0, len(a), _AT_ONCE):
        for free, one, pair in _weighed(t, a[lo : lo + _AT_ONCE], b[lo : lo + _AT_ONCE], stories):
            if free:
                found.append(pair)
            else:
                single[one] = max(single.get(one, pair), pair)
    return found + list(single.values())


def _weighed(t: Traces, a: Ints, b: Ints, stories: Stories) -> list[tuple[bool, int, Pair]]:
    """Pairs that are like enough: whether they may be joined freely, and else which mention may have one mate only."""
    score = likeness(reasons(t, a, b, stories.likeness(t.doc[a], t.doc[b])))
    loose = again(t, a, b)
    enough = score + WEIGHTS.again * loose >= WEIGHTS.enough
    a, b, score, loose = a[enough], b[enough], score[enough], loose[enough]
    tells = t.telling[a] | t.telling[b]
    free = (score >= WEIGHTS.enough) & ~(heads(t, a, b) & tells)
    later = np.where(earlier(t, a, b), b, a)
    one = np.where(loose, later, np.where(t.heading[a], a, b))
    scored = zip(score.tolist(), a.tolist(), b.tolist(), strict=True)
    return list(zip(free.tolist(), one.tolist(), scored, strict=True))
