"""Bags of features as arrays: who has which, the ones that tell most, and how much two bags share.

A bag is a row of fixed width, so a million of them are two plain arrays, and the cosines of many pairs are
a few array operations. The features of a row are its heaviest, -1 where it has fewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.integer[Any])
Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: its products fall far apart
_CELLS = 1 << 17  # features that are looked up at once: they stay in a processor's cache
_FEW = 16  # features of a row that are compared with those of another, each with each, sooner than looked up


@dataclass(frozen=True)
class Bags:
    """Features (rows × width, -1 for none) and their weights (the same shape)."""

    features: NDArray[np.int32]
    weights: NDArray[np.float32]

    @cached_property
    def columns(self) -> int:
        """How many columns a table of them has: one for each feature, and one for none."""
        return int(self.features.max(initial=-1)) + 2

    def cosines(self, a: Ints, b: Ints) -> Floats:
        """The sum of the products of the weights that rows `a` and rows `b` have in common, pair by pair.

        A product has 24 bits and their sum 53, so it is the same in any order, and of `b` and `a`.
        """
        out = np.zeros(len(a))
        for some, met in self._met(a, b):
            met *= self.weights.take(b[some], axis=0).T
            out[some] = np.einsum("ji->i", met.astype(np.float64))
        return out

    def greatest(self, a: Ints, b: Ints) -> Floats:
        """The greatest weight of a feature that both rows have, 0 where they share none."""
        out = np.zeros(len(a))
        for some, met in self._met(a, b):
            out[some] = met.max(axis=0, initial=0.0)
        return out

    def _met(self, a: Ints, b: Ints) -> Iterator[tuple[slice, NDArray[np.float32]]]:
        """Which pairs, some at a time, and for each feature of `b` what it weighs in `a` (width × pairs)."""
        return (self._compared if self.features.shape[1] <= _FEW else self._looked_up)(a, b)

    def _compared(self, a: Ints, b: Ints) -> Iterator[tuple[slice, NDArray[np.float32]]]:
        """`_met` where each feature is compared with each."""
        step = _CELLS // self.features.shape[1] or 1
        for lo in range(0, len(a), step):
            some = slice(lo, lo + step)
            sides = ((self.features, a), (self.weights, a), (self.features, b))
            first, weights, second = (np.ascontiguousarray(c.take(rows[some], axis=0).T) for c, rows in sides)
            met = np.zeros(second.shape, np.float32)
            for feature, weight in zip(first, weights, strict=True):
                met += (second == feature) * weight
            yield some, met

    def _looked_up(self, a: Ints, b: Ints) -> Iterator[tuple[slice, NDArray[np.float32]]]:
        """`_met` where each row of `a` becomes one of a table with a column for each feature, in which those of all its
        mates are looked up; these should follow one another."""
        first, columns = np.flatnonzero(np.diff(a, prepend=-1)), self.columns
        table = np.zeros((0, columns), np.float32)
        ends = np.append(first, len(a))[1:]
        costs = ends * self.features.shape[1] + np.arange(len(ends)) * (columns >> 4)
        lo = 0
        for hi in stretches(costs, _CELLS):
            begins, some = first[lo:hi], slice(first[lo], ends[hi - 1])
            if len(table) < len(begins):
                table = np.zeros((len(begins), columns), np.float32)
            rows, own = np.arange(len(begins), dtype=np.int32), self.features[a[begins]]
            table[rows[:, None], own] = self.weights[a[begins]]
            cells = self.features.take(b[some], axis=0)
            cells += np.repeat(rows * np.int32(columns), np.diff(begins, append=ends[hi - 1]))[:, None]
            yield some, table.ravel().take(cells).T
            table[rows[:, None], own] = 0.0
            lo = hi


def stretches(totals: Ints, most: int) -> list[int]:
    """Where stretches end whose sums come to about so much, by the running totals of what is added up."""
    full = np.arange(most, totals[-1] if len(totals) else 0, most)
    ends: Ints = np.unique(np.append(np.searchsorted(totals, full) + 1, len(totals)))
    return [end for end in ends.tolist() if end]


def shared(a: NDArray[np.int32], b: NDArray[np.int32]) -> Flags:
    """For each pair of rows, which feature of the one is which of the other (pairs × width × width)."""
    same: Flags = (a[:, :, None] == b[:, None, :]) & (a >= 0)[:, :, None]
    return same


def heaviest(rows: Ints, features: Ints, weights: Floats, size: int, width: int) -> Bags:
    """The bags of `size` rows: of each the `width` features that weigh most, of equal ones those that come first."""
    return Order(rows, weights).bags(features, weights, size, width)


class Order:
    """Entries by row, the heaviest first. Weights are positive, so their bits sort as they do."""

    def __init__(self, rows: Ints, weights: Floats) -> None:
        bits = np.ascontiguousarray(weights, np.float32).view(np.uint32).astype(np.int64)
        self.order = np.argsort((rows << 32) - bits, kind="stable")
        self.rows = rows[self.order]

    def bags(self, features: Ints, weights: Floats, size: int, width: int, kept: Flags | None = None) -> Bags:
        """The `width` heaviest entries of each of `size` rows as bags, where some are not `kept` of the others.

        Where no row has so many, the bags are narrower.
        """
        order, rows = self.order, self.rows
        if kept is not None:
            mask = kept[order]
            order, rows = order[mask], rows[mask]
        counts = np.bincount(rows, minlength=size)
        width = min(width, max(int(counts.max(initial=0)), 1))
        place = np.arange(len(rows)) - (np.cumsum(counts) - counts)[rows]
        best = place < width
        order, rows, place = order[best], rows[best], place[best]
        out = Bags(np.full((size, width), -1, np.int32), np.zeros((size, width), np.float32))
        out.features[rows, place] = features[order]
        out.weights[rows, place] = weights[order]
        return out


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The values in order, each once."""
    return once(np.sort(values))


