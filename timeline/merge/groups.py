"""Mentions become groups: pairs are taken from the likest on, and never join days that exclude each other."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np

from timeline.merge.bags import Floats, Ints, Small
from timeline.merge.lists import Lists, places
from timeline.merge.traces import Traces

_AT_ONCE = 1 << 15  # pairs that are looked at together, of which few are left to be joined
Pairs = tuple[Floats, Small, Small]
"""How like two mentions are, and which they are: three columns."""


class Forest:
    """Numbers from 0 on in groups: trees, whose root is the least of their numbers.

    The columns are of a kind that numbers are got from one by one as from a list, and that numpy reads where they lie.
    """

    def __init__(self, size: int) -> None:
        """Begin with every number alone."""
        self.parent = array("q", range(size))

    def root(self, i: int) -> int:
        """The root of a number's tree; paths are halved on the way."""
        parent = self.parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def link(self, i: int, j: int) -> None:
        """Make one group of two."""
        a, b = sorted((self.root(i), self.root(j)))
        self.parent[b] = a

    def roots(self) -> Ints:
        """The root of each number; every path is of one step now."""
        parent = np.frombuffer(self.parent, np.int64)
        while (parent != (above := parent[parent])).any():
            parent[:] = above
        return parent

    def members(self) -> Lists:
        """The numbers of each group; all in order."""
        return places(self.roots())


class Groups(Forest):
    """A forest of mentions. Each root knows the days that all its members allow, and their town (-1 for none)."""

    def __init__(self, traces: Traces) -> None:
        """Begin with every mention alone."""
        super().__init__(len(traces))
        town = np.where(traces.town, traces.place, -1)
        self.lo, self.hi, self.town = (
            array("q", column.astype(np.int64).tobytes()) for column in (traces.lo, traces.hi, town)
        )

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
        roots = self.roots()
        lo, hi, town = (np.frombuffer(column, np.int64) for column in (self.lo, self.hi, self.town))
        one, two = roots[a], roots[b]
        meet = np.maximum(lo[one], lo[two]) <= np.minimum(hi[one], hi[two])
        placed = (town[one] == town[two]) | (np.minimum(town[one], town[two]) < 0)
        left = (one != two) & meet & placed
        return a[left], b[left]


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


def linked(size: int, pairs: Iterable[tuple[int, int]]) -> Lists:
    """The groups that pairs of some numbers make, whatever speaks against them."""
    forest = Forest(size)
    for one, other in pairs:
        forest.link(one, other)
    return forest.members()
