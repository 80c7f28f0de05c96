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

from timeline import drafting
from timeline.dating import answer, curves, infer, joint, meet, words
from timeline.dating.gather import evidence
from timeline.dating.weights import FILE, Weights, fitted
from timeline.values import Article, Dating

YEARS_BEHIND, YEARS_AHEAD = 15, 10


def read(path: Path) -> tuple[list[Article], np.ndarray]:
    """Articles without their dates, and the dates as ordinals."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
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
            shares.append(joint.share(len(marks)))
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


def assumed():
    """What one file of newspaper articles cannot teach, so it is set by hand and said in docs/dating.md.

    In a report of the day the last day told is fresh and the next one near. In a small collection somebody has put
    together what belongs together: siblings stand close in time, the closer the more they resemble each other.
    """
    steps = np.r_[curves.EDGES[0] * 2, curves.EDGES].astype(float)
    after, before = np.maximum(steps, 0), np.maximum(-steps, 0)
    tables = {
        "wire.freshday.behind.body": -np.log1p(after / 3) - 3.0 * (before > 0),
        "wire.freshday.ahead.body": -0.9 * np.log1p(before / 3) - 3.0 * (after > 0),
    }
    tables["wire.namedday.behind.body"] = -np.log1p(after / 3) - 3.0 * (before > 0)
    for k, edge in enumerate(joint.LINKS):
        close = min(max(edge - 0.06, 0.0) / 0.06, 1.0)
        tables[f"dossier.link.{k}"] = -close * np.log1p(np.minimum(after + before, 180))
        tables[f"epoch.link.{k}"] = -2.0 * np.log(np.maximum(after + before, 180) / 180) * (edge >= 0.07)
    return {name: table.astype(np.float32) for name, table in tables.items()}


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


def expected(name):
    """What logic alone says before any article is read: what is told as past lies behind, what is announced ahead,
    and near is likelier than far. Fitting starts here, and is drawn back to here where there is little to learn from.
    """
    if "day." in name and name.startswith(("weekday", "thatday")):
        return np.zeros(curves.N_BINS)
    edges = np.r_[curves.EDGES[0] * 2, curves.EDGES].astype(float)
    after, before = np.maximum(edges, 0), np.maximum(-edges, 0)
    near = -np.log1p((after + before) / (15 if "freshday" in name else 180))
    wrong = after > 0 if ".ahead" in name else before > 0 if ".behind" in name else np.zeros(len(edges), bool)
    return near - 3.0 * wrong


def ascend(batches, start, steps, rate=0.08, l2=2e-3, smooth=1e-2):
    """Conditional logit by Adam: batches of (offset, true index, flat bin indices, shares), from `start` on."""
    w, shape = start.copy(), start.shape
    m, v = np.zeros(shape), np.zeros(shape)
    for step in range(steps):
        grad = np.zeros(shape[0] * shape[1])
        flat = w.ravel()
        for base, truth, at, share in batches:
            z = base + (flat[at] * share[:, None]).sum(0)
            p = np.exp(z - z.max())
            p /= -p.sum()
            p[truth] += 1
            grad += np.bincount(at.ravel(), (p[None] * share[:, None]).ravel(), len(grad))
        g = grad.reshape(shape) / len(batches) - l2 * (w - start)
        slope = np.diff(w - start, axis=1)
        g[:, :-1] += smooth * slope
        g[:, 1:] -= smooth * slope
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = w + rate * (m / (1 - 0.9 ** (step + 1))) / (np.sqrt(v / (1 - 0.99 ** (step + 1))) + 1e-6)
    return w - w.mean(1, keepdims=True) * 0


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
    w = ascend(batches, np.array([expected(n) for n in names]), steps)
    width = {n: 7 if n.startswith(("weekday", "thatday")) else curves.N_BINS for n in names}
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
    lent = joint.siblings(on, found, words.resembling(index, asked))
    common = on.spread_out(joint.prior(on))
    names = ["marks", *joint.KERNELS]
    batches = []
    for i in np.flatnonzero(asked):
        curves_ = [
            joint.told_alone(on, found[i], weights),
            *(on.spread_out(heard[k][i]) for k in joint.KERNELS),
        ]
        marks = joint.by_table(joint.EMPTY, lent[i])
        marks = {n: ms for n, ms in marks.items() if n in KINDS}
        rows = [(KINDS.index(n), m, joint.share(len(ms))) for n, ms in marks.items() for m in ms]
        at = [k * FOLDED + distance(m, grid) for k, m, _ in rows]
        at = np.array(at, dtype=int).reshape(len(rows), len(grid))
        share = np.array([s for *_, s in rows])
        batches.append((common, np.stack(curves_), int(published[i] - grid[0]), at, share))
    sums, link = ascend_sums(batches, len(names), (len(KINDS), FOLDED), steps)
    return {"prior": 1.0} | dict(zip(names, map(float, sums), strict=True)), link_tables(link)


HALF = len(curves.EDGES) // 2
FOLDED = HALF + 1


KINDS = [f"link.{k}" for k in range(len(joint.LINKS))]


def distance(mark, grid):
    """Distance in bins from 0 (the day itself) on, whichever side it lies."""
    return np.abs(curves.bins(mark, grid).astype(int) - curves.ZERO)


LEAST = {"meet.0": 0.5, "meet.1": 1.5, "meet.2": 2.5, "meet.3": 3.0}
"""Meetings are rare, so a few chance hits must not talk them away."""


def count_meetings(found, published, fitted):
    """How much oftener two siblings that seem to tell one day really do than weeks before and after would.

    Rare, so counted, not descended: log-odds at the true day less log-odds at the same weekday of 18 weeks around.
    """
    likes = joint.resembling(words.words(found), fitted)
    hits = {f"meet.{k}": np.zeros(4) for k in range(meet.CLASSES)}
    for i in np.flatnonzero(fitted):
        told = [
            t
            for j, s in likes[i]
            if s >= joint.SAME_STORY
            for t in meet.days_of(found[j], (int(published[j]), int(published[j])))
        ]
        for name, mark in meet.meetings(found[i], told):
            if name in hits:
                first, last = mark.at
                weeks = published[i] + 7 * np.r_[-9:0, 1:10]
                chance_hits = float(((weeks >= first) & (weeks <= last)).mean())
                hits[name] += [first <= published[i] <= last, 1, chance_hits, 0]
    tables = {"meet.date": np.array([0.0, 1.5], np.float32), "meet.ago": np.array([0.0, 1.5], np.float32)}
    for name, (right, n, by_chance, _) in hits.items():
        p, q = (right + 0.5) / (n + 1), (by_chance + 0.5) / (n + 1)
        tables[name] = np.array(
            [0.0, min(max(np.log(p / (1 - p) * (1 - q) / q), LEAST[name]), 4.5)], np.float32
        )
    return tables


def link_tables(link):
    """Symmetric tables; beyond four months, farther than one file can tell, the odds fall as one over distance."""
    tables = {}
    last = int(np.searchsorted(curves.EDGES[HALF:], 124, side="right"))
    for name, row in zip(KINDS, link, strict=True):
        row = np.minimum.accumulate(row)
        for j in range(last + 1, FOLDED):
            row[j] = row[last] - np.log(curves.EDGES[HALF + j - 1] / 124)
        tables[name] = np.r_[row[:0:-1], row].astype(np.float32)
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


def fit(found, published, half):
    """Tables from a quarter and sums from the other, so that neither flatters itself; then tables from the half."""
    quarter = half & np.array([chance(c.doc_id) // 2 % 2 == 0 for c in found])
    first = np.flatnonzero(quarter)
    rough = fit_tables([found[i] for i in first], published[first])
    sums, links = fit_sums(found, published, rough, half & ~quarter)
    every = np.flatnonzero(half)
    tables = fit_tables([found[i] for i in every], published[every])
    return Weights(tables | links | count_meetings(found, published, half) | assumed(), sums, ())


def answers(found, published, weights, dated):
    """(index, mass, days named, right) for every article that is not dated, as the program would answer."""
    known = {
        c.doc_id: Dating(days=((date.fromordinal(int(day)),) * 2,))
        for c, day, given in zip(found, published, dated, strict=True)
        if given
    }
    place = {c.doc_id: i for i, c in enumerate(found)}
    plain = Weights(weights.tables, weights.sums, ())
    order = sorted(found, key=lambda c: c.doc_id)
    for doc, got in infer.inferred(order, known, plain).items():
        if got.published:
            day = date.fromordinal(int(published[place[doc]]))
            named = sum((b - a).days + 1 for a, b in got.days)
            yield place[doc], got.confidence, named, any(a <= day <= b for a, b in got.days)


def calibration(rows, edges=(0.45, 0.6, 0.7, 0.8, 0.88, 0.93)):
    """Mass against share right, by classes of mass, pooled until they rise (Ayer et al. 1955).

    Every class begins with a few answers that are as right as they claim, so that rare ones stay where they are.
    """
    classes = [np.array([5 * m, 5 * m, 5.0]) for m in (0.35, 0.52, 0.65, 0.75, 0.84, 0.9, 0.97)]
    for mass, right in rows:
        classes[int(np.searchsorted(edges, mass, side="right"))] += [mass, right, 1]
    pooled = []
    for one in classes:
        pooled.append(one)
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] > pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = pooled[-1] + last
    return tuple((round(float(m / n), 3), round(float(r / n), 3)) for m, r, n in pooled)


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
        f"points = {[list(p) for p in weights.calibration]}",
        "",
        "[tables]",
        *(f'"{k}" = [{", ".join(f"{float(x):.2f}" for x in v)}]' for k, v in sorted(weights.tables.items())),
    ]
    return "\n".join(lines) + "\n"


def report(name, rows, n, weights):
    """One paragraph of Markdown: shares by days named, and the bins of confidence."""
    right_within = {most: sum(r for _, _, named, r in rows if named <= most) / n for most in (1, 7, 31, 366)}
    inside = sum(r for *_, r in rows) / max(len(rows), 1)
    bins = {}
    for _, mass, _, right in rows:
        said = answer.calibrated(mass, weights.calibration)
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
    found = [evidence(drafting.tagged(a)[0]) for a in articles]
    half = np.array([chance(a.name) % 2 == 0 for a in articles])
    weights = fitted() if "--measure" in sys.argv else fit(found, published, half)
    modes = {
        "every second dated": np.arange(len(found)) % 2 == 1,
        "none dated": np.zeros(len(found), bool),
    }
    rows = {name: list(answers(found, published, weights, dated)) for name, dated in modes.items()}
    points = calibration([(m, r) for every in rows.values() for i, m, _, r in every if half[i]])
    weights = Weights(weights.tables, weights.sums, points)
    for name, dated in modes.items():
        kept = [r for r in rows[name] if not half[r[0]]]
        print(report(name, kept, int((~dated & ~half).sum()), weights))
    if "--write" in sys.argv:
        FILE.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
