"""The commands that ask a store: list, why, sql, shell."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.store import Store

DEFAULT = Path("exports/timeline.duckdb")
TITLE = 40  # columns that a title needs, to be of use in a table
StorePath = Annotated[Path, typer.Option("--store", help="The store to ask.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="A file to write (default: the terminal).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Status(StrEnum):
    """What an event can be."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("list")(list_)
    for command in (why, sql, shell):
        app.command()(command)


def list_(
    store: StorePath = DEFAULT,
    since: Annotated[
        str | None, typer.Option("--from", help="First day, month or year: 2025-09-01, 2025-09.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day, month or year.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only events of this status.")] = None,
    search: Annotated[
        str | None,
        typer.Option(help="Only events with all of these words in title, actors and place, or in a quote."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Undated and hidden events too.")] = False,
    json: AsJson = False,
) -> None:
    """List the events in order of time."""
    from timeline.cli import tables
    from timeline.store import open_store

    asked = {
        "since": day(since, 0),
        "until": day(until, -1),
        "status": status and status.value,
        "search": search,
    }
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise TimelineError(f"--from {since} lies after --to {until}")
    with open_store(store) as opened:
        rows = opened.rows("ask/list", asked | {"everything": everything})
    if json:
        print(tables.as_json(rows))
        return
    brief = [
        {"when": r["edtf"], "what": r["title"], "status": r["status"] + "*" * bool(r["corrected"]),
         "where": r["place"], "articles": r["n_documents"], "id": r["event_id"]}
        for r in rows
    ]  # fmt: skip
    print(listed(brief, tables.terminal()) if brief else "no events")


def listed(brief: list[dict[str, Any]], width: int | None) -> str:
    """Events as a table; on a terminal where that would leave little of the titles, each on two lines."""
    from timeline.cli import tables
    from timeline.cli.reasons import count

    rest = sum(
        2 + max(len(name), *(len(tables.plain(r[name])) for r in brief))
        for name in brief[0]
        if name != "what"
    )
    if not width or width - rest >= TITLE:
        return tables.table(brief, width)
    size = max(len(r["when"] or "") for r in brief)
    lines: list[str] = []
    for r in brief:
        facts = [r["status"], tables.plain(r["where"]), count(r["articles"], "article"), r["id"]]
        below = " · ".join(fact for fact in facts if fact)
        lines += tables.hanging((r["when"] or "").ljust(size), [tables.plain(r["what"]), below], width)
    return "\n".join(lines)


def day(said: str | None, side: int) -> str | None:
    """The first (0) or last (-1) day of a date that a person typed. Raises TimelineError where it is none."""
    if said is None:
        return None
    from timeline import edtf

    try:
        return edtf.covers(said)[side][side].isoformat()
    except (ValueError, IndexError, OverflowError):
        raise TimelineError(f"{said!r} is no date: write it like 2025-09-01, 2025-09 or 2025") from None


def why(
    event: Annotated[str, typer.Argument(help="An event's id or its beginning, or words of its title.")],
    store: StorePath = DEFAULT,
    json: AsJson = False,
) -> None:
    """Show who says so, in which words, and why on this date."""
    from timeline.cli import reasons, tables
    from timeline.store import open_store

    with open_store(store) as opened:
        found = reasons.reasons(opened, named(opened, event))
    print(tables.as_json([found])[1:-1] if json else reasons.told(found))


def named(store: Store, said: str) -> str:
    """The id of the event that a person means. Raises TimelineError where it is none, or one of several."""
    from timeline.cli import tables

    found = store.rows("ask/named", {"named": said})
    exact = [row for row in found if row["event_id"] == said]
    if not found or not said:
        raise TimelineError(f"{said!r}: no such event; `timeline list` shows them all")
    if len(found) > 1 and not exact:
        some = "; ".join(
            f"{row['event_id']} {row['edtf'] or 'undated'} {tables.brief(row['title'])}" for row in found[:5]
        )
        raise TimelineError(f"{said!r} may be {len(found)} events: {some}{'; …' if len(found) > 5 else ''}")
    return str(found[0]["event_id"])


def sql(
    query: Annotated[str, typer.Argument(help="A query, such as: SELECT * FROM timeline")],
    store: StorePath = DEFAULT,
    format: Annotated[Format, typer.Option(help="How to write the answer.")] = Format.TABLE,  # noqa: A002
    output: Output = None,
) -> None:
    """Ask the store in SQL. It can only be read, and no other file can be reached."""
    from timeline.store import open_store

    with open_store(store) as opened, opened.answering() as con:
        if (answer := con.execute(query)) is None:
            raise TimelineError("that is no query; try: SELECT * FROM timeline")
        write(content(answer, format), output, opened)


def content(answer: Any, form: Format) -> bytes:
    """An answer of DuckDB in a format."""
    if form is Format.PARQUET:
        from timeline.store import export

        return export.parquet(answer.to_arrow_table())
    from timeline.cli import tables

    names = [column[0] for column in answer.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    if form is Format.JSON:
        return (tables.as_json(rows) + "\n").encode()
    if form is Format.CSV:
        return tables.as_csv(rows, names).encode()
    return (tables.table(rows, tables.terminal()) + "\n").encode()


def write(what: bytes, output: Path | None, store: Store) -> None:
    """Write to a file, or to the terminal. Raises TimelineError where the file cannot be written, or is the store."""
    if output is None:
        sys.stdout.buffer.write(what)
        return
    try:
        if output.exists() and output.samefile(store.path):
            raise TimelineError(f"{output}: is the store; name another file")
        output.write_bytes(what)
    except OSError as error:
        raise TimelineError(f"{output}: cannot be written ({error.strerror or error})") from None


def shell(store: StorePath = DEFAULT) -> None:
    """Open the store in the DuckDB shell, read-only."""
    from timeline.store import open_store

    beside = Path(sys.executable).with_name("duckdb")
    command = str(beside) if beside.exists() else shutil.which("duckdb")
    if not command:
        raise TimelineError("the DuckDB shell is not installed; get it by: pip install duckdb-cli")
    with open_store(store) as opened:
        path = str(opened.path)
    sys.stdout.flush()
    os.execv(command, [command, "-readonly", path])  # noqa: S606 - no shell is involved
