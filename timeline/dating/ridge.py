"""Ridge regression among many articles: conjugate gradients for all columns at once, so few steps do for any number.

Frequent words pull all articles one way, which alone would take more steps the more articles there are; they are
solved for directly, and so is every step for all columns together.
Source of the method: block conjugate gradients (O'Leary 1980), with a preconditioner by Woodbury's identity.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from timeline.dating.postings import Floats, Postings, Words

STEPS, CLOSE = 40, 0.1
"""Steps at most; the share of the misfit at which they end."""
LOUDEST = 256
"""Words that are solved for directly."""
FLAT = 1e-7
"""The share of the steepest direction below which another counts as none."""


def solved(among: Words, right: Floats, noise: Floats, teaches: NDArray[np.bool_]) -> Floats:
    """The x with (similarity + noise) x = right among those who teach, whose rows of `right` alone are not 0.

    `among` holds weights; `right` is articles × columns, `noise` one number for each article.
    """
    nearly = _nearly(among, noise, teaches)
    x, rest = np.zeros_like(right), right.copy()
    way, enough = nearly(rest), CLOSE**2 * float((right * right).sum())
    for _ in range(STEPS):
        if float((rest * rest).sum()) <= enough:
            break
        turned = among.by_doc.times(among.by_word.times(way))
        turned[~teaches] = 0
        turned += noise[:, None] * way
        bent = _least(way.T @ turned)
        step = (bent @ (way.T @ rest)).astype(np.float32)
        x += way @ step
        rest -= turned @ step
        fresh = nearly(rest)
        way = fresh - way @ (bent @ (turned.T @ fresh)).astype(np.float32)
    return x


def _least(bent: Floats) -> NDArray[np.float64]:
    """The inverse of a symmetric matrix of some columns, as far as they differ."""
    whole = bent.astype(np.float64)
    return np.asarray(np.linalg.pinv((whole + whole.T) / 2, rcond=FLAT, hermitian=True), dtype=np.float64)


def _nearly(among: Words, noise: Floats, teaches: NDArray[np.bool_]) -> Callable[[Floats], Floats]:
    """What nearly undoes similarity and noise: exact for the LOUDEST words, the others as if none were shared."""
    loud = _loudest(among, teaches)
    rest = _squares(among.by_doc) - np.einsum("ij,ij->i", loud, loud)
    alone = np.where(teaches, noise + rest, 1).astype(np.float32)[:, None]
    among_words = np.eye(loud.shape[1]) + (loud.T @ (loud / alone)).astype(np.float64)
    inner = np.linalg.inv(among_words).astype(np.float32)

    def undone(values: Floats) -> Floats:
        own = values / alone
        shared = loud @ (inner @ (loud.T @ own))
        shared /= alone
        return np.asarray(own - shared, dtype=np.float32)

    return undone


def _loudest(among: Words, teaches: NDArray[np.bool_]) -> Floats:
    """Teachers × the words that weigh most among them all; 0 for who does not teach."""
    side = among.by_word
    loudest = np.sort(np.argsort(-_squares(side, teaches), kind="stable")[:LOUDEST])
    out = np.zeros((len(teaches), len(loudest)), np.float32)
    for column, word in enumerate(loudest.tolist()):
        here = slice(side.begins[word], side.begins[word + 1])
        out[side.at[here], column] = side.told[here]
    out[~teaches] = 0
    return out


def _squares(side: Postings, counts: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
    """The sum of the squares of each row, of the columns that count."""
    out = np.empty(len(side))
    for first, last, here, row in side.some():
        told = side.told[here].astype(np.float64)
        if counts is not None:
            told *= counts[side.at[here]]
        out[first:last] = np.bincount(row - first, told * told, last - first)
    return out
