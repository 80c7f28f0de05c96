"""A store opened for questions: frames out, nothing in. Queries come by name from sql/, or from a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any

import duckdb

from timeline.errors import TimelineError
from timeline.store import placing, sql

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

Settings = Mapping[str, str | bool | int | float | list[str]]
NONE: Settings = MappingProxyType({})
SOME = 2_000  # rows that are fetched at a time
CLOSED: Settings = {
    "enable_external_access": False,  # no query reads or writes another file
    "lock_configuration": True,
}


class Store:
    """A store opened for reading; close it, or use it in a `with`.

    The frames have the columns of sql/schema.sql, where each is explained; dates are `pl.Date`, lists are
    lists, `status`, `kind` and `type` are `pl.Enum`. Rows come in an order that depends on their content
    alone.

        with open_store("exports/timeline.duckdb") as store:
            shown = store.events()                       # the default chart
            proof = store.sources(shown["event_id"][0])  # who says so
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.con = con
        self.path = path

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; once more does no harm."""
        with suppress(duckdb.ConnectionException):
            self.con.interrupt()  # else duckdb waits for the end of a query that Ctrl-C has left behind
            self.con.close()

    def query(self, question: str, params: Mapping[str, object] | None = None) -> pl.DataFrame:
        """The answer to a query as a frame: `question` is the name of a file in sql/ ("ask/list"), or SQL.

        `params` fill its `$name`s; whatever comes from an article or a person goes in there, never into
        the SQL. Raises duckdb.Error where the SQL is wrong, TimelineError where another version has made the
        store, and it lacks what a query by name asks for.
        """
        return self.asked(question, params).pl()

    def rows(self, question: str, params: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """As `query`, but plain rows: for few of them, and without the start-up time of polars."""
        with interruptible():
            answer = self.asked(question, params)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def table(self, question: str, params: Mapping[str, object] | None = None) -> pa.Table:
        """As `query`, but an Arrow table."""
        return self.asked(question, params).to_arrow_table()

    def stream(self, question: str, params: Mapping[str, object] | None = None) -> Iterator[tuple[Any, ...]]:
        """As `query`, but plain rows as they come; nothing else may be asked meanwhile."""
        answer = self.asked(question, params)
        while some := answer.fetchmany(SOME):
            yield from some

    def among(
        self, ids: Mapping[str, Sequence[str]], question: str, params: Mapping[str, object] | None = None
    ) -> pa.Table:
        """As `table`, of the rows with some ids: the query finds them in `asked`, a column by name."""
        with listed(self.con, ids):
            return self.table(question, params)

    def asked(self, question: str, params: Mapping[str, object] | None) -> duckdb.DuckDBPyConnection:
        """Put a question to DuckDB."""
        if not re.fullmatch(r"[a-z_]+/[a-z_]+", question):
            return self.con.execute(question, dict(params or {}))
        try:
            return self.con.execute(sql.text(question), dict(params or {}))
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            said = first_line(error)
            raise TimelineError(
                f"{self.path}: another version has made it, build it again ({said})"
            ) from None

    @contextmanager
    def answering(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For a person's own SQL: what DuckDB finds wrong becomes a TimelineError of one line."""
        try:
            with interruptible():
                yield self.con
        except duckdb.Error as error:
            said = " ".join(str(error).split("\n\nLINE ")[0].split())
            if isinstance(error, duckdb.CatalogException) and "Table" in said:
                said += f" The relations: {', '.join(self.relations())}"
            raise TimelineError(said) from None

    def relations(self) -> list[str]:
        """The names of what can be asked, views too, in order of the alphabet."""
        return [str(row["name"]) for row in self.rows("ask/relations")]

    def events(self) -> pl.DataFrame:
        """The events of the default chart in order of time: dated and not hidden (the view `timeline`)."""
        return self.query("frames/events")

    def all_events(self) -> pl.DataFrame:
        """Every event, undated and hidden ones too, the undated last."""
        return self.query("frames/all_events")

    def mentions(self) -> pl.DataFrame:
        """The proof of all events, by event and day of publication, with path, title, source, url, published
        of the article as `doc_path`, `doc_title`, `doc_source`, `doc_url`, `doc_published`; its basis and
        confidence as `doc_basis`, `doc_confidence`; the wording that dates it as `wording`; `rank` counts the
        mentions of an event from 1."""
        return self.query("frames/mentions")

    def documents(self) -> pl.DataFrame:
        """The articles with their text, by path."""
        return self.query("frames/documents")

    def expressions(self) -> pl.DataFrame:
        """The temporal expressions, by article and place in it."""
        return self.query("frames/expressions")

    def evidence(self) -> pl.DataFrame:
        """Why the articles are dated as they are."""
        return self.query("frames/evidence")

    def history(self) -> pl.DataFrame:
        """What was said of each event as time went by, by mention; `changed` where it was not said before."""
        return self.query("frames/history")

    def corrections(self) -> pl.DataFrame:
        """What people have corrected, in the order of the ledger; `applies` is false where it fits no
        more."""
        return self.query("frames/corrections")

    def problems(self) -> pl.DataFrame:
        """What could not be read, dated or applied."""
        return self.query("frames/problems")

    def builds(self) -> pl.DataFrame:
        """How the store came to be, oldest first."""
        return self.query("frames/builds")

    def sources(self, event_id: str) -> pl.DataFrame:
        """Who says so: the rows of `mentions()` of one event, each with the article's `text` around the quote
        (`before`, `quote`, `after`: 200 code points to either side)."""
        return self.query("frames/sources", {"event_id": event_id})


