"""The command export, as a person types it."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pytest

from tests.cli.conftest import SUMMIT
from tests.store import archive


class TestExport:
    """`timeline export`."""

    def test_csv_and_json(self, asked, path):
        """Every dated event, every column."""
        rows = list(csv.DictReader(io.StringIO(asked("export", "--store", path)[1])))
        assert [row["edtf"] for row in rows] == ["2025-09-04", "2026-01-06"]
        got = json.loads(asked("export", "mentions", "--store", path, "--format", "json")[1])
        assert len(got) == 5

    def test_parquet_by_year(self, asked, path, tmp_path):
        """Folders that DuckDB, polars and others read as partitions."""
        assert asked("export", "--store", path, "--format", "parquet", "-o", tmp_path / "p")[0] == 0
        assert sorted(p.name for p in (tmp_path / "p").iterdir()) == ["year=2025", "year=2026"]
        rows = duckdb.sql(
            f"SELECT year, edtf FROM read_parquet('{tmp_path}/p/*/*.parquet') ORDER BY edtf"
        ).fetchall()
        assert rows == [(2025, "2025-09-04"), (2026, "2026-01-06")]

    def test_parquet_of_an_earlier_export_does_not_stay(self, asked, path, tmp_path):
        """A year that has no events any more goes; other files in the folder do not."""
        for name in ("year=1999/events.parquet", "year=1999/mentions.parquet"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(b"old")
        asked("export", "--store", path, "--format", "parquet", "-o", tmp_path)
        assert [f.name for f in (tmp_path / "year=1999").iterdir()] == ["mentions.parquet"]
        assert (tmp_path / "year=2025" / "events.parquet").exists()

    def test_articles_can_be_read_again(self, asked, path, tmp_path):
        """What the program writes it reads: the same ids come back."""
        from timeline import articles

        file = tmp_path / "articles.jsonl"
        asked("export", "documents", "--store", path, "--format", "json", "-o", file)
        assert {a.doc_id for a in articles.read([file])} == {a.doc_id for a in archive.SMALL}

    def test_timelinejs(self, asked, path):
        """Another tool's JSON: a slide for each event, its quotes as escaped HTML."""
        slides = json.loads(asked("export", "--store", path, "--format", "timelinejs")[1])["events"]
        day = {"year": 2025, "month": 9, "day": 4}
        assert (slides[0]["start_date"], slides[0]["end_date"]) == (day, day)
        assert slides[0]["text"] == {
            "headline": SUMMIT,
            "text": f"<p>“{SUMMIT}” (Bote)</p><p>“{SUMMIT}” (bericht.txt)</p>",
        }

    @pytest.mark.parametrize(
        "words", [("--format", "parquet"), ("mentions", "--format", "timelinejs"), ("-o", "/proc/x/y")]
    )
    def test_what_cannot_be_is_one_clear_line(self, asked, path, words):
        """No folder, no such form, no place to write."""
        code, out, err = asked("export", *words, "--store", path)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
