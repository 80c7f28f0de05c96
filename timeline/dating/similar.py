"""What the words in an article tell of its day: ridge regression from words to days, taught by the other articles.

Words and pairs of neighbouring words are weighed by how rare they are (tf·idf) and by how closely in time the teachers
use them, articles compared by the angle between them, days smoothed by a kernel.
Source of the method: kernel ridge regression (Saunders, Gammerman & Vovk 1998); words in time (de Jong, Rode &
Hiemstra 2005). Solved by conjugate gradients, so that time and memory grow with the words that are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from timeline.dating.clues import Clues

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

STEPS, CLOSE = 40, 0.1
"""Steps of conjugate gradients at most; the share of the misfit at which they end."""
LEAST = 0.02
"""No day is told to be less likely than this share of what it is without any words."""
CHUNK = 1 << 14
"""Postings that are worked on at once."""
ARTICLES = 24
"""Bits in which an article's number is kept beside a hash."""
MIX = np.uint32(0x9E3779B1)
"""A multiplier that makes one hash of two (Knuth: the golden ratio)."""
CLOSELY, TIMELESS, RARE = 3.0, 2.0, 10.0
"""How much louder a word is for being used closely in time; and against how many uses that are spread like all
articles, and against how many teachers, that closeness has to hold its own.
"""
ENOUGH_WAYS = 0.99
"""The share of the teachers' variance in time that has to be learned."""


@dataclass(frozen=True)
class Words:
    """A sparse matrix, articles × words: posting k says that article `doc[k]` has word `word[k]` with `weight[k]`.

    Sorted by article; `by_word` sorts the postings by word. `pair` is true for words that are two neighbours.
    """

    doc: Ints
    word: Ints
    weight: Floats
    by_word: Ints
    pair: NDArray[np.bool_]
    n: int

    def times(self, values: Floats) -> Floats:
        """The matrix times `values` (words × columns)."""
        return _sums(self.doc, self.word, self.weight, values, self.n)

    def turned(self, values: Floats) -> Floats:
        """The transposed matrix times `values` (articles × columns)."""
        k = self.by_word
        return _sums(self.word[k], self.doc[k], self.weight[k], values, len(self.pair))


def _runs(keys: Ints) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """Chunks of sorted keys, from and to, and where in a chunk each key begins."""
    for a in range(0, len(keys), CHUNK):
        rows = keys[a : a + CHUNK]
        yield a, a + len(rows), np.flatnonzero(_begins(rows))


def _sums(into: Ints, at: Ints, weight: Floats, values: Floats, n: int) -> Floats:
    """The sums of `weight * values[at]` by `into`, which is sorted."""
    out = np.zeros((n, values.shape[1]), np.float32)
    for a, b, starts in _runs(into):
        terms = values[at[a:b]] * weight[a:b, None]
        out[into[a:b][starts]] += np.add.reduceat(terms, starts, axis=0)
    return out


def words(found: Sequence[Clues]) -> Words:
    """The words, and pairs of neighbouring words, that at least two articles share, weighed by tf·idf."""
    n = len(found)
    told = _told(found)
    told.sort()
    first = np.flatnonzero(_begins(told)).astype(np.int32)
    count = np.diff(first, append=np.int32(len(told)))
    told = told[first]
    begins = _begins(told >> ARTICLES)
    word = np.cumsum(begins, dtype=np.int32) - 1
    shared = np.bincount(word)
    kept = shared >= 2
    pair = told[begins][kept] >> ARTICLES + 32 > 0
    use = kept[word]
    doc, word, count = told[use] & (1 << ARTICLES) - 1, (np.cumsum(kept) - 1)[word[use]], count[use]
    weight = (1 + np.log(count)) * np.log((n + 1) / shared[kept][word])
    by_doc = np.argsort(doc, kind="stable")
    by_word = np.empty(len(doc), np.int32)
    by_word[by_doc] = np.arange(len(doc), dtype=np.int32)
    doc, word, weight = (x[by_doc] for x in (doc, word, weight))
    return Words(doc.astype(np.int32), word.astype(np.int32), weight.astype(np.float32), by_word, pair, n)


