"""What the names in an article tell of its day: ridge regression from names to days, taught by the other articles.

Names are weighed by how rare they are (tf·idf), articles compared by the angle between them, days smoothed by a kernel.
Source of the method: kernel ridge regression (Saunders, Gammerman & Vovk 1998); words in time (de Jong, Rode &
Hiemstra 2005). Solved by conjugate gradients, so that time and memory grow with the names that are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline.dating.clues import Clues

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

STEPS, CLOSE = 40, 0.1
"""Steps of conjugate gradients at most; the share of the misfit at which they end."""
LEAST = 0.02
"""No day is told to be less likely than this share of what it is without any names."""
CHUNK = 1 << 14
"""Postings that are worked on at once."""


@dataclass(frozen=True)
class Names:
    """A sparse matrix, articles × names, whose rows have length 1: posting k says that article `doc[k]` has name
    `word[k]` with `weight[k]`. Sorted by article; `by_word` sorts the postings by name.
    """

    doc: Ints
    word: Ints
    weight: Floats
    by_word: Ints
    n: int
    size: int

    def times(self, values: Floats) -> Floats:
        """The matrix times `values` (names × columns)."""
        return _sums(self.doc, self.word, self.weight, values, self.n)

    def turned(self, values: Floats) -> Floats:
        """The transposed matrix times `values` (articles × columns)."""
        k = self.by_word
        return _sums(self.word[k], self.doc[k], self.weight[k], values, self.size)


def _sums(into: Ints, at: Ints, weight: Floats, values: Floats, n: int) -> Floats:
    """The sums of `weight * values[at]` by `into`, which is sorted."""
    out = np.zeros((n, values.shape[1]), np.float32)
    for a in range(0, len(into), CHUNK):
        rows = into[a : a + CHUNK]
        starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
        terms = values[at[a : a + CHUNK]] * weight[a : a + CHUNK, None]
        out[rows[starts]] += np.add.reduceat(terms, starts, axis=0)
    return out


def names(found: Sequence[Clues]) -> Names:
    """The names that at least two articles share, weighed."""
    n = len(found)
    lengths = np.array([len(c.names) for c in found], dtype=np.int64)
    keys = np.concatenate(
        [np.frombuffer(c.names, dtype=np.uint32) for c in found] or [np.zeros(0, np.uint32)]
    )
    distinct, named = np.unique(keys, return_inverse=True)
    size = max(len(distinct), 1)
    posting, count = np.unique(np.repeat(np.arange(n), lengths) * size + named, return_counts=True)
    doc, word = posting // size, posting % size
    shared = np.bincount(word, minlength=size)
    kept = shared >= 2
    use = kept[word]
    doc, word, count = doc[use], (np.cumsum(kept) - 1)[word[use]], count[use]
    weight = (1 + np.log(count)) * np.log((n + 1) / shared[kept][word])
    norm = np.sqrt(np.bincount(doc, weights=weight**2, minlength=n)) + 1e-9
    order = np.argsort(word, kind="stable")
    return Names(doc, word, (weight / norm[doc]).astype(np.float32), order, n, int(kept.sum()))


def heard(among: Names, mass: Floats, noise: Floats) -> Floats:
    """For every article, the log of how much likelier its names make each bucket of days than it is without them.

    `mass` is each teacher's distribution over buckets, already smoothed; `noise` says how little it is to be believed
    (0.5 and more), infinite for articles that teach nothing. A teacher hears its own voice: do not ask it.
    """
    teaches = np.isfinite(noise)
    trust = np.where(teaches, 1 / np.maximum(noise, 1e-9), 0.0).astype(np.float32)
    mean = (trust @ np.where(teaches[:, None], mass, 0)) / trust.sum()
    misfit = np.where(teaches[:, None], mass - mean, 0).astype(np.float32)
    lesson = _solved(among, misfit, np.where(teaches, noise, 0).astype(np.float32), teaches)
    told = among.times(among.turned(lesson))
    return np.asarray(np.log(np.maximum(1 + told / np.maximum(mean, 1e-9), LEAST)), dtype=np.float32)


def _solved(among: Names, right: Floats, noise: Floats, teaches: NDArray[np.bool_]) -> Floats:
    """The x with (similarity + noise) x = right among those who teach: conjugate gradients, column by column."""
    x = np.zeros_like(right)
    rest, way = right.copy(), right.copy()
    size = (rest * rest).sum(0)
    enough = CLOSE**2 * np.maximum(size, 1e-12)
    for _ in range(STEPS):
        if (size <= enough).all():
            break
        turned = np.where(teaches[:, None], among.times(among.turned(way)), 0) + noise[:, None] * way
        step = size / np.maximum((way * turned).sum(0), 1e-20)
        x += step * way
        rest -= step * turned
        before, size = size, (rest * rest).sum(0)
        way = rest + (size / np.maximum(before, 1e-20)) * way
    return x


def smoothed(mass: Floats, width: float) -> Floats:
    """Each row of a mass over consecutive buckets, spread by a two-sided exponential kernel; rows keep their sums
    but for what falls over the edges.
    """
    keep = np.float32(np.exp(-1.0 / width))
    out = mass.astype(np.float32)
    for column in range(1, out.shape[-1]):
        out[..., column] += keep * out[..., column - 1]
    back = mass.astype(np.float32)
    for column in range(mass.shape[-1] - 2, -1, -1):
        back[..., column] += keep * back[..., column + 1]
    return np.asarray((out + back - mass) * (1 - keep) / (1 + keep), dtype=np.float32)
