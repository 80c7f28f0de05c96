"""What of all mentions can be compared, as columns: days, kind of happening, who, where, rare words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline.merge.agreement import FIRST, LAST
from timeline.merge.bags import Bags, Flags
from timeline.values import Status

__all__ = ["FIRST", "LAST", "MONTH", "STATUS", "Shorts", "Traces"]

STATUS: tuple[Status, ...] = ("occurred", "ongoing", "planned", "hypothetical", "denied")
MONTH = 31
Shorts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Traces:
    """The mentions of a build, a column for each trait, sorted by article and place in it.

    `at` and `end` are the claim's offsets. `heading` marks a title or subtitle, which says what the lines below it
    say; they share `paragraph`. Days are ordinals, `written` is the article's. `dated`: words of the text date it;
    `soft`: nothing but the article's own day does; `past`: a pluperfect alone tells that it lies behind. `also`
    (mentions × 2) are families of event nouns beside the trigger, -1 for none, `apart` is one that stands there as
    another event, `kin` a family that may tell the same. `aspect` says that a trigger tells no more than that something
    begins or ends, `act` that an utterance does something; `crowd` counts the mentions of one kind in an article.
    `thought` are plans and what is possible; `near` says that a date names no more than a month, `far` that it lies far
    behind or ahead of its article, where few events crowd. `place` is -1 for none, `town` says that it is no country;
    `named` that somebody acts. `rare` are the words that may find a mention its mates.
    """

    doc: Shorts
    at: Shorts
    end: Shorts
    paragraph: Shorts
    sentence: Shorts
    heading: Flags
    written: Shorts
    lo: Shorts
    hi: Shorts
    soft: Flags
    dated: Flags
    past: Flags
    trigger: Shorts
    noun: Flags
    definite: Flags
    family: Shorts
    crowd: Shorts
    also: Shorts
    apart: Shorts
    kin: Shorts
    listed: Flags
    telling: Flags
    general: Flags
    aspect: Flags
    act: Flags
    status: Shorts
    thought: Flags
    near: Flags
    far: Flags
    place: Shorts
    town: Flags
    named: Flags
    actors: Bags
    words: Bags
    rare: Shorts
    families: Sequence[str]
    """The names of families, by number."""

    def __len__(self) -> int:
        return len(self.doc)
