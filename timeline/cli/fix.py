"""The commands that correct: `timeline fix …` appends to the ledger, and the next build replays it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.noting import lying, noted, of_event, places, seen
from timeline.cli.questions import DEFAULT, AsJson, Status, StorePath, named
from timeline.errors import TimelineError

Event = Annotated[str, typer.Argument(help="An event's id or its beginning, or words of its title.")]
NewStatus = Annotated[Status, typer.Argument(help="What the event is.", show_default=False)]
NewTitle = Annotated[str, typer.Argument(help="The event's new title.")]
NewPlace = Annotated[str, typer.Argument(help="Where it happened.")]
NewNote = Annotated[str, typer.Argument(help="What is to be noted.")]
Reason = Annotated[str, typer.Option(help="Why: other people will read it.")]
Author = Annotated[str | None, typer.Option(help="Who corrects (default: the name you are logged in with).")]
Ledger = Annotated[
    Path | None,
    typer.Option("--corrections", help="The ledger (default: corrections.toml beside the articles)."),
]

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Correct what was read, in a ledger that every build replays.",
)


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program, as `timeline fix …`."""
    for command in (publish, date, status, title, place, merge, split, hide, note):
        app.command()(command)
    app.command("list")(list_)
    program.add_typer(app, name="fix")


def publish(
    article: Annotated[str, typer.Argument(help="An article's name, path or id, or words of its title.")],
    when: Annotated[str, typer.Argument(help="The day it was published: 2025-08-15, 2025-08, … (EDTF).")],
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Set the day on which an article was published."""
    from timeline.corrections import Place, opening
    from timeline.store import open_store

    with open_store(store) as opened:
        found = opened.rows("ask/article", {"named": article})
        exact = [row for row in found if article in (row["doc_id"], row["path"], row["name"])]
        if len(exact or found) != 1:
            some = ", ".join(row["path"] for row in found[:5]) + ", …" * (len(found) > 5)
            may = f" may be {len(found)} articles: {some}" if found else ": no such article"
            raise TimelineError(f"{article!r}{may}")
        [row] = exact or found
        where = Place(article=row["name"], opening=opening(row["head"]))
        noted(opened, ledger, "publish", when, (author, reason), (where,))


def date(
    event: Event,
    when: Annotated[
        str, typer.Argument(help="When it happened: 2025-08-15, 2025-08, 2025-09-01/2025-09-05, … (EDTF).")
    ],
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Set the date of an event."""
    of_event("date", event, when, (author, reason), store, ledger)


def status(
    event: Event,
    value: NewStatus,
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Set whether an event occurred, is planned, was denied …"""
    of_event("status", event, value.value, (author, reason), store, ledger)


def title(
    event: Event,
    value: NewTitle,
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Give an event another title."""
    of_event("title", event, value, (author, reason), store, ledger)


def place(
    event: Event,
    value: NewPlace,
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Set where an event happened."""
    of_event("place", event, value, (author, reason), store, ledger)


def hide(
    event: Event, reason: Reason, author: Author = None, store: StorePath = DEFAULT, ledger: Ledger = None
) -> None:
    """Take an event off the timeline; the store keeps it."""
    of_event("hide", event, None, (author, reason), store, ledger)


def note(
    event: Event, text: NewNote, reason: Reason = "a note", author: Author = None, store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:  # fmt: skip
    """Add a note to an event."""
    of_event("note", event, text, (author, reason), store, ledger)


def merge(
    event: Event,
    other: Annotated[str, typer.Argument(help="The event that is the same one.")],
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Say that two events are one."""
    from timeline.store import open_store

    with open_store(store) as opened:
        one, two = named(opened, event), named(opened, other)
        if one == two:
            raise TimelineError(f"{event!r} and {other!r} are one event already")
        noted(opened, ledger, "merge", None, (author, reason), places(opened, one), places(opened, two))


def split(
    event: Event,
    mention: Annotated[
        str, typer.Argument(help="The mention that tells of something else: its id, or words of its quote.")
    ],
    reason: Reason,
    author: Author = None,
    store: StorePath = DEFAULT,
    ledger: Ledger = None,
) -> None:
    """Say that one mention of an event tells of another event."""
    from timeline.store import open_store

    with open_store(store) as opened:
        rows = opened.rows("frames/sources", {"event_id": named(opened, event)})
        said = mention.casefold()
        found = [r for r in rows if r["mention_id"].startswith(mention) or said in r["quote"].casefold()]
        if len(found) != 1 or len(rows) < 2:
            what = (
                "has one mention only"
                if len(rows) < 2
                else f"has {len(found)} mentions with {mention!r}, not one"
            )
            raise TimelineError(f"{event!r} {what}")
        where = places(opened, found[0]["event_id"], found[0]["mention_id"])
        noted(opened, ledger, "split", None, (author, reason), where)


def list_(store: StorePath = DEFAULT, ledger: Ledger = None, json: AsJson = False) -> None:
    """Show all corrections, and which of them apply no more."""
    from timeline import corrections
    from timeline.cli import tables
    from timeline.store import open_store

    with open_store(store) as opened:
        path = ledger or lying(opened)
        built = opened.rows("frames/corrections")
    rows = [
        seen(n, fix, built)
        for n, fix in enumerate(corrections.load(path, needed=ledger is not None).fixes, 1)
    ]
    if json:
        print(tables.as_json(rows))
    else:
        print(tables.table(rows, tables.terminal()) if rows else f"no corrections in {path}")
