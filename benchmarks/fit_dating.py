"""Fit the weights of the dating room on a file of dated articles, and report how right its answers are.

    .venv/bin/python benchmarks/fit_dating.py ARTICLES.jsonl[.gz] [--measure] [--write]

Every line of the file is an article: {"id", "text", "published": "YYYY-MM-DD", "language"?}. What is learned are
log-odds of *distances* between a time told and the day of writing, never a date, and how much the parts of the
evidence count. The weights that are written are fitted on all articles. What they are worth is reported, and how far
they may be trusted is learned, from answers for articles that were not fitted on: they are parted by a hash of their
ids, and each part is answered by what the others have taught. `--measure` reports on the weights as they are, which is
honest for articles that they were not fitted on.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
from crossed import VOICES, adds, answered, budget, calibrated, halves, offers, parts, report, surest
from learning import fit, modes, rumour

from timeline import tagging
from timeline.dating import Voices, evidence, infer
from timeline.dating.weights import FILE, fitted
from timeline.values import Article, Dating


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


def written(weights):
    """The text of weights.toml."""
    lines = [
        "# Written by benchmarks/fit_dating.py. A table has one log-odds for each bin of `curves.EDGES` (days from",
        "# the time told to the candidate), seven for weekdays, two for what is false or true.",
        "",
        "[sums]",
        *(f"{k} = {v:.3f}" for k, v in weights.sums.items()),
        "",
        "[misses]",
        *(f"{k} = {v}" for k, v in weights.misses.items()),
        "",
        "[calibration]",
        *(f'"{k}" = {[list(p) for p in v]}' for k, v in weights.calibration.items()),
        "",
        "[tables]",
        *(f'"{k}" = [{", ".join(f"{float(x):.2f}" for x in v)}]' for k, v in sorted(weights.tables.items())),
    ]
    return "\n".join(lines) + "\n"


def measured(found, published, weights, dated):
    """The same rows as `answered`, by weights as they are."""
    days = [date.fromordinal(int(day)) for day in published]
    known = {
        c.doc_id: Dating(days=((day, day),)) for c, day, one in zip(found, days, dated, strict=True) if one
    }
    place = {c.doc_id: i for i, c in enumerate(found)}
    order = sorted(found, key=lambda c: c.doc_id)
    for doc, got in infer.inferred(order, Voices().take(order), known, weights).items():
        if got.published:
            named = sum((b - a).days + 1 for a, b in got.days)
            yield place[doc], got.confidence, named, any(a <= days[place[doc]] <= b for a, b in got.days)


def fitted_anew(found, published):
    """Weights fitted on all articles, with what crossed answers say of them; prints the report of those answers."""
    every, masks, both = np.ones(len(found), bool), parts(found), halves(found)
    weights = fit(found, published, every, 0.0)
    weights.sums["rumour"] = rumour(found, published, weights)
    crossed = [(mine, fit(found, published, ~mine, weights.sums["rumour"])) for mine in masks]
    for mode, rows in offers(found, published, crossed).items():
        voice = VOICES[mode]
        weights.calibration.update(sorted(calibrated(rows, published, every, voice).items()))
        weights.misses[voice] = budget(rows, published, voice, masks)
        told = answered(rows, published, voice, weights.misses[voice], masks)
        print(report(mode, told, len(rows)))
        for name, half in zip(("one half", "the other half"), both, strict=True):
            some = [row for row in told if half[row[0]]]
            print(report(name, some, len(some)).split("\n")[0] + "\n")
        for most, *right in surest(rows, published):
            print(f"| {most} | {' | '.join(f'{share:.2f}' for share in right)} |")
    for name, odds in adds(found, published, crossed):
        print(f"| {name} | {odds:.2f} |", flush=True)
    return weights


def main():
    """Fit or only measure, and print the report."""
    articles, published = read(Path(sys.argv[1]))
    found = [evidence(tagging.tagged(a)[0]) for a in articles]
    if "--measure" in sys.argv:
        for name, (dated, *_) in modes(len(found)).items():
            print(report(name, list(measured(found, published, fitted(), dated)), int((~dated).sum())))
        return
    weights = fitted_anew(found, published)
    if "--write" in sys.argv:
        FILE.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
