"""Copies of articles: what is left of one when an earlier copy has some of its mentions already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from timeline.merge.traits import ROW
from timeline.values import Traits


def left(known: Traits, claims: Sequence[int]) -> Traits:
    """The traits of an article with some of its claims alone, numbered as their rows are."""
    rows = np.frombuffer(known.rows, np.int32).reshape(-1, ROW)
    words = np.frombuffer(known.words, np.uint32)
    ends = np.cumsum(rows[:, 3] + rows[:, 4])
    begins = ends - rows[:, 3] - rows[:, 4]
    told = [words[begins[n] : ends[n]].tobytes() for n in claims]
    return replace(known, rows=rows[list(claims)].tobytes(), words=b"".join(told))
