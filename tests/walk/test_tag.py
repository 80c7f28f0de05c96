"""Tagging streams what can be told at once, and tells the rest as if it had waited for all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import articles, dating, expressions
from timeline.tagging import lines, tag, tagged
from timeline.values import Article

DATED = {
    "published": "2024-05-14",
    "text": "Am Freitag brannte in Lindau ein Boot. Gestern wurde es geborgen.",
}
UNDATED = {"text": "Am Freitag, dem 10. Mai 2024, brannte in Lindau ein Boot. Am Montag wurde es geborgen."}


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    "kinds",
    [[DATED, DATED], [UNDATED], [DATED, UNDATED, DATED], [UNDATED, DATED], [DATED, UNDATED] * dating.SMALL],
)
def test_every_article_has_the_values_of_the_joint_dating(
    kinds: list[dict[str, str]], processes: int, tmp_path: Path
) -> None:
    """Values and order are those of dating all articles together, wherever the undated ones stand."""
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"id": f"{n}", **kind}) + "\n" for n, kind in enumerate(kinds)))
    drafts = [tagged(a)[0] for a in articles.read([file]) if isinstance(a, Article)]
    want = [
        (d.article.name, e, v)
        for d, day in zip(drafts, dating.date(drafts), strict=True)
        for e, v in zip(d.expressions, expressions.resolve(d.expressions, day), strict=True)
    ]
    assert len(want) >= len(kinds)
    assert [(a.name, e, v) for a, e, v in tag(file, processes)] == want
    rows = [json.loads(line) for line in b"".join(lines(file, processes, [])).splitlines()]
    assert rows == [
        {"doc": name, "start": e.start, "end": e.end, "text": e.text}
        | {"type": v.type, "value": v.value, "edtf": v.edtf}
        for name, e, v in want
    ]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC+3", "CET-1CEST,M3.5.0,M10.5.0/3", "No/Where"])
def test_the_time_zone_of_the_machine_changes_nothing(zone: str, tmp_path: Path) -> None:
    """Nor one that no table knows: a date in words is read whatever TZ says."""
    file = tmp_path / "a.txt"
    file.write_text("Im Februar 2022 brannte es in Lindau, und am 4. März 2022 in Wangen.", encoding="utf-8")
    command = [sys.executable, "-c", "from timeline.cli import main; main()", "tag", file]
    said = subprocess.run(command, capture_output=True, env=os.environ | {"TZ": zone}).stdout
    assert [json.loads(line)["value"] for line in said.splitlines()] == ["2022-02", "2022-03-04"]
