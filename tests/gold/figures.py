"""Prints how well the program does on the project's own gold: the table in the README, by `make figures`."""

import json
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from tests.gold import scoring
from tests.gold.test_gold import DATED, HERE, SETS, rows
from timeline import build, open_store, walk

WORDS = {
    "found": "temporal expressions found",
    "valued": "… and rightly normalised",
    "dated": "publication dates that a careful reader accepts",
    "events": "events found",
    "on_the_day": "… on an accepted day",
    "identity": "one real event, one row (B-cubed)",
}
GROUPS = {
    "seeds": ["seeds"],
    "read while rules were made": [
        "stories",
        "stories-b",
        "stories-e",
        "stories-f",
        "stories-h",
        "stories-j",
    ],
    "read by nobody": ["stories-c", "dossier-c", "stories-d", "stories-g", "stories-i"],
}
"""The columns of the README: sets by whether their texts were known to who made the rules."""


def measure(name: str, folder: Path) -> tuple[dict[str, float], float]:
    """One set's measures, as far as it has gold for them, and the share of its traps that is stepped into.

    Expressions are measured with the publication days given, the rest on the files as they lie there.
    """
    records = folder / "dated.jsonl"
    lines = (json.dumps(record(SETS[name], document)) + "\n" for document in rows(name, "documents"))
    records.write_text("".join(lines), encoding="utf-8")
    timexes, traps = rows(name, "timexes"), rows(name, "traps")
    found, valued, stepped = scoring.expressions(timexes, traps, [records] if timexes else [])
    build(SETS[name], folder / "t.duckdb", folder / "t.html")
    with open_store(folder / "t.duckdb") as store:
        dated = scoring.dating(rows(name, "documents"), store)
        events, on_the_day, identity = scoring.events(rows(name, "events"), store)
    shares = {"found": found.f1, "valued": valued.f1} if timexes else {}
    shares |= {"dated": dated.recall, "events": events.f1, "on_the_day": on_the_day.f1}
    return shares | {"identity": identity}, stepped / max(len(traps), 1)


def accepted(folders: Sequence[Path]) -> tuple[int, int]:
    """How many articles of small collections that state no day are dated as a careful reader would, and how many
    there are; each folder is dated by itself.
    """
    right = wanted = 0
    for folder in folders:
        given = {d["doc"]: d for d in rows(str(folder.relative_to(HERE)), "documents") if not d["given"]}
        for article, day in walk.date(folder / "docs", processes=1):
            if article.name in given:
                wanted += 1
                right += scoring.within(day.published, given[article.name]["acceptable"])
    return right, wanted


def record(folder: Path, document: dict) -> dict:
    """An article with its day, as a record."""
    text = (folder / document["doc"]).read_text(encoding="utf-8")
    return {
        "id": document["doc"],
        "text": text,
        "published": document["published"],
        "language": document["lang"],
    }


def mean(several: Sequence[dict[str, float]]) -> dict[str, float]:
    """The mean of each measure over the sets that have gold for it."""
    found = {key: [m[key] for m in several if key in m] for key in WORDS}
    return {key: sum(values) / len(values) for key, values in found.items() if values}


def table(columns: dict[str, dict[str, float]]) -> None:
    """Print measures as a Markdown table in percent, a column for each set or group of sets."""
    print("| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for key, words in WORDS.items():
        row = (f"{100 * m[key]:.0f}" if key in m else "–" for m in columns.values())
        print(f"| {words} | " + " | ".join(row) + " |")
    print()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as top:
        folders = {name: Path(top) / name for name in SETS}
        for folder in folders.values():
            folder.mkdir()
        measures = {name: measure(name, folder)[0] for name, folder in folders.items()}
    table(measures)
    table({name: mean([measures[m] for m in members]) for name, members in GROUPS.items()})
    for name, folders in groupby(DATED, lambda folder: folder.parent.name):
        right, wanted = accepted(list(folders))
        print(f"dated/{name}: {right} of {wanted} undated articles")
