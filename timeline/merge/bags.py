"""Bags of features as arrays: who has which, the ones that tell most, and how much two bags share.

A bag is a row of fixed width, so a million of them are two plain arrays, and the cosines of many pairs are
a few array operations. The features of a row are its heaviest, -1 where it has fewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.integer[Any])
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ROWS = 64  # rows whose pairs are weighed at once: their features as a table fit into a processor's cache


@dataclass(frozen=True, slots=True)
class Bags:
    """Features (rows × width, -1 for none) and their weights (the same shape)."""

    features: NDArray[np.int32]
    weights: NDArray[np.float32]

    def cosines(self, a: Ints, b: Ints) -> Floats:
        """The sum of the products of the weights that rows `a` and rows `b` have in common, pair by pair."""
        out = np.zeros(len(a))
        for some, met in self._met(a, b):
            out[some] = np.multiply(met, self.weights.take(b[some], axis=0), dtype=np.float64).sum(axis=1)
        return out

    def greatest(self, a: Ints, b: Ints) -> Floats:
        """The greatest weight of a feature that both rows have, 0 where they share none."""
        out = np.zeros(len(a))
        for some, met in self._met(a, b):
            out[some] = met.max(axis=1, initial=0.0)
        return out

    def _met(self, a: Ints, b: Ints) -> Iterator[tuple[Ints, NDArray[np.float32]]]:
        """Of some pairs at a time, which they are, and for each feature of `b` what it weighs in `a`.

        The features of a few rows of `a` become the columns of a table, in which those of all their mates are looked
        up: a step for each feature, where comparing each with each takes their product.
        """
        order = np.argsort(a, kind="stable")
        first = np.flatnonzero(np.diff(a[order], prepend=-1))
        every = self.features[a[order[first]]]
        column = np.zeros(int(every.max(initial=0)) + 3, np.int32)  # of feature f at f + 1; no column is 0
        for lo in range(0, len(first), ROWS):
            begins, own = first[lo : lo + ROWS], every[lo : lo + ROWS]
            end = first[lo + ROWS] if lo + ROWS < len(first) else len(order)
            some, rows = order[begins[0] : end], np.arange(len(own), dtype=np.int32)
            known = distinct(own[own >= 0])
            column[known + 1] = np.arange(1, len(known) + 1)
            table = np.zeros((len(own), len(known) + 1), np.float32)
            table[rows[:, None], column[own + 1]] = self.weights[a[order[begins]]]
            cells = column.take(self.features.take(b[some], axis=0) + 1, mode="clip")
            cells += np.repeat(rows * table.shape[1], np.diff(begins, append=end))[:, None]
            yield some, table.ravel().take(cells)
            column[known + 1] = 0


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
        """The `width` heaviest entries of each of `size` rows as bags, where some are not `kept` of the others."""
        order, rows = self.order, self.rows
        if kept is not None:
            mask = kept[order]
            order, rows = order[mask], rows[mask]
        begins = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=size))))
        place = np.arange(len(rows)) - begins[rows]
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
