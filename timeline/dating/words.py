"""When which names are in the news: a temporal language model of the articles of one build, and who resembles whom.

Source of the method: word distributions over time (de Jong, Rode & Hiemstra 2005; Kanhabua & Nørvåg 2008), here with
kernels over days, soft dates, and every word weighed by how well it has told the days of the *other* articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline.dating.clues import Clues

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PSEUDO = 2.0
"""Occurrences that a word is given on every day beforehand."""
MOST_SHARED = 0.3
"""Names in more than this share of the articles tell no days."""
_PAIR = np.uint64(0x9E3779B97F4A7C15)
_PAIRS = np.uint64(1 << 40)
"""Hashes of pairs lie above, those of single words below."""


@dataclass(frozen=True)
class Words:
    """Postings: word `word[k]` occurs in article `doc[k]`; sorted by article, then word.

    `df` counts the articles of a word, `single` is true for words that are no pairs. `rarity` is the squared inverse
    frequency of each word, `norm` the length of each article in it, words that no other article has included.
    """

    doc: Ints
    word: Ints
    df: Ints
    n: int
    single: NDArray[np.bool_]
    rarity: NDArray[np.float64]
    norm: NDArray[np.float64]


def words(found: Sequence[Clues]) -> Words:
    """The names, and pairs of neighbouring names, that at least two articles share and not too many do."""
    docs, keys = _single(found)
    pairs = _neighbours(docs, keys)
    docs, keys = np.concatenate([docs, docs[:-1][pairs[1]]]), np.concatenate([keys, pairs[0]])
    distinct, named = np.unique(keys, return_inverse=True)
    n, size = len(found), max(len(distinct), 1)
    posting = _distinct(docs * size + named)
    doc, word = posting // size, posting % size
    df = np.bincount(word, minlength=size)
    single = distinct < _PAIRS
    rarity = np.where(single, np.log((n + 10.0) / (df + 1.0)) ** 2, 0.0)
    norm = np.sqrt(np.bincount(doc, weights=rarity[word], minlength=n)) + 1e-9
    kept = (df >= 2) & (df <= max(MOST_SHARED * n, min(n - 1, 20)))
    renamed = np.cumsum(kept) - 1
    use = kept[word]
    return Words(doc[use], renamed[word[use]], df[kept], n, single[kept], rarity[kept], norm)


def _distinct(values: Ints) -> Ints:
    """Sorted, each once; sorting beats the hashing of `np.unique` here."""
    values = np.sort(values)
    return np.asarray(values[np.r_[True, values[1:] != values[:-1]][: len(values)]])


def _single(found: Sequence[Clues]) -> tuple[Ints, NDArray[np.uint64]]:
    lengths = np.array([len(c.names) for c in found], dtype=np.int64)
    keys = np.concatenate(
        [np.frombuffer(c.names, dtype=np.uint32) for c in found] or [np.zeros(0, np.uint32)]
    )
    return np.repeat(np.arange(len(found)), lengths), keys.astype(np.uint64)


def _neighbours(docs: Ints, keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    same = docs[1:] == docs[:-1]
    return ((keys[:-1] * _PAIR) ^ (keys[1:] + (keys[:-1] << np.uint64(17))) | _PAIRS)[same], same


def smoothed(mass: Floats, width: float) -> Floats:
    """Rows of mass over days, spread by a two-sided exponential kernel of the given width in days, height 1."""
    out = mass.astype(np.float32)
    keep = np.float32(np.exp(-1.0 / width))
    for column in range(1, out.shape[-1]):
        out[..., column] += keep * out[..., column - 1]
    back = mass.astype(np.float32)
    for column in range(mass.shape[-1] - 2, -1, -1):
        back[..., column] += keep * back[..., column + 1]
    return np.asarray(out + back - mass, dtype=np.float32)


def told(index: Words, known: Floats, sure: Floats, asked: NDArray[np.bool_], width: float) -> Floats:
    """For every article asked about, the log-evidence of its words for each day (articles × days).

    `known` is each article's distribution over the days (rows sum to 1), `sure` from 0 to 1 how much it may teach the
    others. No article ever hears its own voice: what it taught is taken away before it is asked.
    """
    spread = smoothed(known * sure[:, None], width)
    total = spread.sum(0)
    n_days = known.shape[1]
    by_word = np.argsort(index.word, kind="stable")
    teaching = sure[index.doc[by_word]] > 0
    rows = by_word[teaching]
    counts = np.zeros((len(index.df), n_days), np.float32)
    _add(counts, index.word[rows], spread, index.doc[rows])
    share = np.zeros(len(index.df), np.float32)
    np.add.at(share, index.word, sure[index.doc])
    share /= max(float(sure.sum()), 1e-9)
    gains = _gains(index, counts, total, share, spread, known, sure)
    out = np.zeros((index.n, n_days), np.float32)
    for part in _parts(index, np.flatnonzero(asked)):
        ratio = _ratio(index, part, counts, total, share, spread)
        weight = gains[index.word[part]]
        ratio *= weight[:, None]
        doc = index.doc[part]
        starts = np.flatnonzero(np.r_[True, doc[1:] != doc[:-1]])
        norm = np.sqrt(np.add.reduceat(weight, starts) + 0.5)
        out[doc[starts]] = np.add.reduceat(ratio, starts, axis=0) / norm[:, None]
    return out


def _gains(
    index: Words, counts: Floats, total: Floats, share: Floats, spread: Floats, known: Floats, sure: Floats
) -> Floats:
    """How much each word has told of the days of articles that are known, each left out in its turn; at least 0."""
    won = np.zeros(len(index.df), np.float64)
    heard = np.zeros(len(index.df), np.float64)
    for part in _parts(index, np.flatnonzero(sure > 0.05)):
        ratio = _ratio(index, part, counts, total, share, spread)
        doc = index.doc[part]
        gain = np.einsum("kd,kd->k", ratio, known[doc]) * sure[doc]
        np.add.at(won, index.word[part], gain)
        np.add.at(heard, index.word[part], sure[doc])
    return np.sqrt(np.clip(won / (heard + 4.0), 0.0, None)).astype(np.float32)


def _ratio(index: Words, part: Ints, counts: Floats, total: Floats, share: Floats, spread: Floats) -> Floats:
    """log of how much oftener than usual a posting's word is used near each day, its own article left out."""
    word, own = index.word[part], spread[index.doc[part]]
    expected = (total - own) * share[word][:, None] + PSEUDO
    return np.asarray(np.log((np.maximum(counts[word] - own, 0.0) + PSEUDO) / expected), dtype=np.float32)


