"""Fit the weights of the dating room on half of a file of dated articles, and report on the other half.

    .venv/bin/python benchmarks/fit_dating.py ARTICLES.jsonl[.gz] [--write] [--table docs/dating-calibration.md]

Every line of the file is an article: {"id", "text", "published": "YYYY-MM-DD", "language"?}. What is learned are
log-odds of *distances* between a time told and the day of writing, never a date, and how much the parts of the
evidence count. Articles are fitted where a hash of their id is even; the report is about the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from timeline import build
from timeline.dating import answer, clues, curves, joint, words
from timeline.dating.weights import FILE, Weights
from timeline.values import Article

YEARS_BEHIND, YEARS_AHEAD = 15, 10


def read(path: Path) -> tuple[list[Article], np.ndarray]:
    """Articles without their dates, and the dates as ordinals."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        rows = [json.loads(line) for line in lines]
    articles = [
        Article(r["id"], r["id"], f"{path.name}#{r['id']}", r["text"], r.get("language", "de")) for r in rows
    ]
    return articles, np.array([date.fromisoformat(r["published"]).toordinal() for r in rows])


def chance(article_id: str) -> int:
    """A number that depends on nothing but the id."""
    return zlib.crc32(article_id.encode())


def scaled(found, days, names):
    """Rows of bins of an article's marks over days, with the table and the share of each."""
    ts, rows, shares = [], [], []
    for name, marks in joint.by_table(found, ()).items():
        if name in FIXED:
            continue
        for mark in marks:
            ts.append(names.setdefault(name, len(names)))
            rows.append(curves.bins(mark, days))
            shares.append(1 / np.sqrt(len(marks)))
    return (
        np.array(ts, dtype=int),
        np.array(rows, dtype=np.int16).reshape(len(ts), len(days)),
        np.array(shares),
    )


FIXED = {
    "true": [-6.0, 0.0],
    "feastday": [-6.0, 0.0],
    "is": [-6.0, 0.0],
}


def spread(published: int, article_id: str) -> tuple[np.ndarray, np.ndarray]:
    """Candidates to learn from: a year of days that holds the true one anywhere, and one day a week farther off."""
    h = chance(article_id)
    first = published - h % 365
    near = np.arange(first, first + 365)
    far = np.arange(published - YEARS_BEHIND * 365 - h % 7, published + YEARS_AHEAD * 365, 7)
    far = far + (np.arange(len(far)) * 5 + h) % 7
    far = far[(far < first) | (far >= first + 365)]
    days = np.r_[near, far]
    weight = np.r_[np.zeros(365), np.full(len(far), np.log(7.0))]
    order = np.argsort(days, kind="stable")
    return days[order], weight[order]


def ascend(batches, shape, steps, rate=0.08, l2=2e-3, smooth=1e-2):
    """Conditional logit by Adam: batches of (offset, true index, flat bin indices, shares, groups)."""
    w, m, v = (np.zeros(shape) for _ in range(3))
    for step in range(steps):
        grad = np.zeros(shape[0] * shape[1])
        flat = w.ravel()
        for base, truth, at, share in batches:
            z = base + (flat[at] * share[:, None]).sum(0)
            p = np.exp(z - z.max())
            p /= -p.sum()
            p[truth] += 1
            grad += np.bincount(at.ravel(), (p[None] * share[:, None]).ravel(), len(grad))
        g = grad.reshape(shape) / len(batches) - l2 * w
        slope = np.diff(w, axis=1)
        g[:, :-1] += smooth * slope
        g[:, 1:] -= smooth * slope
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = w + rate * (m / (1 - 0.9 ** (step + 1))) / (np.sqrt(v / (1 - 0.99 ** (step + 1))) + 1e-6)
    return w


def fit_tables(found, published, steps=120):
    """Log-odds by bin for each kind of mark."""
    names: dict[str, int] = {}
    batches = []
    for c, day in zip(found, published, strict=True):
        days, base = spread(day, c.doc_id)
        ts, rows, share = scaled(c, days, names)
        if len(ts):
            at = ts[:, None] * curves.N_BINS + rows
            batches.append((base, int(np.searchsorted(days, day)), at, share))
    w = ascend(batches, (len(names), curves.N_BINS), steps)
    width = {n: 7 if n.startswith("weekday") else curves.N_BINS for n in names}
    return {n: w[k, : width[n]].astype(np.float32) for n, k in names.items()} | {
        n: np.array(v, np.float32) for n, v in FIXED.items()
    }