@contextmanager
def listed(con: duckdb.DuckDBPyConnection, ids: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Columns of ids as a table `asked`: as parameters of a query each of them costs half a millisecond."""
    import pyarrow as pa

    with asked(con, pa.table({name: pa.array(column, pa.string()) for name, column in ids.items()})):
        yield


@contextmanager
def asked(con: duckdb.DuckDBPyConnection, table: pa.Table) -> Iterator[None]:
    """An Arrow table as the table `asked` of a query."""
    con.register("asked", table)
    try:
        yield
    finally:
        con.unregister("asked")


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C while DuckDB works comes out of it as a RuntimeError; here it becomes what it is."""
    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as error:
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


def open_store(path: str | Path) -> Store:
    """Open a store for reading. Raises TimelineError where there is none, or the file is not one of ours.

    Many may read at once, and go on reading what they opened while a build puts a new file into its place.
    """
    for file in (placing.readable(Path(path)), Path(path)):
        if con := connected(file):
            return Store(con, file)
    raise TimelineError(f"{path}: no store there; `timeline build` makes one")


def open_file(path: Path, more: Settings = NONE) -> Store:
    """Open exactly this file, with more settings of DuckDB. Raises TimelineError as `open_store`."""
    if con := connected(path, more):
        return Store(con, path)
    raise TimelineError(f"{path}: no store there")


def connected(file: Path, more: Settings = NONE) -> duckdb.DuckDBPyConnection | None:
    """A read-only connection to one of our files; None where there is none. Raises as `open_store`."""
    try:
        with file.open("rb") as handle:
            head = handle.read(12)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TimelineError(f"{file}: cannot be read ({error.strerror or error})") from None
    if head[8:12] != b"DUCK":
        raise TimelineError(f"{file}: not a DuckDB file")
    try:
        con = duckdb.connect(file, read_only=True, config={**more, **CLOSED})
    except duckdb.Error as error:
        raise TimelineError(f"{file}: cannot be opened ({first_line(error)})") from None
    if not con.execute(sql.text("machine/is_ours")).fetchone():
        con.close()
        raise TimelineError(f"{file}: a DuckDB file, but not a store of timeline")
    return con


def first_line(error: Exception) -> str:
    """What a DuckDB error says, in one line."""
    return str(error).strip().split("\n")[0]