def _begins(keys: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Where in sorted keys each key begins."""
    begins = np.ones(len(keys), bool)
    begins[1:] = keys[1:] != keys[:-1]
    return begins


def _told(found: Sequence[Clues]) -> NDArray[np.int64]:
    """Every word and every pair of neighbours, as one number: whether it is a pair, its hash, its article."""
    lengths = [len(c.words) for c in found]
    one = np.concatenate([np.frombuffer(c.words, dtype=np.uint32) for c in found] or [np.zeros(0, np.uint32)])
    doc = np.repeat(np.arange(len(found), dtype=np.int32), lengths)
    beside = doc[1:] == doc[:-1]
    out = np.empty(len(one) + int(beside.sum()), np.int64)
    out[: len(one)] = one
    out[len(one) :] = (one[:-1] * MIX + one[1:])[beside]
    out[len(one) :] |= 1 << 32
    out <<= ARTICLES
    out[: len(one)] |= doc
    out[len(one) :] |= doc[1:][beside]
    return out


def heard(among: Words, known: Floats, mass: Floats, noise: Floats) -> Floats:
    """For every article, the log of how much likelier its words make each bucket of days than it is without them.

    `known` is each teacher's distribution over buckets, `mass` the same, smoothed; `noise` says how little it is to be
    believed (0.5 and more), infinite for articles that teach nothing. A teacher hears its own voice: do not ask it.
    """
    teaches = np.isfinite(noise)
    trust = np.where(teaches, 1 / np.maximum(noise, 1e-9), 0.0).astype(np.float32)
    mean = np.maximum((trust @ np.where(teaches[:, None], mass, 0)) / trust.sum(), 1e-9)
    misfit = np.where(teaches[:, None], mass - mean, 0).astype(np.float32)
    weighed = _weighed(among, _closeness(among, known / mean, mass, teaches))
    ways = _ways(misfit)
    lesson = _solved(weighed, misfit @ ways, np.where(teaches, noise, 0).astype(np.float32), teaches)
    told = weighed.times(weighed.turned(lesson)) @ ways.T
    return np.asarray(np.log(np.maximum(1 + told / mean, LEAST)), dtype=np.float32)


def _ways(misfit: Floats) -> Floats:
    """The few directions (buckets × ways) in which teachers differ in time: their principal components."""
    size, ways = np.linalg.eigh(misfit.T.astype(np.float64) @ misfit)
    held = np.cumsum(size[::-1]) / max(float(size.sum()), 1e-12)
    return ways[:, ::-1][:, : int(np.searchsorted(held, ENOUGH_WAYS)) + 1].astype(np.float32)


def _closeness(among: Words, odds: Floats, mass: Floats, teaches: NDArray[np.bool_]) -> Floats:
    """For every word, the mean log of how much likelier its teachers' days are for the word's other teachers than for
    all articles: above 0 for words of some weeks, about 0 for those of all times.

    `odds` is each teacher's distribution over that of all, `mass` its smoothed distribution.
    """
    k = among.by_word[teaches[among.doc[among.by_word]]]
    word, doc = among.word[k], among.doc[k]
    size = len(among.pair)
    count = np.bincount(word, minlength=size)
    sums = _sums(word, doc, np.ones(len(k), np.float32), mass, size)
    alone = np.einsum("ij,ij->i", mass, odds)
    likely = np.empty(len(k), np.float32)
    for a in range(0, len(k), CHUNK):
        w, d = word[a : a + CHUNK], doc[a : a + CHUNK]
        others = np.einsum("ij,ij->i", sums[w], odds[d]) - alone[d]
        likely[a : a + CHUNK] = (np.maximum(others, 0) + TIMELESS) / (count[w] - 1 + TIMELESS)
    mean = np.bincount(word, np.log(likely), size) / np.maximum(count, 1)
    return np.asarray(mean * count / (count + RARE), dtype=np.float32)


def _weighed(among: Words, closeness: Floats) -> Words:
    """The same words, those used closely in time louder; in each article words have length 1, and so have pairs."""
    weight = among.weight * np.exp(CLOSELY * closeness)[among.word]
    row = 2 * among.doc + among.pair[among.word]
    norm = np.sqrt(np.bincount(row, weight**2, 2 * among.n)) + 1e-9
    return replace(among, weight=(weight / norm[row]).astype(np.float32))


def _solved(among: Words, right: Floats, noise: Floats, teaches: NDArray[np.bool_]) -> Floats:
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
