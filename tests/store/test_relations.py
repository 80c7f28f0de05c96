"""What a store holds, and what its frames say."""

from __future__ import annotations

import typing
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.store import archive
from timeline import columns, store, values
from timeline.errors import TimelineError

ASKED = {
    "documents": "doc_id path title source url language text published published_from published_to basis"
    " confidence",
    "expressions": "expression_id doc_id start_char end_char text type value edtf earliest latest",
    "mentions": "mention_id event_id doc_id start_char end_char trigger_start trigger_end expression_id edtf"
    " earliest latest status quote",
    "events": "event_id title kind edtf earliest latest status place actors n_mentions n_documents"
    " confidence",
    "problems": "path stage message",
}


@pytest.mark.parametrize("relation", ASKED)
def test_a_relation_has_the_columns_that_others_query(asked: store.Store, relation: str) -> None:
    """Column names are an interface: people have written queries against them."""
    assert set(ASKED[relation].split()) <= set(asked.query(f"SELECT * FROM {relation} LIMIT 0").columns)


def test_every_table_view_and_column_explains_itself(asked: store.Store) -> None:
    """A newcomer finds a COMMENT on every table, view and column."""
    assert asked.rows("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert asked.rows("SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal") == []
    every = "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    assert asked.rows(f"{every} AND comment IS NULL") == []


@pytest.mark.parametrize(
    ("enum", "literal"), [("status", "Status"), ("kind", "Kind"), ("timex", "TimexType")]
)
def test_an_enum_has_the_values_of_the_program(asked: store.Store, enum: str, literal: str) -> None:
    """What a room may say is what the store may hold."""
    rows = asked.rows(f"SELECT unnest(enum_range(NULL::{enum})::VARCHAR[]) AS v")
    assert [row["v"] for row in rows] == list(typing.get_args(getattr(values, literal)))


def test_events_come_with_the_columns_that_the_store_has(tmp_path: Path) -> None:
    """Agreed columns are taken in as they are, by their order."""
    with store.rebuild(tmp_path / "t.duckdb", tmp_path / "t.html") as work:
        assert work.schemas["events"] == columns.EVENTS


def test_what_was_written_comes_back(asked: store.Store) -> None:
    """Texts, spans, days and lists arrive as the rooms handed them on."""
    made = archive.archive(archive.SMALL)
    texts = {a.path: a.text for a in archive.SMALL}
    assert asked.documents()["text"].to_list() == [texts[path] for path in sorted(texts)]
    got = {m["mention_id"]: m for m in asked.mentions().to_dicts()}
    assert set(got) == {m.mention_id for m in made.mentions}
    for m in made.mentions:
        row = got[m.mention_id]
        assert (row["start_char"], row["end_char"], row["quote"]) == (m.claim.start, m.claim.end, m.quote)
        assert (row["earliest"], row["steps"]) == (m.earliest, list(m.steps))
        assert row["actors"] == list(m.claim.actors)


def test_frames_are_typed(asked: store.Store) -> None:
    """Dates are dates, so that `earliest >= date` works in a frame."""
    events = asked.events()
    assert events.schema["earliest"] == pl.Date
    assert events.filter(pl.col("earliest") >= date(2026, 1, 1)).height == 1


def test_the_chart_shows_dated_events_in_order(asked: store.Store) -> None:
    """`events()` is the default chart; the undated event is only in `all_events()`."""
    assert asked.events()["edtf"].to_list() == ["2025-09-04", "2026-01-06"]
    assert asked.all_events()["edtf"].to_list() == ["2025-09-04", "2026-01-06", None]


def test_sources_quote_the_words_around(asked: store.Store) -> None:
    """Each source of an event comes with its article and the text to either side of the quote."""
    sources = asked.sources(asked.events()["event_id"][0]).to_dicts()
    assert [s["doc_path"] for s in sources] == ["gipfel.txt", "bericht.txt"]  # in the order of publication
    for s in sources:
        text = next(a.text for a in archive.SMALL if a.path == s["doc_path"])
        assert s["before"] + s["quote"] + s["after"] in text


def test_expressions_evidence_and_history_are_frames(asked: store.Store) -> None:
    """Words about time by article and place, why an article has its day, and how an event was told as time went by."""
    texts = dict(asked.documents().select("doc_id", "text").rows())
    found = asked.expressions().to_dicts()
    assert [texts[e["doc_id"]][e["start_char"] : e["end_char"]] for e in found] == [e["text"] for e in found]
    assert sorted(e["text"] for e in found) == ["2025-09-04", "2026-01-06", "2026-01-06", "4.9.", "?"]
    assert asked.evidence()["says"].to_list() == ["the container states it"] * 2
    told = asked.history().filter(event_id=asked.events()["event_id"][0])
    assert told.select("path", "changed").rows() == [("gipfel.txt", True), ("bericht.txt", False)]


def test_plain_sql_with_a_date_works(asked: store.Store) -> None:
    """The query that the issue promises."""
    assert asked.query("SELECT * FROM timeline WHERE earliest >= '2025-09-01'").height == 2


def test_a_parameter_is_never_sql(asked: store.Store) -> None:
    """What a person types is compared, not executed."""
    assert asked.sources("'; DROP TABLE events; --").height == 0


@pytest.mark.parametrize("content", [b"", b"just a text, no database at all", b"\0" * 4096])
def test_a_file_that_is_no_store_is_refused(tmp_path: Path, content: bytes) -> None:
    """Reading or building over somebody's file is one clear line, and the file stays as it is."""
    path = tmp_path / "notes.duckdb"
    path.write_bytes(content)
    with pytest.raises(TimelineError, match="not a DuckDB file"):
        store.open_store(path)
    with pytest.raises(TimelineError, match="not a DuckDB file"), store.rebuild(path, tmp_path / "t.html"):
        pass
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["notes.duckdb"]


def test_a_missing_store_is_one_clear_line(tmp_path: Path) -> None:
    """The line says how to get one."""
    with pytest.raises(TimelineError, match="timeline build"):
        store.open_store(tmp_path / "none.duckdb")


def test_days_that_end_before_they_begin_hold_nothing(asked: store.Store) -> None:
    """Not even what goes on all the while."""
    assert asked.rows("FROM between_dates('2025-01-01', '2026-12-31')")
    assert asked.rows("FROM between_dates('2026-12-31', '2025-01-01')") == []


def test_words_are_found_in_any_order_within_one_clause(asked: store.Store) -> None:
    """All of them, whatever their case and accents; in title, place and actors together, or in one quote."""
    assert (
        asked.rows("FROM about('PARIS  prasidenten')") == asked.rows("FROM about('Präsidenten Paris')") != []
    )
    assert asked.rows("FROM about('Präsidenten Nirgends')") == []
