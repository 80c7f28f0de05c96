"""Who tells which word: a sparse matrix, articles × words, that holds what two articles share and is made in parts.

Sums are the same to the last bit, however the work is divided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.dating.clues import Clues

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

CHUNK = 1 << 14
"""Postings that are summed up at once."""
BLOCK = 1 << 9
"""Postings whose values a processor's cache holds."""
PART = 1 << 21
"""Words of all articles that are sorted at once, about."""
COMMON = 0.5
"""The share of all articles that have a word above which it is left out: it tells nothing, and has most postings."""
SOME = 1 << 9
"""Articles, or words, whose postings are worked on at once."""
ARTICLES = 24
"""Bits in which an article's number is kept beside a hash."""
NONE = np.iinfo(np.uint16).max
"""No part of the words."""
MIX = np.uint32(0x9E3779B1)
"""A multiplier that makes one hash of two (Knuth: the golden ratio)."""


@dataclass(frozen=True)
class Postings:
    """One side of a sparse matrix: row r has the postings from `begins[r]` to `begins[r + 1]`, at the columns `at`.

    `told` are their values: how often a word is told, or its weight.
    """

    begins: NDArray[np.int64]
    at: Ints
    told: NDArray[Any]

    def __len__(self) -> int:
        return len(self.begins) - 1

    def some(self) -> Iterator[tuple[int, int, slice, Ints]]:
        """Stretches of rows: the first, the one behind the last, where their postings lie, and the row of each."""
        for first in range(0, len(self), SOME):
            last = min(first + SOME, len(self))
            rows = np.repeat(np.arange(first, last, dtype=np.int32), np.diff(self.begins[first : last + 1]))
            yield first, last, slice(self.begins[first], self.begins[last]), rows

    def times(self, values: Floats) -> Floats:
        """The matrix times `values` (columns × some)."""
        return sums(self.begins, self.at, values, self.told)


@dataclass(frozen=True)
class Words:
    """A sparse matrix, articles × words, from both sides: what each article tells, and who tells each word.

    `pair` is true for words that are two neighbours, `rarity` says how much a word tells by how few articles have it.
    """

    by_doc: Postings
    by_word: Postings
    pair: NDArray[np.bool_]
    rarity: NDArray[np.float64]


def sums(begins: NDArray[np.int64], at: Ints, values: Floats, weight: Floats | None = None) -> Floats:
    """The sums of `values[at]`, each times its weight, of the postings from one of `begins` to the next.

    Where they are a stretch of a longer run, `begins` counts from its start: sums are made by the same CHUNKs.
    """
    first, last = int(begins[0]), int(begins[-1])
    out = np.zeros((len(begins) - 1, values.shape[1]), np.float32)
    turned = np.empty((values.shape[1], CHUNK), np.float32)
    for a in range(first - first % CHUNK, last, CHUNK):
        a, b = max(a, first), min(a + CHUNK, last)
        rows = np.arange(np.searchsorted(begins, a, "right") - 1, np.searchsorted(begins, b))
        rows = rows[begins[rows] < begins[rows + 1]]
        terms = turned[:, : b - a]
        for k in range(a, b, BLOCK):
            some = at[k - first : min(k + BLOCK, b) - first].astype(np.intp)
            terms[:, k - a : k - a + BLOCK] = values.take(some, axis=0).T
        if weight is not None:
            terms *= weight[a - first : b - first]
        out[rows] += np.add.reduceat(terms, np.maximum(begins[rows], a) - a, axis=1).T
    return out


def words(found: Sequence[Clues]) -> Words:
    """The words, and pairs of neighbouring words, that at least two articles share, but not most of all articles."""
    most = max(2, int(COMMON * len(found)))
    parts = [_shared(keys, most) for keys in _told(found)]
    doc, often, shared, pair = (np.concatenate(column) for column in zip(*parts, strict=True))
    del parts
    by_word = Postings(ends_of(shared), doc, often)
    return Words(_by_doc(by_word, len(found)), by_word, pair, np.log((len(found) + 1) / shared))


def ends_of(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where rows of some length begin, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(counts)))


def _by_doc(by_word: Postings, n: int) -> Postings:
    """The postings of words in order of `n` articles."""
    begins = ends_of(np.bincount(by_word.at, minlength=n))
    word, often, free = np.empty_like(by_word.at), np.empty_like(by_word.told), begins[:-1].copy()
    rows = np.repeat(np.arange(len(by_word), dtype=np.int32), np.diff(by_word.begins))
    for first in range(0, len(by_word.at), PART):
        here = slice(first, first + PART)
        order = _stably(by_word.at[here], n)
        doc = by_word.at[here][order]
        new = _begins(doc)
        count = np.diff(new, append=len(doc))
        at = np.arange(len(doc)) + np.repeat(free[doc[new]] - new, count)
        free[doc[new]] += count
        word[at] = rows[here][order]
        often[at] = by_word.told[here][order]
    return Postings(begins, word, often)


def _stably(numbers: Ints, n: int) -> NDArray[np.intp]:
    """The order of some numbers below `n`, equal ones as they stand; numpy sorts 16 bits at a time by counting."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    if n > 1 << 16:
        order = order[np.argsort((numbers >> 16).astype(np.uint16)[order], kind="stable")]
    return order


def _begins(keys: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where in sorted keys each key begins."""
    begins = np.ones(len(keys), bool)
    begins[1:] = keys[1:] != keys[:-1]
    return np.flatnonzero(begins)


def _shared(
    keys: NDArray[np.int64], most: int
) -> tuple[Ints, NDArray[np.uint16], NDArray[np.int64], NDArray[np.bool_]]:
    """Of some sorted keys the words that two articles share, and `most` at most: who tells them, how often; how many,
    and which are pairs.

    What an article tells more than 65,535 times counts as often as that.
    """
    first = _begins(keys)
    often = np.minimum(np.diff(first, append=len(keys)), np.iinfo(np.uint16).max).astype(np.uint16)
    keys = keys[first]
    first = _begins(keys >> ARTICLES)
    shared = np.diff(first, append=len(keys))
    kept = (shared >= 2) & (shared <= most)
    use = np.repeat(kept, shared)
    doc = (keys[use] & (1 << ARTICLES) - 1).astype(np.int32)
    return doc, often[use], shared[kept], keys[first][kept] >> ARTICLES + 32 > 0


def _told(found: Sequence[Clues]) -> Iterator[NDArray[np.int64]]:
    """Every word and every pair of neighbours, as one number: whether it is a pair, its hash, its article.

    In order, in parts; no word is in two of them.
    """
    ends = np.cumsum([len(c.words) for c in found], dtype=np.int64)
    one = np.concatenate([np.frombuffer(c.words, dtype=np.uint32) for c in found] or [np.zeros(0, np.uint32)])
    bits = (len(one) // PART).bit_length()
    for pair in (0, 1):
        if pair:
            two = one * MIX
            two[:-1] += one[1:]
            one = two
        parts = (one >> np.uint32(32 - bits)).astype(np.uint16) if bits else np.zeros(len(one), np.uint16)
        if pair and len(one):
            parts[ends - 1] = NONE  # behind the last word of an article stands one of another
        for part in range(1 << bits):
            here = np.flatnonzero(parts == part)
            keys = one[here].astype(np.int64)
            keys |= pair << 32
            keys <<= ARTICLES
            keys |= np.repeat(np.arange(len(found)), np.diff(np.searchsorted(here, ends), prepend=0))
            keys.sort()
            yield keys
