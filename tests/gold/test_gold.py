"""The project's own gold holds together: every offset, quotation and date in it is what it says."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from timeline import edtf

HERE = Path(__file__).parent
SETS = {
    "seeds": HERE.parents[1] / "seeds",
    "stories": HERE / "stories/docs",
    "stories-b": HERE / "stories-b/docs",
    "stories-c": HERE / "stories-c/docs",
    "dossier-c": HERE / "dossier-c/docs",
    "stories-d": HERE / "stories-d/docs",
    "stories-e": HERE / "stories-e/docs",
    "stories-f": HERE / "stories-f/docs",
    "stories-g": HERE / "stories-g/docs",
    "stories-h": HERE / "stories-h/docs",
    "stories-i": HERE / "stories-i/docs",
    "stories-j": HERE / "stories-j/docs",
}
DATED = sorted(path.parent for path in HERE.glob("dated/*/*/documents.jsonl"))
"""Small collections of which only the days of publication are known."""
STATUS = {"occurred", "ongoing", "planned", "hypothetical", "denied"}


def rows(name: str, table: str) -> list[dict]:
    """The rows of one gold table; none where a set has no such table."""
    path = HERE / name / f"{table}.jsonl"
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []


@pytest.fixture(scope="module", params=SETS)
def gold(request):
    """One gold set: its name, and its texts by file name."""
    files = SETS[request.param].glob("*.txt")
    return request.param, {f.name: f.read_bytes().decode("utf-8") for f in files}


def test_every_text_has_its_gold_and_every_gold_its_text(gold):
    """Documents in the gold and texts on the disk are the same set."""
    name, texts = gold
    assert sorted(d["doc"] for d in rows(name, "documents")) == sorted(texts)


def test_evidence_and_triggers_stand_where_they_say(gold):
    """Evidence occurs once in its text, the trigger in the evidence, at their offsets and as a whole word."""
    name, texts = gold
    for event in rows(name, "events"):
        text = texts[event["doc"]]
        evidence, trigger = event["evidence"], event["trigger"]
        assert text.count(evidence) == 1, event["id"]
        assert text[event["evidence_start"] : event["evidence_end"]] == evidence, event["id"]
        assert event["evidence_start"] <= event["trigger_start"], event["id"]
        assert event["trigger_end"] <= event["evidence_end"], event["id"]
        assert text[event["trigger_start"] : event["trigger_end"]] == trigger, event["id"]
        around = text[event["trigger_start"] - 1 : event["trigger_start"]] + text[event["trigger_end"]]
        assert not any(c.isalpha() for c in around), event["id"]
        assert all(t in evidence for t in event.get("trigger_alt", [])), event["id"]


@pytest.mark.parametrize("table", ["timexes", "traps"])
def test_spans_hold_their_text(gold, table):
    """Time expressions and traps stand at their offsets; no two expressions overlap."""
    name, texts = gold
    spans = rows(name, table)
    for span in spans:
        assert texts[span["doc"]][span["start"] : span["end"]] == span["text"], span
    if table == "timexes":
        ordered = sorted((s["doc"], s["start"], s["end"]) for s in spans)
        for a, b in pairwise(ordered):
            assert a[0] != b[0] or a[2] <= b[1], (a, b)


def test_events_are_complete(gold):
    """Each event has an id of its own, dates, a status that there is, and says whether it counts."""
    name, _ = gold
    events = rows(name, "events")
    assert len({e["id"] for e in events}) == len(events)
    for event in events:
        assert event["dates"], event["id"]
        assert all(edtf.covers(d) for d in event["dates"]), event["id"]
        assert {event["status"], *event.get("status_alt", [])} <= STATUS, event["id"]
        assert isinstance(event["core"], bool), event["id"]
        assert event["same_as"], event["id"]


def test_real_events_are_told_by_several_articles(gold):
    """The sets test merging: some real events have core mentions in more than one article."""
    name, _ = gold
    told = {(e["same_as"], e["doc"]) for e in rows(name, "events")}
    assert sum(n > 1 for n in Counter(same for same, _ in told).values()) >= 3


@pytest.mark.parametrize("folder", DATED, ids=lambda f: f"{f.parent.name}-{f.name}")
def test_collections_have_their_days(folder):
    """Every article has its row, and the true day is one of those that a reader accepts, or stands beside one."""
    documents = rows(str(folder.relative_to(HERE)), "documents")
    assert sorted(d["doc"] for d in documents) == sorted(f.name for f in folder.glob("docs/*.txt"))
    for document in documents:
        true = date.fromisoformat(document["published"])
        spans = [span for value in document["acceptable"] for span in edtf.covers(value)]
        inside = any(a <= true <= b for a, b in spans)
        near = [abs((true - day).days) for span in spans for day in span]
        assert inside or min(near) <= 1, document["doc"]
