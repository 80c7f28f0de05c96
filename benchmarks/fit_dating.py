"""Fit the weights of the dating room on half of a file of dated articles, and report on the other half.

    .venv/bin/python benchmarks/fit_dating.py ARTICLES.jsonl[.gz] [--measure] [--write]

Every line of the file is an article: {"id", "text", "published": "YYYY-MM-DD", "language"?}. What is learned are
log-odds of *distances* between a time told and the day of writing, never a date, and how much the parts of the
evidence count. Articles are fitted where a hash of their id is even; the report is about the others.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from datetime import date
from pathlib import Path

import numpy as np

from timeline import tagging
from timeline.dating import allotment, curves, evidence, infer, joint, similar, years
from timeline.dating.weights import FILE, Weights, fitted
from timeline.values import Article, Dating

YEARS_BEHIND, YEARS_AHEAD = 15, 10


def read(path: Path) -> tuple[list[Article], np.ndarray]:
    """Articles without their dates, and the dates as ordinals."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    articles = [
        Article(
            r["id"],
            r["id"],
            f"{path.name}#{r['id']}",
            r["text"],
            r.get("language", "de"),
            source=r.get("source"),
        )
        for r in rows
    ]
    return articles, np.array([date.fromisoformat(r["published"]).toordinal() for r in rows])


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
    near = -np.log1p((after + before) / (15 if "freshday" in name else 180))
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


def batches_of(found, published, half, names):
    """What there is to learn from: every article of the half, undated once, while every second one is dated."""
    days = np.arange(published.min() - 31, published.max() + 32)
    flat = np.zeros(len(days), np.float32)
    among = similar.words(found)
    for dated in (np.arange(len(found)) % 2 == 1, np.arange(len(found)) % 2 == 0):
        on = joint.board(days, flat, given(published, dated))
        told = joint.taught(on, among, ~dated, True)
        week, common = joint.weeks(on, found), joint.prior(on)
        for i in np.flatnonzero(half & ~dated):
            base = on.spread_out(common) + week[found[i].source]
            truth = int(published[i] - days[0])
            yield (1.0, base, on.spread_out(told[i]), truth, *scaled(found[i], days, names))
            far, base = spread(published[i], found[i].doc_id)
            truth = int(np.searchsorted(far, published[i]))
            yield (FAR, base, np.zeros(len(far)), truth, *scaled(found[i], far, names))


def fit(found, published, half, voice_of_rumour=None):
    """The tables of marks and the voice of words; then the voice that words have where no article is dated."""
    names: dict[str, int] = {}
    batches = list(batches_of(found, published, half, names))
    w, voice = ascend(batches, np.array([expected(n) for n in names]))
    width = {n: 7 if n.split(".")[0] in WEEKLY else curves.N_BINS for n in names}
    tables = {n: w[k, : width[n]].astype(np.float32) for n, k in names.items()}
    tables |= {n: np.array(v, np.float32) for n, v in FIXED.items()}
    if voice_of_rumour is None:
        voice_of_rumour = rumour(found, published, half, tables)
    return Weights(tables, {"words": voice, "rumour": voice_of_rumour}, {})


def rumour(found, published, half, tables):
    """The voice of words among articles none of which is dated: the likeliest of some."""
    none = np.zeros(len(found), bool)
    best = []
    for voice in (1.5, 2.0, 2.5, 3.0, 3.5):
        weights = Weights(tables, {"rumour": voice}, {})
        likely = [odds for i, odds in truths(found, published, none, weights) if half[i]]
        best.append((float(np.mean(likely)), voice))
        print("voice without dates", voice, "log-likelihood", round(best[-1][0], 3))
    return max(best)[1]


def truths(found, published, dated, weights):
    """For every undated article, its index and the log of what the program gives to the true day."""
    stated = given(published, dated)
    days, density = years.candidates(found, stated, weights)
    on = joint.board(days, density, stated, max(joint.WIDTH, -(-len(days) // infer.MOST_BUCKETS)))
    for i, mass in joint.rounds(on, found, weights):
        at = int(published[i] - days[0])
        yield i, float(np.log(max(mass[at] if 0 <= at < len(days) else 0.0, 1e-9)))


def answers(found, published, weights, dated):
    """(index, confidence, days named, right) for every article that is not dated, as the program answers."""
    known = {
        c.doc_id: Dating(days=((date.fromordinal(int(day)),) * 2,))
        for c, day, one in zip(found, published, dated, strict=True)
        if one
    }
    place = {c.doc_id: i for i, c in enumerate(found)}
    order = sorted(found, key=lambda c: c.doc_id)
    for doc, got in infer.inferred(order, known, weights).items():
        if got.published:
            day = date.fromordinal(int(published[place[doc]]))
            named = sum((b - a).days + 1 for a, b in got.days)
            yield place[doc], got.confidence, named, any(a <= day <= b for a, b in got.days)


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


PARTS = 3
"""Parts of the fitted half; each is answered by what the others have taught."""


def calibrated(found, published, half, rumour):
    """The calibration of every length of answers, whether articles are dated or not: all options are counted."""
    part = np.array([chance(c.doc_id) // 2 % PARTS for c in found])
    rows = {}
    for k in range(PARTS):
        weights = fit(found, published, half & (part != k), rumour)
        for dated in modes(len(found)).values():
            stated = given(published, dated)
            for i, some in infer.offered(found, stated, weights):
                for most, one in zip((*allotment.LENGTHS, 0), some, strict=True):
                    if half[i] and part[i] == k and one is not None:
                        right = any(a <= published[i] <= b for a, b in one.intervals)
                        rows.setdefault(f"{joint.voice(stated)}.{most}", []).append((one.mass, right))
    return {name: calibration(some) for name, some in sorted(rows.items())}


def modes(n):
    """Which of n articles are dated, in the two cases that are measured."""
    return {"every second dated": np.arange(n) % 2 == 1, "none dated": np.zeros(n, bool)}


def written(weights):
    """The text of weights.toml."""
    lines = [
        "# Written by benchmarks/fit_dating.py. A table has one log-odds for each bin of `curves.EDGES` (days from",
        "# the time told to the candidate), seven for weekdays, two for what is false or true.",
        "",
        "[sums]",
        *(f"{k} = {v:.3f}" for k, v in weights.sums.items()),
        "",
        "[calibration]",
        *(f'"{k}" = {[list(p) for p in v]}' for k, v in weights.calibration.items()),
        "",
        "[tables]",
        *(f'"{k}" = [{", ".join(f"{float(x):.2f}" for x in v)}]' for k, v in sorted(weights.tables.items())),
    ]
    return "\n".join(lines) + "\n"


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


def main():
    """Fit or only measure, and print the report."""
    path = Path(sys.argv[1])
    articles, published = read(path)
    found = [evidence(tagging.tagged(a)[0]) for a in articles]
    half = np.array([chance(a.name) % 2 == 0 for a in articles])
    weights = fitted() if "--measure" in sys.argv else fit(found, published, half)
    if "--measure" not in sys.argv:
        points = calibrated(found, published, half, weights.sums["rumour"])
        weights = Weights(weights.tables, weights.sums, points)
    for name, dated in modes(len(found)).items():
        rows = [r for r in answers(found, published, weights, dated) if not half[r[0]]]
        print(report(name, rows, int((~dated & ~half).sum())))
    if "--write" in sys.argv:
        FILE.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
