"""Writes a new store, relation by relation, in batches; checks and seals it. Others put it in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from timeline.errors import TimelineError
from timeline.store import sql
from timeline.store.rows import Columns

T = TypeVar("T")
BATCH = 2_000  # articles in one statement: some 10 MB of text, 60,000 expressions
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.0.0",  # so that every 1.x shell opens the file
    "checkpoint_threshold": "1KB",  # rows go into the file at once, not into a log first
}
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # one for one: offsets hold


class Fresh:
    """A store in the making. Use it in a `with`; leaving it closes the file."""

    def __init__(self, path: Path) -> None:
        self.con = duckdb.connect(path, config=CONFIG)
        self.con.begin()
        self.con.execute(sql.text("schema"))
        self.con.commit()
        self.types: dict[str, pa.Schema] = {}

    def __enter__(self) -> Fresh:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if kind:
            self.con.interrupt()  # else duckdb waits for the end of a query that Ctrl-C has left behind
        self.con.close()

    def add(self, relation: str, columns: Columns) -> None:
        """Append rows. Raises KeyError where a column of the relation is not given."""
        schema = self.schema(relation)
        table = pa.table([array(columns[field.name], field.type) for field in schema], schema=schema)
        if len(table):
            self.append(relation, table)

    def append(self, relation: str, table: pa.Table) -> None:
        """Append a table whose columns are the relation's."""
        self.con.begin()  # outside of a transaction duckdb 1.5 says nothing of a commit that failed
        self.con.from_arrow(table).insert_into(relation)
        self.con.commit()

    def schema(self, relation: str) -> pa.Schema:
        """The columns of a relation, as sql/schema.sql has them; enums go in as text."""
        if relation not in self.types:
            empty = self.con.table(relation).limit(0).to_arrow_table().schema
            plain = [pa.string() if pa.types.is_dictionary(f.type) else f.type for f in empty]
            self.types[relation] = pa.schema(list(zip(empty.names, plain, strict=True)))
        return self.types[relation]

    def finish(self) -> None:
        """Add views and macros, check the whole, seal every row. Raises TimelineError where a check fails."""
        self.con.begin()
        for name in ("machine/rows", "machine/fold", *sql.names("views"), *sql.names("macros")):
            self.con.execute(sql.text(name))
        for name in sql.names("checks"):
            if found := self.con.execute(sql.text(name)).fetchone():
                raise TimelineError(f"the new store fails its check {name[7:]}: {' '.join(map(str, found))}")
        self.con.execute(sql.text("machine/seal"))
        self.con.commit()


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column; a lone surrogate, which no file can hold, becomes U+FFFD."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([clean(v) for v in values], kind)


def clean(value: Any) -> Any:
    """A text, or texts, that can be written as UTF-8."""
    if isinstance(value, str):
        return value.translate(SURROGATES)
    return [clean(v) for v in value] if isinstance(value, list | tuple) else value


def batches(rows: Iterable[T], size: int = BATCH) -> Iterator[tuple[T, ...]]:
    """Rows in tuples of at most `size`."""
    rest = iter(rows)
    while batch := tuple(islice(rest, size)):
        yield batch
