"""Who tells which word: a sparse matrix, articles × words, that holds what two articles share and is made in parts.

Sums are the same to the last bit, however the work is divided.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline import hands
from timeline.dating.clues import Voices

Floats = NDArray[np.float32]
Numbers = NDArray[np.unsignedinteger]
Hashes = NDArray[np.uint32]
Stretch = tuple[int, int, slice, Hashes]
Shared = tuple[NDArray[Any], ...]

CHUNK = 1 << 14
"""Postings that are summed up at once."""
BLOCK = 1 << 9
"""Postings whose values a processor's cache holds."""
PART, PIECE = 1 << 18, 1 << 16
"""Words of all articles that are sorted at once, about; and that are parted at once."""
COMMON = 0.5
"""The share of all articles that have a word above which it is left out: it tells nothing, and has most postings."""
SOME = 1 << 9
"""Articles, or words, whose postings are worked on at once."""
ARTICLES = 24
"""Bits in which an article's number is kept beside a hash."""
MOST_BITS, NONE = 7, 255
"""Bits of a hash that tell its part, at most; no part."""
MIX = np.uint32(0x9E3779B1)
"""A multiplier that makes one hash of two (Knuth: the golden ratio)."""


@dataclass(frozen=True)
class Postings:
    """One side of a sparse matrix: row r has the postings from `begins[r]` to `begins[r + 1]`, at the columns `at`.

    `told` are their values: how often a word is told, or its weight.
    """

    begins: NDArray[np.int64]
    at: Numbers
    told: NDArray[Any]

    def __len__(self) -> int:
        return len(self.begins) - 1

    def some(self) -> Iterator[Stretch]:
        """Stretches of rows: the first, the one behind the last, where their postings lie, and the row of each."""
        for first in range(0, len(self), SOME):
            last = min(first + SOME, len(self))
            rows = np.repeat(np.arange(first, last, dtype=np.uint32), np.diff(self.begins[first : last + 1]))
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


def sums(begins: NDArray[np.int64], at: Numbers, values: Floats, weight: Floats | None = None) -> Floats:
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


def words(voices: Voices, docs: Sequence[str]) -> Words:
    """The words, and pairs of neighbouring words, that at least two articles share, but not most of all articles, which
    are numbered as in `docs`. The voices fall silent.
    """
    most = max(2, int(COMMON * len(docs)))
    columns = array(np.min_scalar_type(len(docs)).char), array("B"), array("q"), array("B")
    for some in _parts(voices, docs, most):
        for column, values in zip(columns, some, strict=True):
            column.frombytes(values.astype(column.typecode).data.cast("B"))  # grows in its place
    doc, often, shared, pair = (np.frombuffer(column, column.typecode) for column in columns)
    by_word = Postings(ends_of(shared), doc, often)
    return Words(_by_doc(by_word, len(docs)), by_word, pair > 0, np.log((len(docs) + 1) / shared))


def ends_of(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where rows of some length begin, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(counts)))


def _by_doc(by_word: Postings, n: int) -> Postings:
    """The postings of words in order of `n` articles."""
    stretches = range(0, len(by_word.at), PART)
    begins = ends_of(
        sum((np.bincount(by_word.at[k : k + PART], minlength=n) for k in stretches), np.zeros(n, int))
    )
    word = np.empty(len(by_word.at), np.min_scalar_type(len(by_word)))
    often, free = np.empty_like(by_word.told), begins[:-1].copy()
    for _, _, here, rows in by_word.some():
        order = _stably(by_word.at[here], n)
        doc = by_word.at[here][order]
        new = _begins(doc)
        count = np.diff(new, append=len(doc))
        at = np.arange(len(doc)) + np.repeat(free[doc[new]] - new, count)
        free[doc[new]] += count
        word[at] = rows[order]
        often[at] = by_word.told[here][order]
    return Postings(begins, word, often)


def _stably(numbers: Numbers, n: int) -> NDArray[np.intp]:
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


def _parts(voices: Voices, docs: Sequence[str], most: int) -> Iterator[Shared]:
    """What two articles share: words, then pairs of neighbours, in order of their hashes."""
    numbers = {doc: number for number, doc in enumerate(docs)}
    number = np.array([numbers[doc] for doc in voices.clues], np.uint32)
    one, ends = np.frombuffer(voices.silence(), np.uint32), np.frombuffer(voices.ends, np.int64)
    for pair in (False, True):
        if pair:
            _pair(one)
        order, bounds = _parted(one, ends[ends > 0] - 1 if pair else ends[:0])
        some = partial(_part, one, ends, number, order, most, pair)
        yield from hands.each(some, pairwise(bounds))


def _part(
    one: Hashes,
    ends: NDArray[np.int64],
    number: Hashes,
    order: NDArray[np.uint16],
    most: int,
    pair: bool,
    part: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Shared:
    """What two articles share, `most` at most, of a part of the hashes: it begins and ends in each PIECE of `order`."""
    begin, length = part[0], part[1] - part[0]
    at = np.arange(length.sum()) + np.repeat(begin - ends_of(length)[:-1], length)
    here = order[at] + (at & -PIECE)
    return _shared(one[here], np.repeat(number, np.diff(np.searchsorted(here, ends), prepend=0)), most, pair)


def _parted(one: Hashes, but: NDArray[np.int64]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """The order of each PIECE of the hashes by their first bits, `but` some; and where in it each part begins, and the
    last one ends (parts × pieces).

    The last word of an article makes no pair, for behind it stands a word of another.
    """
    bits = min((len(one) // PART).bit_length(), MOST_BITS)
    order, bounds = np.empty(len(one), np.uint16), []
    for first in range(0, len(one), PIECE):
        part = (one[first : first + PIECE] >> np.uint32(32 - bits)).astype(np.uint8)  # none by 32 bits
        part[but[slice(*np.searchsorted(but, (first, first + PIECE)))] - first] = NONE
        by = np.argsort(part, kind="stable")
        order[first : first + PIECE] = by
        bounds.append(first + np.searchsorted(part[by], np.arange((1 << bits) + 1)))
    return order, np.array(bounds, np.int64).reshape(-1, (1 << bits) + 1).T


def _pair(one: Hashes) -> None:
    """Make each hash into one of itself and the next."""
    for first in range(0, len(one), PART):
        two = one[first : first + PART] * MIX
        after = one[first + 1 : first + 1 + PART]
        two[: len(after)] += after
        one[first : first + PART] = two


def _shared(one: Hashes, doc: Hashes, most: int, pair: bool) -> Shared:
    """Of some words, each with its article, those that two articles share, and `most` at most: who tells them, how
    often; how many do, and whether they are pairs.

    What an article tells more than 255 times counts as often as that.
    """
    keys = one.astype(np.uint64)
    keys <<= ARTICLES
    keys |= doc
    keys.sort()
    first = _begins(keys)
    often = np.minimum(np.diff(first, append=len(keys)), 255).astype(np.uint8)
    keys = keys[first]
    first = _begins(keys >> ARTICLES)
    shared = np.diff(first, append=len(keys))
    kept = (shared >= 2) & (shared <= most)
    use = np.repeat(kept, shared)
    told = keys[use] & (1 << ARTICLES) - 1
    return told, often[use], shared[kept], np.full(np.count_nonzero(kept), pair)
