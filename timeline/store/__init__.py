"""The DuckDB file: written whole, opened for questions. The only door to duckdb; its SQL lives in sql/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl

from timeline.values import Dating, Draft, Event, Mention, Problem, Value

SQL = next(p for p in (Path(__file__).parents[1] / "sql", Path(__file__).parents[2] / "sql") if p.is_dir())


def write(
    path: Path,
    drafts: Sequence[Draft],
    datings: Sequence[Dating],
    values: Sequence[Sequence[Value]],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    problems: Sequence[Problem],
) -> None:
    """Write a new store in the place of an old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    con = duckdb.connect(fresh, config={"storage_compatibility_version": "v1.0.0"})
    con.execute((SQL / "schema.sql").read_text(encoding="utf-8"))
    for d, day in zip(drafts, datings, strict=True):
        a = d.article
        con.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                a.doc_id,
                a.path,
                a.title,
                a.source,
                a.url,
                a.language,
                a.text,
                day.published,
                day.earliest,
                day.latest,
                day.basis,
                day.confidence,
            ],
        )
    for d, vs in zip(drafts, values, strict=True):
        for i, (e, v) in enumerate(zip(d.expressions, vs, strict=True)):
            con.execute(
                "INSERT INTO expressions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    f"{d.article.doc_id}-{i}",
                    d.article.doc_id,
                    e.start,
                    e.end,
                    e.text,
                    v.type,
                    v.value,
                    v.mod,
                    v.edtf,
                    v.earliest,
                    v.latest,
                ],
            )
    event_of = {m: e.event_id for e in events for m in e.mentions}
    for v in events:
        con.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                v.event_id,
                v.title,
                v.kind,
                v.edtf,
                v.earliest,
                v.latest,
                v.status,
                v.place,
                list(v.actors),
                len(v.mentions),
                v.n_documents,
                v.confidence,
                v.story,
            ],
        )
    for m in mentions:
        c = m.claim
        con.execute(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                m.mention_id,
                event_of[m.mention_id],
                m.doc_id,
                c.start,
                c.end,
                c.trigger_start,
                c.trigger_end,
                None if c.expression is None else f"{m.doc_id}-{c.expression}",
                m.edtf,
                m.earliest,
                m.latest,
                m.status,
                m.quote,
                list(m.steps),
            ],
        )
    for p in problems:
        con.execute("INSERT INTO problems VALUES (?, ?, ?)", [p.path, p.stage, p.message])
    for view in sorted((SQL / "views").glob("*.sql")):
        con.execute(view.read_text(encoding="utf-8"))
    con.close()
    fresh.replace(path)


class Store:
    """A store opened for reading; close it, or use it in a `with`."""

    def __init__(self, path: str | Path) -> None:
        self.con = duckdb.connect(str(path), read_only=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.con.close()

    def query(self, sql: str) -> pl.DataFrame:
        """The answer to a question in SQL, as a frame."""
        return self.con.sql(sql).pl()

    def events(self) -> pl.DataFrame:
        """The events of the default chart, in order."""
        return self.query("SELECT * FROM timeline")


def open_store(path: str | Path) -> Store:
    """Open a store for reading."""
    return Store(path)
