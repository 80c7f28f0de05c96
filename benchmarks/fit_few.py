"""Fits how loud each kind of telling speaks in small builds, to articles whose days are known.

    python benchmarks/fit_few.py tests/gold/dated/*/* [--write | --calibrate]

Each folder holds documents.jsonl (doc, published) and docs/. Every article counts by its own words alone; a line that
states its day is none of them. Multipliers of log-odds, one for each thing that a factor says, by Newton's method on
the log-likelihood of the true days; drawn towards 1, kept within LIMITS. Prints the mean log-probability of the true
day, give or take one, with all multipliers 1 and with those fitted to the other folders; `--write` fits to all.
`--calibrate` dates every folder as one build and prints, by the mass of answers, how many hold the true day or only
days that a careful reader accepts (`acceptable` in documents.jsonl).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np

from timeline import articles, dating, edtf
from timeline.dating import few
from timeline.dating.calendar import Floats
from timeline.dating.few import factors
from timeline.tagging import tagged

DRAWN, LIMITS, STEPS = 1.0, (0.5, 2.0), 12
NEAR, BACK, AHEAD = 400, 9000, 4500
"""Days that the candidates reach beyond the true one at least; and at most, back and ahead."""
MASSES = (0.0, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9)
"""Where the rows of the calibration begin."""
TARGET = Path(factors.__file__).with_name("voices.toml")


@dataclass(frozen=True)
class Case:
    """An article: its folder, where the true day stands among the candidates, and the log-odds of all it says."""

    folder: str
    true: int
    said: dict[str, Floats]
    sure: Floats


def cases(folder: Path) -> Iterator[Case]:
    """The articles of a folder that tell a year."""
    rows = {row["doc"]: row for row in map(json.loads, (folder / "documents.jsonl").open(encoding="utf-8"))}
    for article in articles.read([folder / "docs"]):
        draft = tagged(article)[0]  # type: ignore[arg-type]
        one = few.One(draft, few.tellings(draft), frozenset(), True)
        days = few.candidates([one], {})
        if days is None:
            continue
        true = date.fromisoformat(rows[draft.article.name]["published"]).toordinal()
        first = min(max(int(days[0]), true - BACK), true - NEAR)
        days = np.arange(first, max(min(int(days[-1]), true + AHEAD), true + NEAR) + 1)
        said: dict[str, Floats] = {}
        for f in few.soft(one, days):
            said[f.says] = said.get(f.says, np.zeros(len(days))) + factors.doubted(f.odds)
        sure = np.sum([np.zeros(len(days)), *(f.odds for f in few.hard(one, days))], axis=0)
        yield Case(str(folder), true - first, said, sure)


def mass(case: Case, voices: dict[str, float]) -> Floats:
    """How likely each candidate is."""
    score = case.sure + sum(voices.get(says, 1.0) * odds for says, odds in case.said.items())
    likely = np.exp(score - score.max())
    return np.asarray(likely / likely.sum())


def fitted(found: Sequence[Case]) -> dict[str, float]:
    """The multipliers under which the true days are likeliest."""
    kinds = sorted({says for case in found for says in case.said})
    at = {says: k for k, says in enumerate(kinds)}
    theta = np.ones(len(kinds))
    for _ in range(STEPS):
        slope, bend = DRAWN * (theta - 1), DRAWN * np.eye(len(kinds))
        for case in found:
            likely = mass(case, dict(zip(kinds, theta, strict=True)))
            rows = np.stack(list(case.said.values())) if case.said else np.zeros((0, len(likely)))
            ks = [at[says] for says in case.said]
            mean = rows @ likely
            slope[ks] += mean - rows[:, case.true]
            bend[np.ix_(ks, ks)] += (rows * likely) @ rows.T - np.outer(mean, mean)
        theta = np.clip(theta - np.linalg.solve(bend, slope), *LIMITS)
    return {says: round(float(theta[k]), 2) for says, k in at.items()}


def told(found: Sequence[Case], voices: dict[str, float]) -> list[float]:
    """The log-probability of each true day, give or take one."""
    return [float(np.log(max(mass(c, voices)[max(c.true - 1, 0) : c.true + 2].sum(), 1e-6))) for c in found]


def answered(folder: Path) -> Iterator[tuple[float, bool]]:
    """The mass of each answer in a build, and whether it is right."""
    rows = {row["doc"]: row for row in map(json.loads, (folder / "documents.jsonl").open(encoding="utf-8"))}
    drafts = [tagged(article)[0] for article in articles.read([folder / "docs"])]  # type: ignore[arg-type]
    for draft, found in zip(drafts, dating.date(drafts), strict=True):
        row = rows[draft.article.name]
        if found.published is None or row["given"]:
            continue
        accepted = [span for value in row["acceptable"] for span in edtf.covers(value)]
        true = date.fromisoformat(row["published"])
        right = any(first <= true <= last for first, last in found.days) or all(
            any(lo <= first and last <= hi for lo, hi in accepted) for first, last in found.days
        )
        yield found.confidence, right


def calibrate(folders: Sequence[Path]) -> None:
    """Print how often answers are right, by their mass, as rows of a Markdown table."""
    few.CALIBRATION = ()
    found = sorted(pair for folder in sorted(folders) for pair in answered(folder))
    print(f"{len(found)} answers, {sum(right for _, right in found)} right\n")
    print("| mass from | mean mass | answers | share right |\n|---|---|---|---|")
    for low, high in pairwise((*MASSES, 1.1)):
        part = [pair for pair in found if low <= pair[0] < high]
        if part:
            mean, right = (np.mean([pair[k] for pair in part]) for k in (0, 1))
            print(f"| {low} | {mean:.2f} | {len(part)} | {right:.2f} |")


def main() -> None:
    """Fit, print, and write where asked to."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--calibrate", action="store_true")
    given = asked.parse_args()
    if given.calibrate:
        calibrate(given.folders)
        return
    found = [case for folder in sorted(given.folders) for case in cases(folder)]
    folders = sorted({c.folder for c in found})
    parts = [folders[k::6] for k in range(min(6, len(folders)))]
    plain = told(found, {})
    others = [
        x
        for part in parts
        for x in told(
            [c for c in found if c.folder in part], fitted([c for c in found if c.folder not in part])
        )
    ]
    print(
        f"{len(found)} articles; all 1: {np.mean(plain):.3f}, fitted to other folders: {np.mean(others):.3f}"
    )
    voices = fitted(found)
    lines = "".join(f'"{says}" = {voice}\n' for says, voice in sorted(voices.items()))
    print(lines)
    if given.write:
        TARGET.write_text(
            "# How loud each kind of telling speaks, as a factor of its log-odds. Made by benchmarks/fit_few.py.\n\n"
            f"[voices]\n{lines}",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
