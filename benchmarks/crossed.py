"""How right the dating of large builds is on articles that its weights were not fitted on.

For `fit_dating.py`: articles are parted, and each part is answered by what the others have taught.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from learning import chance, given, modes, truths

from timeline.dating import Voices, allotment, infer
from timeline.dating.answer import length
from timeline.dating.weights import Weights

CLASSES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96)
"""Bounds between the classes of mass in which answers are counted."""


def calibration(rows):
    """Mass against share right, by classes of mass, pooled until they rise (Ayer et al. 1955).

    Every class begins with a few answers that are as right as they claim, so that rare ones stay where they are; and
    all are drawn half way to what they claim, since the answers of one build err together.
    """
    middles = np.convolve([0.0, *CLASSES, 1.0], [0.5, 0.5], "valid")
    classes = [np.array([5 * m, 5 * m, 5.0]) for m in middles]
    for mass, right in rows:
        classes[int(np.searchsorted(CLASSES, mass, side="right"))] += [mass, right, 1]
    pooled = []
    for one in classes:
        pooled.append(one)
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] > pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = pooled[-1] + last
    return tuple((round(float(m / n), 3), round(float((m + r) / n / 2), 3)) for m, r, n in pooled)


PARTS = 4
"""Parts of the articles; each is answered by what the others have taught."""
HELD = 0.9
"""The share of all answers that shall hold the true day."""


def parts(found):
    """Each part of the articles, as a mask."""
    part = np.array([chance(c.doc_id) // 2 % PARTS for c in found])
    return [part == k for k in range(PARTS)]


def halves(found):
    """Two halves of the articles, to see how far the figures of one differ from those of the other."""
    even = np.array([chance(c.doc_id) % 2 == 0 for c in found])
    return even, ~even


def offers(found, published, crossed):
    """For each mode (articles' indices, options), each article answered by weights that were not fitted on it."""
    out = {}
    for name, some in modes(len(found)).items():
        rows = {}
        for dated in some:
            for mine, weights in crossed:
                found_ = infer.offered(found, Voices().take(found), given(published, dated), weights)
                rows |= {i: options for i, options in found_ if mine[i]}
        out[name] = dict(sorted(rows.items()))
    return out


VOICES = {"every second dated": "words", "none dated": "rumour"}


def hits(answer, day):
    """Whether an answer names the day."""
    return answer is not None and any(a <= day <= b for a, b in answer.intervals)


def calibrated(rows, published, chosen, voice):
    """The calibration of every length of the options of chosen articles."""
    points = {}
    for most, k in zip((*allotment.LENGTHS, 0), range(len(allotment.WORTH)), strict=True):
        told = [
            (row[k].mass, hits(row[k], published[i]))
            for i, row in rows.items()
            if chosen[i] and row[k] is not None
        ]
        points[f"{voice}.{most}"] = calibration(told)
    return points


def answered(rows, published, voice, misses, masks):
    """(index, confidence, days named, right) for every article, as the program would answer: confidence by what the
    articles of the other masks have proved to be.
    """
    trusted = {}
    for mask in masks:
        points = calibrated(rows, published, ~mask, voice)
        for i in filter(mask.__getitem__, rows):
            trusted[i] = tuple(one and replace(one, mass=infer.sure(one, points, voice)) for one in rows[i])
    got = allotment.allotted(list(trusted.values()), lambda one: one.mass, misses)
    return [
        (i, one.mass, length(one), hits(one, published[i]))
        for i, one in zip(trusted, got, strict=True)
        if one
    ]


def budget(rows, published, voice, masks):
    """The largest share of answers that may miss, in hundredths, with which all answers hold what they shall."""
    for misses in np.arange(0.2, 0.0, -0.01).round(2).tolist():
        told = answered(rows, published, voice, misses, masks)
        if np.mean([right for *_, right in told]) >= HELD:
            break
    return misses


def surest(rows, published):
    """(days named at most, share right in the surest tenth, in the next, in all) of the best answers of each length."""
    for k, most in enumerate(allotment.LENGTHS):
        told = [(row[k].mass, hits(row[k], published[i])) for i, row in rows.items() if row[k] is not None]
        right = [one for _, one in sorted(told, key=lambda pair: -pair[0])]
        tenth = len(right) // 10
        yield most, np.mean(right[:tenth]), np.mean(right[tenth : 2 * tenth]), np.mean(right)


def adds(found, published, crossed):
    """What own times and words tell: the mean log of what is given to the true day of articles not fitted on."""
    dated = modes(len(found))["every second dated"][0]
    told = {"nothing": (0, 0), "own times": (1, 0), "words": (0, 1), "both": (1, 1)}
    for name, (times, words) in told.items():
        odds = [
            odd
            for mine, w in crossed
            for i, odd in truths(
                found,
                published,
                dated,
                Weights(w.tables if times else {}, {"words": words * w.sums["words"]}, {}, {}),
            )
            if mine[i]
        ]
        yield name, float(np.mean(odds))


def report(name, rows, n):
    """One paragraph of Markdown: shares by days named, and the bins of confidence."""
    right_within = {most: sum(r for _, _, named, r in rows if named <= most) / n for most in (1, 7, 31, 366)}
    inside = sum(r for *_, r in rows) / max(len(rows), 1)
    bins = {}
    for _, said, _, right in rows:
        bins.setdefault(min(int(said * 10), 9) / 10, []).append(right)
    told = ", ".join(f"{k}: {v:.3f}" for k, v in right_within.items())
    table = "\n".join(f"| {b:.1f} | {len(v)} | {sum(v) / len(v):.2f} |" for b, v in sorted(bins.items()))
    return (
        f"**{name}**: {len(rows)} answers for {n} articles, {inside:.3f} hold the true day; right with at most so many "
        f"days named: {told}.\n\n| confidence from | answers | share right |\n|---|---|---|\n{table}\n"
    )
