"""Writes a new store, relation by relation; checks and seals it. Others put it in its place.

It begins empty, or with the rows of the last build, of which the changed ones are then replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from timeline import columns
from timeline.errors import TimelineError
from timeline.store import reading, sql
from timeline.values import Known

MANY = 2_000  # articles or events that are taken in together: some 10 MB of text, 60,000 expressions
LEAST = 200  # megabytes that DuckDB may use
TIMES = 12  # how often the texts that it takes together must fit in there, else it may use more
FRUGAL: reading.Settings = {
    "memory_limit": f"{LEAST}MB",  # what is beyond goes to a folder beside the file until rows are packed
    "allocator_bulk_deallocation_flush_threshold": "32MB",  # and what is let go of, back to the system
    "threads": 1,  # the processors are the workers', and two threads use twice the time to take in rows
}
CONFIG: reading.Settings = {
    **FRUGAL,
    "storage_compatibility_version": "v1.0.0",  # so that every 1.x shell opens the file
    "checkpoint_threshold": "1KB",  # rows go into the file at once, not into a log first
}


class Fresh:
    """A store in the making. Close it."""

    def __init__(self, path: Path) -> None:
        begun = path.exists()  # as a copy of the last one
        self.con = duckdb.connect(path, config=dict(CONFIG))
        self.con.execute(sql.text("machine/waiting"))
        self.con.begin()
        if not begun:
            self.con.execute(sql.text("schema"))
            overlay(self.con)
        self.texts = 0
        self.held: dict[str, list[pa.RecordBatch]] = {}
        self.gone: list[str] = []
        self.schemas = {name: self.schema(name) for name in (*names(self.con), "waiting")}

    def close(self) -> None:
        """Let go of the file; once more does no harm."""
        with suppress(duckdb.ConnectionException):
            self.con.interrupt()  # else duckdb waits for the end of a query that Ctrl-C has left behind
            self.con.close()

    def take(self, tables: Mapping[str, pa.RecordBatch]) -> None:
        """Take in rows, by relation; they are inserted when there are many."""
        for relation, batch in tables.items():
            self.held.setdefault(relation, []).append(batch)
        if max(sum(map(len, self.held.get(r, []))) for r in ("documents", "waiting")) >= MANY:
            self.flush()

    @property
    def room(self) -> int:
        """Megabytes that DuckDB may use: as JSON, to be hashed, texts take several times their own."""
        return max(LEAST, TIMES * self.texts // 1_000_000)

    def widen(self, texts: int) -> None:
        """Have room for so many bytes of texts at a time."""
        self.texts = max(self.texts, texts)
        self.con.execute(f"SET memory_limit = '{self.room}MB'")

    def pack(self) -> None:
        """Put all rows that are here into the file. Once they have all come: each time the last of them are packed
        anew."""
        self.flush()
        self.con.commit()
        self.con.begin()

    def forget(self, docs: Sequence[str]) -> None:
        """Take away the rows that some articles had, before others are inserted."""
        self.gone += docs

    def flush(self) -> None:
        """Insert what was taken in, in the place of what is forgotten."""
        if self.gone:
            with reading.listed(self.con, {"doc_id": self.gone}):
                self.con.execute(sql.text("machine/forget"))
            self.gone.clear()
        for relation, batches in self.held.items():
            table = pa.Table.from_batches(batches)
            if relation in ("documents", "waiting"):
                self.widen(table.nbytes)
            self.append(relation, table)
        self.held.clear()

    def add(self, relation: str, rows: columns.Columns) -> None:
        """Append rows. Raises KeyError where a column of the relation is not given."""
        self.append(relation, pa.Table.from_batches([columns.batch(rows, self.schemas[relation])]))

    def append(self, relation: str, table: pa.Table) -> None:
        """Append a table whose columns are the relation's."""
        if len(table):
            self.con.from_arrow(table).insert_into(relation)

    def carried(self) -> list[tuple[str | None, Known]]:
        """The articles that the last build has left here, each with its state; who is still in that state may stay.

        Empty where none may: the tables are others than those of this version, a row is not as it was written, or the
        file is mostly holes.
        """
        try:
            overlay(self.con)
        except (duckdb.CatalogException, duckdb.BinderException):
            return []
        if catalog(self.con) != expected() or self.one("machine/holes")["mostly"]:
            return []
        self.con.execute("RESET memory_limit")
        self.widen(self.one("machine/widest")["bytes"])
        states = self.con.execute(sql.text("machine/states")).fetchall()
        self.con.execute(sql.text("machine/retell"))
        return [(state, Known(*article)) for state, *article in states]

    def agree(self, told: columns.Agreed) -> None:
        """Have these events and no others, and say which each mention belongs to; rows that are here as they are told
        stay, and so do their seals."""
        for table, question in zip(told, ("machine/agree", "machine/belong"), strict=True):
            with reading.asked(self.con, table):
                self.con.execute(sql.text(question))

    def schema(self, relation: str) -> pa.Schema:
        """The columns of a relation, as sql/schema.sql has them; enums go in as text."""
        empty = self.con.table(relation).limit(0).to_arrow_table().schema
        plain = [pa.string() if pa.types.is_dictionary(f.type) else f.type for f in empty]
        return pa.schema(list(zip(empty.names, plain, strict=True)))

    def among(self, ids: Mapping[str, Sequence[str]], question: str) -> pa.Table:
        """The rows with some ids that answer a question by name, of what has been inserted."""
        with reading.listed(self.con, ids):
            return self.table(question)

    def table(self, question: str, rows: int = 1 << 20) -> pa.Table:
        """The answer to a question by name, of what has been inserted; so many `rows` lie in one piece."""
        return self.con.execute(sql.text(question)).to_arrow_table(rows)

    def one(self, question: str) -> dict[str, Any]:
        """The single row that answers a question by name, its columns by name."""
        answer = self.con.execute(sql.text(question))
        row = answer.fetchone() or ()
        return dict(zip([column[0] for column in answer.description or ()], row, strict=True))

    def stream(self, question: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """As `rows`, some at a time; nothing else may be done meanwhile."""
        answer = self.con.execute(sql.text(question))
        while some := answer.fetchmany(size):
            yield some

    def finish(self) -> None:
        """Check the whole, seal every new row. Raises TimelineError where a check fails."""
        self.pack()
        self.con.execute("RESET threads")
        for name in sql.names("checks"):
            if found := self.con.execute(sql.text(name)).fetchone():
                raise TimelineError(f"the new store fails its check {name[7:]}: {' '.join(map(str, found))}")
        self.con.execute(sql.text("machine/seal"))
        self.con.execute(sql.text("machine/sum"))
        self.con.commit()


def overlay(con: duckdb.DuckDBPyConnection) -> None:
    """Make views and macros over the tables, in the place of earlier ones."""
    own = ("machine/hash", "machine/rows", "machine/whole", "machine/fold", "machine/holds")
    for name in (*own, *sql.names("views"), *sql.names("macros")):
        con.execute(sql.text(name))
    for (comment,) in con.execute(sql.text("machine/explain")).fetchall():
        con.execute(comment)


def catalog(con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """All that a store consists of but its rows."""
    return con.execute(sql.text("machine/catalog")).fetchall()


def expected() -> list[tuple[Any, ...]]:
    """The catalog of a store of this version."""
    with duckdb.connect() as con:
        con.execute(sql.text("schema"))
        overlay(con)
        return catalog(con)


def names(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of a store."""
    asked = con.execute(sql.text("machine/tables"))
    return [name for (name,) in asked.fetchall()]
