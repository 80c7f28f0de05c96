"""How well the articles of small builds are dated, on folders whose days are known.

    python benchmarks/measure_few.py tests/gold/dated/*/*

Each folder holds documents.jsonl (doc, published, given, acceptable) and docs/, and is dated as one build. Prints, by
the mass of answers, how many hold the true day or only days that a careful reader accepts: what the confidence of small
builds is drawn from (`few.CALIBRATION`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np

from timeline import articles, dating, edtf
from timeline.dating import few
from timeline.tagging import tagged

MASSES = (0.0, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9)
"""Where the rows of the calibration begin."""


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
    """Print the table for the folders that are named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    calibrate(asked.parse_args().folders)


if __name__ == "__main__":
    main()
