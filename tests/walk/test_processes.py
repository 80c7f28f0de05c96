"""The number of processes leaves no trace in a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import workers
from timeline.store import open_store
from timeline.store.proof import fingerprint
from timeline.walk import build

TOLD = "Am Freitag, dem {day}. Mai 2024, brannte in Lindau ein Boot. Gestern traf sich der Rat in {place}. "


def test_one_two_and_three_processes_build_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fingerprints of builds by one, two and three processes are equal; the batches are small, so all work.

    Web pages are taken apart by several processes too, also one that is none, between files of other kinds.
    """
    monkeypatch.setattr(workers, "BATCH", 1_000)
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(24):
        text = f"<p>{TOLD.format(day=n + 1, place='Hof')}</p>" * 3
        (folder / f"{n:02}.html").write_text(
            f'<html lang="de"><head><meta property="article:published_time" content="2024-06-{n + 1:02}"></head>'
            f"<body><article><h1>Seite {n}</h1>{text}</article></body></html>" * (n != 9)
        )
    (folder / "05.txt").write_text(TOLD.format(day=3, place="Ulm"))
    file = folder / "a.jsonl"
    rows = [
        {"id": f"{n}", "text": TOLD.format(day=n % 28 + 1, place="Lindau" if n % 2 else "Bregenz") * 3}
        | ({"published": "2024-05-14"} if n % 5 else {})
        for n in range(40)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    prints = set()
    for n in (1, 2, 3):
        built = build(folder, tmp_path / f"{n}.duckdb", tmp_path / f"{n}.html", processes=n)
        assert built.stated == 23 + 32
        with open_store(tmp_path / f"{n}.duckdb") as store:
            prints.add(fingerprint(store))
    assert len(prints) == 1
