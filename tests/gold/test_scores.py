"""How well the program does on the project's own gold: floors under which it must not fall.

The floors lie a little under what was measured; no rule was fitted to these articles.
"""

import json
from pathlib import Path

import pytest

from tests.gold import scoring
from tests.gold.test_gold import SETS, rows
from timeline import build, open_store

FLOORS = {
    # expressions found and valued, publication dates, events found, events found and dated, identity
    "seeds": {
        "found": 0.95,
        "valued": 0.95,
        "dated": 0.3,
        "events": 0.93,
        "on_the_day": 0.5,
        "identity": 0.83,
    },
    "stories": {
        "found": 0.84,
        "valued": 0.8,
        "dated": 0.3,
        "events": 0.85,
        "on_the_day": 0.42,
        "identity": 0.86,
    },
}
TRAPS = {"seeds": 0.1, "stories": 0.15}
"""The share of traps that may be stepped into."""


@pytest.fixture(scope="module", params=SETS)
def measured(request, tmp_path_factory) -> tuple[str, dict[str, float], float]:
    """One set's measures: expressions with the days given, the rest from the files as they lie there."""
    name, folder = request.param, tmp_path_factory.mktemp("gold")
    records = folder / "dated.jsonl"
    records.write_text("".join(json.dumps(record(SETS[name], d)) + "\n" for d in rows(name, "documents")))
    found, valued, stepped = scoring.expressions(rows(name, "timexes"), rows(name, "traps"), [records])
    build(SETS[name], folder / "t.duckdb", folder / "t.html")
    with open_store(folder / "t.duckdb") as store:
        dated = scoring.dating(rows(name, "documents"), store)
        events, on_the_day, identity = scoring.events(rows(name, "events"), store)
    shares = {"found": found, "valued": valued, "events": events, "on_the_day": on_the_day}
    measures = {k: share.f1 for k, share in shares.items()} | {"dated": dated.recall, "identity": identity}
    return name, measures, stepped / len(rows(name, "traps"))


def record(folder: Path, document: dict) -> dict:
    """An article with its day, as a record."""
    text = (folder / document["doc"]).read_text(encoding="utf-8")
    return {
        "id": document["doc"],
        "text": text,
        "published": document["published"],
        "language": document["lang"],
    }


def test_no_measure_falls_below_its_floor(measured):
    """Found, valued, dated, told apart: each as well as it was, on articles that no rule was made for."""
    name, measures, _ = measured
    low = {k: round(v, 3) for k, v in measures.items() if v < FLOORS[name][k]}
    assert not low, f"{name}: {low}, all: {measures}"


def test_few_traps_are_stepped_into(measured):
    """Surnames, ages, quantities and paragraphs are no dates."""
    name, _, stepped = measured
    assert stepped <= TRAPS[name]
