"""Bags of features as arrays: who has which, the ones that tell most, and how much two bags share.

A bag is a row of fixed width, so a million of them are two plain arrays, and the cosines of many pairs are
a few array operations. The features of a row are its heaviest, -1 where it has fewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

CHUNK = 1 << 14  # pairs that are compared at once: what fits into a processor's cache


@dataclass(frozen=True, slots=True)
class Bags:
    """Features (rows × width, -1 for none) and their weights (the same shape)."""

    features: NDArray[np.int32]
    weights: NDArray[np.float32]

    def cosines(self, a: Ints, b: Ints) -> Floats:
        """The sum of the products of the weights that rows `a` and rows `b` have in common, pair by pair."""
        out = np.zeros(len(a))
        for lo, hi in chunks(len(a)):
            i, j = a[lo:hi], b[lo:hi]
            same = shared(self.features[i], self.features[j])
            p, cell = np.divmod(np.flatnonzero(same), same.shape[1] * same.shape[2])
            x, y = np.divmod(cell, same.shape[2])
            products = self.weights[i[p], x].astype(np.float64) * self.weights[j[p], y]
            out[lo:hi] = np.bincount(p, products, hi - lo)
        return out

    def greatest(self, a: Ints, b: Ints) -> Floats:
        """The greatest weight of a feature that both rows have, 0 where they share none."""
        out = np.zeros(len(a))
        for lo, hi in chunks(len(a)):
            i, j = a[lo:hi], b[lo:hi]
            found = shared(self.features[i], self.features[j]).any(axis=2)
            out[lo:hi] = np.where(found, self.weights[i], 0.0).max(axis=1, initial=0.0)
        return out


def chunks(size: int) -> Iterator[tuple[int, int]]:
    """The bounds of stretches of CHUNK."""
    for lo in range(0, size, CHUNK):
        yield lo, min(size, lo + CHUNK)


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


def distinct(values: Ints) -> Ints:
    """The values in order, each once."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]


def unit(rows: Ints, weights: Floats, size: int, least: float = 0.0) -> Floats:
    """The weights scaled so that the squares of each row's sum to 1, or to less where its length is under `least`."""
    length = np.maximum(np.sqrt(np.bincount(rows, weights * weights, size)), least)
    length[length == 0.0] = 1.0
    scaled: Floats = weights / length[rows]
    return scaled