def _parts(index: Words, docs: Ints, most: int = 4096) -> list[Ints]:
    """Positions of the postings of the given articles, cut between articles into parts that fit a cache."""
    first = np.searchsorted(index.doc, docs)
    last = np.searchsorted(index.doc, docs, side="right")
    parts: list[Ints] = []
    batch: list[Ints] = []
    size = 0
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        if b > a:
            batch.append(np.arange(a, b))
            size += b - a
        if size >= most:
            parts.append(np.concatenate(batch))
            batch, size = [], 0
    return parts + ([np.concatenate(batch)] if batch else [])


def _add(into: Floats, rows: Ints, source: Floats, index: Ints, most: int = 65536) -> None:
    """Add `source[index]` to `into[rows]`; `rows` are sorted."""
    for a in range(0, len(rows), most):
        r = rows[a : a + most]
        starts = np.flatnonzero(np.r_[True, r[1:] != r[:-1]])
        into[r[starts]] += np.add.reduceat(source[index[a : a + most]], starts, axis=0)


def resembling(index: Words, asked: NDArray[np.bool_], most: int = 5) -> list[list[tuple[int, float]]]:
    """For every article asked about, those most like it: (article, cosine of rare shared words), best first."""
    n = index.n
    weight, norm = index.rarity, index.norm
    cap = max(64, int(0.1 * n)) if n <= 5000 else 64
    counts = (index.df <= cap) & index.single
    use = np.flatnonzero(counts[index.word])
    by_word = use[np.argsort(index.word[use], kind="stable")]
    doc_of, word_of = index.doc[by_word], index.word[by_word]
    starts = np.searchsorted(word_of, np.arange(len(index.df)))
    lengths = np.bincount(word_of, minlength=len(index.df))
    out: list[list[tuple[int, float]]] = [[] for _ in range(n)]
    for part in _parts(index, np.flatnonzero(asked), 1 << 15):
        part = part[counts[index.word[part]]]
        word, doc = index.word[part], index.doc[part]
        reach = lengths[word]
        at = np.repeat(starts[word] - np.r_[0, np.cumsum(reach)[:-1]], reach) + np.arange(reach.sum())
        pair = np.repeat(doc, reach) * n + doc_of[at]
        order = np.argsort(pair, kind="stable")
        pair, like = pair[order], np.repeat(weight[word], reach)[order]
        first = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]][: len(pair)])
        if not len(first):
            continue
        keys, like = pair[first], np.add.reduceat(like, first)
        one, two = keys // n, keys % n
        like = np.round(like / (norm[one] * norm[two]), 9)
        like[one == two] = 0
        order = np.lexsort((two, -like, one))
        one, two, like = one[order], two[order], like[order]
        first = np.searchsorted(one, one)
        for k in np.flatnonzero((np.arange(len(one)) - first < most) & (like > 0.02)).tolist():
            out[int(one[k])].append((int(two[k]), float(like[k])))
    return out
