"""Mentions become groups: pairs are taken from the likest on, and never join days that exclude each other."""

from __future__ import annotations

from array import array
from collections import defaultdict

import numpy as np

from timeline.merge.bags import Floats, Small
from timeline.merge.traces import Traces

_AT_ONCE = 1 << 15  # pairs that are looked at together, of which few are left to be joined
Pairs = tuple[Floats, Small, Small]
"""How like two mentions are, and which they are: three columns."""


class Groups:
    """A forest of mentions. Each root knows the days that all its members allow, and their town (-1 for none).

    The columns are of a kind that numbers are got from one by one as from a list, and that numpy reads where they lie.
    """

    def __init__(self, traces: Traces) -> None:
        """Begin with every mention alone."""
        self.parent = array("q", range(len(traces)))
        town = np.where(traces.town, traces.place, -1)
        self.lo, self.hi, self.town = (
            array("q", column.astype(np.int64).tobytes()) for column in (traces.lo, traces.hi, town)
        )

    def root(self, i: int) -> int:
        """The root of a mention's tree; paths are halved on the way."""
        parent = self.parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(self, i: int, j: int) -> bool:
        """Make one group of two, where some day is possible for all members and no place contradicts."""
        a, b = self.root(i), self.root(j)
        if a == b:
            return True
        if a > b:
            a, b = b, a
        lo, hi = max(self.lo[a], self.lo[b]), min(self.hi[a], self.hi[b])
        if lo > hi or (self.town[a] != self.town[b] and min(self.town[a], self.town[b]) >= 0):
            return False
        self.parent[b], self.lo[a], self.hi[a] = a, lo, hi
        self.town[a] = max(self.town[a], self.town[b])
        return True

    def apart(self, a: Small, b: Small) -> tuple[Small, Small]:
        """The pairs that can be joined and are not yet: what excludes two groups now always will."""
        parent, lo, hi, town = (
            np.frombuffer(column, np.int64) for column in (self.parent, self.lo, self.hi, self.town)
        )
        while (parent != (above := parent[parent])).any():
            parent[:] = above
        one, two = parent[a], parent[b]
        meet = np.maximum(lo[one], lo[two]) <= np.minimum(hi[one], hi[two])
        placed = (town[one] == town[two]) | (np.minimum(town[one], town[two]) < 0)
        left = (one != two) & meet & placed
        return a[left], b[left]

    def link(self, i: int, j: int) -> None:
        """Make one group of two, whatever their days."""
        a, b = sorted((self.root(i), self.root(j)))
        self.parent[b] = a

    def members(self, size: int | None = None) -> list[list[int]]:
        """The mentions of each group, or those of the first `size`; all in stable order."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.parent) if size is None else size):
            found[self.root(i)].append(i)
        return list(found.values())


def grouped(traces: Traces, pairs: Pairs) -> Groups:
    """The groups that pairs make, the likest first, whatever order they come in."""
    groups = Groups(traces)
    score, a, b = pairs
    order = np.argsort(a * np.int64(len(traces)) + b)
    order = order[np.argsort(-score[order], kind="stable")]
    a, b = a[order], b[order]
    for lo in range(0, len(a), _AT_ONCE):
        some = slice(lo, lo + _AT_ONCE)
        i, j = groups.apart(a[some], b[some])
        for one, other in zip(i.tolist(), j.tolist(), strict=True):
            groups.join(one, other)
    return groups