def once(ordered: NDArray[Number]) -> NDArray[Number]:
    """Values that are in order, each once."""
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]


def unit(rows: Ints, weights: Floats, size: int, least: float = 0.0) -> Floats:
    """The weights scaled so that the squares of each row's sum to 1, or to less where its length is under `least`."""
    length = np.maximum(np.sqrt(np.bincount(rows, weights * weights, size)), least)
    length[length == 0.0] = 1.0
    scaled: Floats = weights / length[rows]
    return scaled


def joint(a: NDArray[Any], b: NDArray[Any]) -> Ints:
    """Two columns of numbers as one."""
    both: Ints = a * np.int64(1 << 32) + b
    return both


def ranked(numbers: NDArray[np.int32]) -> Ints:
    """The order of numbers that are not negative: counted by their lower halves, then by their upper ones."""
    low = np.argsort(numbers.astype(np.uint16), kind="stable")
    return low[np.argsort((numbers >> 16).astype(np.uint16)[low], kind="stable")]


def each_once(numbers: Ints) -> Ints:
    """Where each of the numbers stands, one place for those that are equal; in order of place.

    They fall into the slots of a table; whichever gets its slot is found, and its equals are done with. The others fall
    again, elsewhere. To sort them takes three times as long.
    """
    bits = len(numbers).bit_length() + 1
    slots = np.empty(1 << bits, np.int32)
    found, left = np.zeros(len(numbers), bool), np.arange(len(numbers), dtype=np.int32)
    mixed = numbers.astype(np.uint64) * GOLDEN
    while len(left):
        slot = (mixed >> np.uint64(64 - bits)).view(np.int64)
        slots[slot] = left
        best = slots[slot]
        found[best] = True
        others = np.flatnonzero(numbers[best] != numbers[left])
        left, mixed = left[others], mixed[others] * GOLDEN
    return np.flatnonzero(found)
