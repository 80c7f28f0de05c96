"""The commands that prove, compare and hand on a store: verify, diff, export."""

from __future__ import annotations

import json as jsonlib
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.questions import DEFAULT, AsJson, Output, StorePath, write
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.store import Store
    from timeline.store.proof import Finding

SIGNS = {"came": "+", "went": "-", "moved": ">", "merged": "&", "split": "|"}


class Relation(StrEnum):
    """What can be handed on."""

    EVENTS = "events"
    MENTIONS = "mentions"
    EXPRESSIONS = "expressions"
    DOCUMENTS = "documents"


class Form(StrEnum):
    """How it is handed on."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    TIMELINEJS = "timelinejs"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (verify, diff, export):
        app.command()(command)


def verify(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Where the articles lie now (default: where they were read).")
    ] = None,
    store: StorePath = DEFAULT,
) -> None:
    """Prove every quote, offset and row against texts and files.

    Exit code 1 if anything differs. The last word is a fingerprint of the content: the same wherever the same
    articles were read.
    """
    from timeline.cli.reasons import count
    from timeline.cli.tables import plain
    from timeline.store import open_store, proof

    with open_store(store) as opened, opened.answering():
        wrong = [*proof.findings(opened), *files(opened, paths)]
        for finding in wrong:
            print(f"{finding.relation} {plain(finding.key)}: {plain(finding.what)}")
        [counts] = opened.rows("ask/sizes")
        summary = ", ".join(count(n, relation.removesuffix("s")) for relation, n in counts.items())
        verdict = count(len(wrong), "finding") if wrong else "all proven"
        print(f"{summary}: {verdict}; fingerprint {proof.fingerprint(opened)}")
    raise typer.Exit(1 if wrong else 0)


def files(store: Store, paths: list[Path] | None) -> list[Finding]:
    """What differs between a store and the files on disk; where there are none any more, a line says so."""
    from timeline import articles
    from timeline.store import proof

    [build] = store.rows("ask/last_build") or [{"inputs": []}]
    roots = paths or [Path(p) for p in build["inputs"]]
    gone = [root for root in roots if not root.exists()]
    if paths and gone:
        raise TimelineError(f"{gone[0]}: no such file or folder")
    if gone or not roots:
        said = ", ".join(map(str, gone)) or "what was read"
        print(f"not compared with files: {said} is not here", file=sys.stderr)
        return []
    return list(proof.on_disk(store, articles.read(roots)))


def diff(
    old: Annotated[Path, typer.Argument(help="The earlier store.")],
    new: Annotated[Path, typer.Argument(help="The later store.")],
    json: AsJson = False,
) -> None:
    """Tell which events came, went, moved, merged or split.

    From one store to another: new and lost events, other dates, titles or statuses, reports that were joined or parted.
    """
    from dataclasses import asdict

    from timeline.cli.tables import as_json, plain
    from timeline.store import open_store
    from timeline.store.difference import differences

    with open_store(old) as before, open_store(new) as after:
        changes = differences(before, after)
    if json:
        print(as_json(asdict(change) for change in changes))
        return
    for c in changes:
        ids = " ".join(c.new or c.old)
        told = (
            f": {plain(c.was) or 'nothing'} → {plain(c.now) or 'nothing'}"
            if c.old and c.new and (c.was or c.now)
            else ""
        )
        print(
            f"{SIGNS.get(c.what, '~')} {c.what:6}  {c.edtf or 'undated':10}  {plain(c.title)}{told}  [{ids}]"
        )
    if not changes:
        print("no event differs")


def export(
    relation: Annotated[Relation, typer.Argument(help="What to hand on.")] = Relation.EVENTS,
    store: StorePath = DEFAULT,
    format: Annotated[  # noqa: A002
        Form, typer.Option(help="csv, json, parquet (a folder, by year), or timelinejs (events only).")
    ] = Form.CSV,
    output: Output = None,
) -> None:
    """Write events, mentions or articles for other programs.

    Articles as JSON are JSON Lines that `timeline build` reads.
    """
    from timeline.store import export as exports
    from timeline.store import open_store

    with open_store(store) as opened:
        if format is Form.PARQUET:
            if output is None:
                raise TimelineError("parquet goes into a folder: name it with --output")
            try:
                written = exports.by_year(opened, relation.value, output)
            except OSError as error:
                raise TimelineError(f"{output}: cannot be written ({error.strerror or error})") from None
            print(f"{len(written)} files in {output}")
        elif format is Form.TIMELINEJS:
            if relation is not Relation.EVENTS:
                raise TimelineError("timelinejs shows events; it has no form for anything else")
            write(
                (jsonlib.dumps(exports.timelinejs(opened), ensure_ascii=False, indent=1) + "\n").encode(),
                output,
                opened,
            )
        else:
            write(flat(opened, relation, format), output, opened)


def flat(store: Store, relation: Relation, form: Form) -> bytes:
    """A relation as CSV or JSON."""
    from timeline.cli import tables
    from timeline.store import export as exports

    if form is Form.JSON and relation is Relation.DOCUMENTS:
        return "".join(line + "\n" for line in exports.articles(store)).encode()
    rows = store.rows(f"frames/{relation.value}")
    if form is Form.JSON:
        return (tables.as_json(rows) + "\n").encode()
    return tables.as_csv(rows, list(rows[0]) if rows else []).encode()
