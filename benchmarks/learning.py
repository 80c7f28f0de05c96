"""What a file of dated articles teaches of the distances between a time told and the day of writing.

For `fit_dating.py`: conditional logit over candidate days, drawn towards what logic says.
"""

from __future__ import annotations

import zlib

import numpy as np

from timeline.dating import Voices, curves, infer, joint, postings, years
from timeline.dating.weights import Weights

YEARS_BEHIND, YEARS_AHEAD = 15, 10


def chance(article_id: str) -> int:
    """A number that depends on nothing but the id."""
    return zlib.crc32(article_id.encode())


FIXED = {"true": [-6.0, 0.0], "feastday": [-6.0, 0.0], "is": [-6.0, 0.0]}
"""Plain logic, not fitted."""
FAR = 0.5
"""What candidates of all years count beside those of the file's own: they teach what far distances mean."""


def scaled(c, days, names):
    """Flat bins of an article's marks over days, and what each mark counts."""
    groups = {name: marks for name, marks in joint.by_table(c.marks).items() if name not in FIXED}
    kinds = max(len(joint.by_table(c.marks)), 1) ** -joint.KINDS
    rows = [(names.setdefault(n, len(names)), m, counts) for n, ms in groups.items() for m, counts in ms]
    at = [t * curves.N_BINS + curves.bins(m, days).astype(int) for t, m, _ in rows]
    return (
        np.array(at, dtype=np.int32).reshape(len(rows), len(days)),
        np.array([kinds * counts for *_, counts in rows]),
    )


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


WEEKLY = ("weekday", "thatday", "thisday")


def expected(name):
    """What logic alone says before any article is read: what is told as past lies behind, what is announced ahead,
    and near is likelier than far. Fitting starts here, and is drawn back to here where there is little to learn from.
    """
    if name.split(".")[0] in WEEKLY:
        return np.zeros(curves.N_BINS)
    edges = np.r_[curves.EDGES[0] * 2, curves.EDGES].astype(float)
    after, before = np.maximum(edges, 0), np.maximum(-edges, 0)
    near = -np.log1p((after + before) / 180)
    wrong = after > 0 if ".ahead" in name else before > 0 if ".behind" in name else np.zeros(len(edges), bool)
    return near - 3.0 * wrong


def ascend(batches, start, steps=150, rate=0.08, l2=5e-5, smooth=1e-3):
    """Conditional logit by Adam, from `start` on: batches of (what it counts, offset, what words tell, true index, flat
    bins, shares). Returns the tables and the voice of the names.
    """
    w, b, shape = start.copy(), 2.0, start.shape
    m, v = np.zeros(w.size + 1), np.zeros(w.size + 1)
    for step in range(steps):
        grad, flat = np.zeros(w.size + 1), w.ravel()
        for counts, base, names, truth, at, share in batches:
            z = base + share @ flat[at] + b * names
            p = np.exp(z - z.max())
            p /= -p.sum() / counts
            p[truth] += counts
            grad[:-1] += np.bincount(at.ravel(), (p[None] * share[:, None]).ravel(), w.size)
            grad[-1] += p @ names
        grad /= len(batches)
        slope = np.diff(w - start, axis=1)
        pull = -l2 * (w - start)
        pull[:, :-1] += smooth * slope
        pull[:, 1:] -= smooth * slope
        grad[:-1] += pull.ravel()
        m, v = 0.9 * m + 0.1 * grad, 0.99 * v + 0.01 * grad * grad
        step_ = rate * (m / (1 - 0.9 ** (step + 1))) / (np.sqrt(v / (1 - 0.99 ** (step + 1))) + 1e-6)
        w, b = w + step_[:-1].reshape(shape), b + step_[-1]
    return w, float(b)


def given(published, dated):
    """What the program knows of every article: its day, or nothing."""
    return [[(int(day),) * 2] if one else [] for day, one in zip(published, dated, strict=True)]


def modes(n):
    """Which of n articles are dated, in the cases that are measured: every second one, either way, and none."""
    odd = np.arange(n) % 2 == 1
    return {"every second dated": (odd, ~odd), "none dated": (np.zeros(n, bool),)}


def batches_of(found, published, chosen, names):
    """What there is to learn from: every chosen article, undated once, while every second one is dated."""
    days = np.arange(published.min() - 31, published.max() + 32)
    flat = np.zeros(len(days), np.float32)
    among = postings.words(Voices().take(found), [c.doc_id for c in found])
    for dated in modes(len(found))["every second dated"]:
        on = joint.board(days, flat, given(published, dated))
        told = joint.taught(on, among, ~dated, True)
        week, common = joint.weeks(on, found), joint.prior(on)
        for i in np.flatnonzero(chosen & ~dated):
            base = on.spread_out(common) + week[found[i].source]
            truth = int(published[i] - days[0])
            yield (1.0, base, on.spread_out(told[i]), truth, *scaled(found[i], days, names))
            far, base = spread(published[i], found[i].doc_id)
            truth = int(np.searchsorted(far, published[i]))
            yield (FAR, base, np.zeros(len(far)), truth, *scaled(found[i], far, names))


def fit(found, published, chosen, rumour):
    """The tables of marks and the voice of words, fitted on the chosen articles; `rumour` is the voice where none is
    dated.
    """
    names: dict[str, int] = {}
    batches = list(batches_of(found, published, chosen, names))
    w, voice = ascend(batches, np.array([expected(n) for n in names]))
    width = {n: 7 if n.split(".")[0] in WEEKLY else curves.N_BINS for n in names}
    tables = {n: w[k, : width[n]].astype(np.float32) for n, k in names.items()}
    tables |= {n: np.array(v, np.float32) for n, v in FIXED.items()}
    return Weights(tables, {"words": voice, "rumour": rumour}, {}, {})


def rumour(found, published, weights):
    """The voice of words among articles none of which is dated: the likeliest of some."""
    none = np.zeros(len(found), bool)
    best = []
    for voice in (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0):
        loud = Weights(weights.tables, {"rumour": voice}, {}, {})
        best.append((float(np.mean([odds for _, odds in truths(found, published, none, loud)])), voice))
        print("voice without dates", voice, "log-likelihood", round(best[-1][0], 3), flush=True)
    return max(best)[1]


def truths(found, published, dated, weights):
    """For every undated article, its index and the log of what the program gives to the true day."""
    stated = given(published, dated)
    days, density = years.candidates(found, stated, weights)
    on = joint.board(days, density, stated, max(joint.WIDTH, -(-len(days) // infer.MOST_BUCKETS)))
    for i, mass in joint.rounds(on, found, Voices().take(found), weights):
        at = int(published[i] - days[0])
        yield i, float(np.log(max(mass[at] if 0 <= at < len(days) else 0.0, 1e-9)))