def fit_sums(found, published, tables, fitted, steps=200):
    """What marks, words and siblings count, with every second article dated; and the tables of siblings."""
    dated = np.array([chance(c.doc_id) // 4 % 2 == 1 for c in found])
    grid = np.arange(published.min() - 31, published.max() + 32)
    on = joint.board(grid, len(found), joint.WIDTH)
    for i in np.flatnonzero(dated):
        joint.place(on, i, [(published[i], published[i])])
    weights = Weights(tables, {}, ())
    index = words.words(found)
    asked = ~dated & fitted
    heard = {k: words.told(index, on.known, on.sure, asked, h / on.width) for k, h in joint.KERNELS.items()}
    lent = joint.siblings(on, words.resembling(index, asked))
    common = on.spread_out(joint.prior(on))
    names = ["marks", *joint.KERNELS]
    batches = []
    for i in np.flatnonzero(asked):
        curves_ = [joint.own(on, found[i], (), weights), *(on.spread_out(heard[k][i]) for k in joint.KERNELS)]
        marks = joint.by_table(EMPTY, lent[i])
        rows = [(int(n.split(".")[1]), m, 1 / np.sqrt(len(ms))) for n, ms in marks.items() for m in ms]
        at = [k * FOLDED + folded(curves.bins(m, grid)) for k, m, _ in rows]
        at = np.array(at, dtype=int).reshape(len(rows), len(grid))
        share = np.array([s for *_, s in rows])
        batches.append((common, np.stack(curves_), int(published[i] - grid[0]), at, share))
    sums, link = ascend_sums(batches, len(names), (len(joint.LINKS), FOLDED), steps)
    return {"prior": 1.0} | dict(zip(names, map(float, sums), strict=True)), link_tables(link)


HALF = len(curves.EDGES) // 2
FOLDED = HALF + 1


def folded(bins):
    """Distances from 0 (the bin of the day itself) on, whichever side they lie."""
    return np.abs(bins.astype(int) - curves.ZERO)


def link_tables(link):
    """Symmetric tables; beyond four months, farther than one file can tell, the odds fall as one over distance."""
    tables = {}
    last = int(np.searchsorted(curves.EDGES[HALF:], 124, side="right"))
    for k, row in enumerate(link):
        row = np.minimum.accumulate(row)
        for j in range(last + 1, FOLDED):
            row[j] = row[last] - np.log(curves.EDGES[HALF + j - 1] / 124)
        tables[f"link.{k}"] = np.r_[row[:0:-1], row].astype(np.float32)
    return tables


def ascend_sums(batches, n_sums, shape, steps):
    """Adam for the weights of whole curves and, at once, of the bins of siblings."""
    b, w = np.full(n_sums, 0.8), np.zeros(shape)
    mb, vb, mw, vw = np.zeros(n_sums), np.zeros(n_sums), np.zeros(shape), np.zeros(shape)
    for step in range(steps):
        gb, gw, total = np.zeros(n_sums), np.zeros(w.size), 0.0
        for base, curve, truth, at, share in batches:
            z = base + b @ curve + (w.ravel()[at] * share[:, None]).sum(0)
            p = np.exp(z - z.max())
            p /= -p.sum()
            total += np.log(-p[truth])
            p[truth] += 1
            gb += curve @ p
            gw += np.bincount(at.ravel(), (p[None] * share[:, None]).ravel(), len(gw))
        gb, gw = gb / len(batches), gw.reshape(shape) / len(batches) - 1e-3 * w
        slope = np.diff(w, axis=1)
        gw[:, :-1] += 0.01 * slope
        gw[:, 1:] -= 0.01 * slope
        mb, vb, mw, vw = (
            0.9 * mb + 0.1 * gb,
            0.99 * vb + 0.01 * gb**2,
            0.9 * mw + 0.1 * gw,
            0.99 * vw + 0.01 * gw**2,
        )
        c, d = 1 - 0.9 ** (step + 1), 1 - 0.99 ** (step + 1)
        b = b + 0.03 * (mb / c) / (np.sqrt(vb / d) + 1e-6)
        w = w + 0.05 * (mw / c) / (np.sqrt(vw / d) + 1e-6)
    print("log-likelihood per article, fitted half:", round(total / len(batches), 3), b)
    return b, w


EMPTY = clues.Clues("", (), (), clues.array("I"), 0)
