"""When an article names an event again that it has told of: without its day, or as "it"."""

from __future__ import annotations

import numpy as np

from timeline.merge.bags import Flags, Ints
from timeline.merge.candidates import named
from timeline.merge.likeness import HINT, far
from timeline.merge.traces import STATUS, Traces

_HYPOTHETICAL = STATUS.index("hypothetical")


def again(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs where an article names an event again without its day ("The meeting ended late"), or as "it".

    A noun is known by its article; whatever else is the same has somebody or some words in common.
    """
    alike = (t.doc[a] == t.doc[b]) & (t.family[a] == t.family[b]) & ~(t.dated[a] & t.dated[b])
    begins = earlier(t, a, b)
    first, later = np.where(begins, a, b), np.where(begins, b, a)
    stays = (t.place[later] < 0) | (t.place[later] == t.place[first]) | (t.soft[later] & (t.place[first] < 0))
    behind = ~far(t, first) | (t.at[later] >= t.at[first])
    plain = t.listed[a] & ~t.telling[a] & ~t.general[a]
    found: Flags = alike & plain & stays & behind
    asked = np.flatnonzero(found & ~t.definite[later])
    found[asked] = _tied(t, a[asked], b[asked]) & (t.noun | t.past | t.soft)[later[asked]]
    return found | _it(t, a, b)


def _tied(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs that have somebody or some words in common."""
    tied: Flags = (t.actors.greatest(a, b) > 0.0) | (t.words.cosines(a, b) >= HINT)
    return tied


def _it(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs in one article of which one says of the other only that it begins, lasts or ends."""
    real = (t.status[a] == _HYPOTHETICAL) == (t.status[b] == _HYPOTHETICAL)
    found: Flags = (t.doc[a] == t.doc[b]) & (t.aspect[a] ^ t.aspect[b]) & real & named(t, a, b)
    return found


def earlier(t: Traces, a: Ints, b: Ints) -> Flags:
    """Pairs of which the first is dated by the text, or stands before the other where that is not dated either."""
    found: Flags = t.dated[a] | (~t.dated[b] & (t.at[a] < t.at[b]))
    return found
