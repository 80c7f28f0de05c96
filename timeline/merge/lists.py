"""Many short lists of numbers as two arrays: half a million mentions in groups are no half a million Python values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.merge.bags import Ints


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists one behind the other: the `items` of all, and the `bounds` between them, from 0 to the end of the last."""

    items: Ints
    bounds: Ints

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __getitem__(self, n: int) -> Ints:
        return self.items[self.bounds[n] : self.bounds[n + 1]]

    @property
    def counts(self) -> Ints:
        """How many items each list has."""
        return np.diff(self.bounds)

    @property
    def owners(self) -> Ints:
        """The list of each item, by number."""
        return np.repeat(np.arange(len(self)), self.counts)

    def some(self, which: Ints) -> Lists:
        """Some of the lists, by number."""
        counts = self.counts[which]
        bounds = np.append(0, np.cumsum(counts))
        places = np.repeat(self.bounds[which] - bounds[:-1], counts) + np.arange(bounds[-1])
        return Lists(self.items[places], bounds)

    def of(self, others: Lists) -> Lists:
        """For each of `others`, which name some of these by number, the items of all of them."""
        parts = self.some(others.items)
        return Lists(parts.items, parts.bounds[others.bounds])


def places(keys: Ints) -> Lists:
    """The places of each key, from 0 on; the least key's come first."""
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=-1))
    return Lists(order, np.append(begins, len(keys)))
