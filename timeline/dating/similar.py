"""What the words in an article tell of its day: ridge regression from words to days, taught by the other articles.

Words and pairs of neighbouring words are weighed by how rare they are (tf·idf) and by how closely in time the teachers
use them, articles compared by the angle between them, days smoothed by a kernel.
Source of the method: kernel ridge regression (Saunders, Gammerman & Vovk 1998); words in time (de Jong, Rode &
Hiemstra 2005). Time and memory grow with the words that are told (`ridge.py`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from timeline.dating.postings import Floats, Words, ends_of, sums
from timeline.dating.ridge import solved

LEAST = 0.02
"""No day is told to be less likely than this share of what it is without any words."""
CLOSELY, TIMELESS, RARE = 3.0, 2.0, 10.0
"""How much louder a word is for being used closely in time; and against how many uses that are spread like all
articles, and against how many teachers, that closeness has to hold its own.
"""
ROWS = 1 << 11
"""Rows of a few ways that a processor's cache holds."""
ENOUGH_WAYS = 0.99
"""The share of the teachers' variance in time that has to be learned."""


def heard(among: Words, known: Floats, mass: Floats, noise: Floats) -> Floats:
    """For every article, the log of how much likelier its words make each bucket of days than it is without them.

    `known` is each teacher's distribution over buckets, `mass` the same, smoothed; `noise` says how little it is to be
    believed (0.5 and more), infinite for articles that teach nothing. A teacher hears its own voice: do not ask it.
    """
    teaches = np.isfinite(noise)
    trust = np.where(teaches, 1 / np.maximum(noise, 1e-9), 0.0).astype(np.float32)
    mean = np.maximum((trust @ mass) / trust.sum(), 1e-9)
    misfit = mass - mean
    misfit[~teaches] = 0
    del mass
    ways = _ways(misfit)
    apart = misfit @ ways
    del misfit
    weighed = _weighed(among, _closeness(among, (known / mean) @ ways, apart, teaches))
    lesson = solved(weighed, apart, np.where(teaches, noise, 0).astype(np.float32), teaches)
    told = weighed.by_doc.times(weighed.by_word.times(lesson)) @ ways.T
    told /= mean
    told += 1
    return np.asarray(np.log(np.maximum(told, LEAST, out=told), out=told), dtype=np.float32)


def _ways(misfit: Floats) -> Floats:
    """The few directions (buckets × ways) in which teachers differ in time: their principal components."""
    size, ways = np.linalg.eigh(misfit.T.astype(np.float64) @ misfit)
    held = np.cumsum(size[::-1]) / max(float(size.sum()), 1e-12)
    return ways[:, ::-1][:, : int(np.searchsorted(held, ENOUGH_WAYS)) + 1].astype(np.float32)


def _closeness(among: Words, odds: Floats, apart: Floats, teaches: NDArray[np.bool_]) -> Floats:
    """For every word, the mean log of how much likelier its teachers' days are for the word's other teachers than for
    all articles: above 0 for words of some weeks, about 0 for those of all times.

    `odds` is each teacher's distribution over that of all, `apart` how its smoothed distribution differs from that of
    all, both along the ways in which teachers differ: a distribution times such odds is 1 and what these make of it.
    """
    alone = np.einsum("ij,ij->i", apart, odds)
    mean, before = np.empty(len(among.by_word)), 0
    for first, last, here, word in among.by_word.some():
        doc = among.by_word.at[here]
        word, doc = word[teaches[doc]] - first, doc[teaches[doc]]
        count = np.bincount(word, minlength=last - first)
        begins = before + ends_of(count)
        together = sums(begins, doc, apart)
        likely = np.empty(len(doc), np.float32)
        for a in range(0, len(doc), ROWS):
            w, d = word[a : a + ROWS], doc[a : a + ROWS]
            others = np.einsum("ij,ij->i", together[w], odds[d]) - alone[d] + count[w] - 1
            likely[a : a + ROWS] = (np.maximum(others, 0) + TIMELESS) / (count[w] - 1 + TIMELESS)
        total = np.bincount(word, np.log(likely), last - first)
        mean[first:last] = total / np.maximum(count, 1) * count / (count + RARE)
        before = int(begins[-1])
    return mean.astype(np.float32)


def _weighed(among: Words, closeness: Floats) -> Words:
    """The words with their weights: how often they are told, by how rare they are (tf·idf), those used closely in time
    louder; in each article words have length 1, and so have pairs.
    """
    loud, pair = np.exp(CLOSELY * closeness), among.pair
    length = np.empty(2 * len(among.by_doc))
    by_doc, by_word = (np.empty(len(side.at), np.float32) for side in (among.by_doc, among.by_word))
    for first, last, here, doc in among.by_doc.some():
        word = among.by_doc.at[here]
        weight = _weight(among.by_doc.told[here], among.rarity[word]) * loud[word]
        part = 2 * doc.astype(np.int64) + pair[word]
        squares = np.bincount(part - 2 * first, weight**2, 2 * (last - first))
        length[2 * first : 2 * last] = np.sqrt(squares) + 1e-9
        by_doc[here] = weight / length[part]
    for _, _, here, word in among.by_word.some():
        weight = _weight(among.by_word.told[here], among.rarity[word]) * loud[word]
        by_word[here] = weight / length[2 * among.by_word.at[here].astype(np.int64) + pair[word]]
    return replace(
        among, by_doc=replace(among.by_doc, told=by_doc), by_word=replace(among.by_word, told=by_word)
    )


def _weight(often: NDArray[np.uint8], rarity: NDArray[np.float64]) -> Floats:
    """What words count that are told so often and are so rare: tf·idf."""
    return ((1 + np.log(often.astype(np.float64))) * rarity).astype(np.float32)


def smoothed(mass: Floats, width: float) -> Floats:
    """Each row of a mass over consecutive buckets, spread by a two-sided exponential kernel; rows keep their sums
    but for what falls over the edges.
    """
    keep = np.float32(np.exp(-1.0 / width))
    ahead, back = _carried(mass, keep), _carried(mass[..., ::-1], keep)[..., ::-1]
    return np.asarray((ahead + back - mass) * (1 - keep) / (1 + keep), dtype=np.float32)


def _carried(mass: Floats, keep: np.float32) -> Floats:
    """Each row of a mass, with what is kept of all buckets before each."""
    out = mass.astype(np.float32)
    if len(out) == 1:  # many buckets: numpy takes long to begin with each
        return np.array([list(accumulate(out[0], lambda before, here: here + keep * before))], np.float32)
    for column in range(1, out.shape[-1]):
        out[:, column] += keep * out[:, column - 1]
    return out
