"""The commands that walk: build, tag, date."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.questions import DEFAULT

if TYPE_CHECKING:
    from timeline.values import Evidence, Problem
    from timeline.walk import Summary

Paths = Annotated[
    list[Path],
    typer.Argument(help="Folders, or files: .txt .md .html .jsonl .jsonl.gz .parquet.", show_default=False),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--processes", min=1, help="How many processes read the articles.", show_default="one a processor"
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (build, tag, date):
        app.command()(command)


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders, or files: .txt .md .html .jsonl .jsonl.gz .parquet.", show_default="seeds"
        ),
    ] = None,
    store: Annotated[Path, typer.Option(help="The DuckDB file to write.")] = DEFAULT,
    chart: Annotated[Path, typer.Option(help="The HTML page to write.")] = Path("exports/timeline.html"),
    processes: Workers = None,
    cluster: Annotated[
        str | None, typer.Option(help="Read the articles on a Dask cluster: tcp://HOST:PORT.")
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(help="The ledger of corrections.", show_default="corrections.toml beside the articles"),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            help="The day of all these articles, whatever they state: 2025-08-15, 2025-08, … (EDTF)."
        ),
    ] = None,
) -> None:
    """Read articles, write the store and the page."""
    from timeline.cli.progress import Progress
    from timeline.walk import build as walk

    with Progress() as told:
        found = walk(paths or [Path("seeds")], store, chart, processes, cluster, corrections, told, published)
    for line in table(found):
        typer.echo(line)


def tag(paths: Paths, processes: Workers = None) -> None:
    """Print every temporal expression, as JSON Lines.

    Fields: doc, start, end, text, type, value, edtf; offsets are code points.
    """
    from timeline.tagging import lines
    from timeline.workers import undisturbed

    problems: list[Problem] = []
    with undisturbed():
        print_lines(lines(paths, processes, problems))
    report(problems)


def date(
    paths: Paths,
    processes: Workers = None,
    why: Annotated[bool, typer.Option("--why", help="Tell what spoke for and against each date.")] = False,
) -> None:
    """Print when each article was written, as JSON Lines.

    Fields: doc, published, basis, confidence.
    """
    from timeline.walk import date as dated
    from timeline.workers import undisturbed

    encode = json.JSONEncoder(ensure_ascii=False).encode
    problems: list[Problem] = []
    with undisturbed():
        rows = (
            {
                "doc": article.name,
                "published": day.published,
                "basis": day.basis,
                "confidence": day.confidence,
            }
            | ({"why": reasons(article.text, day.evidence)} if why else {})
            for article, day in dated(paths, processes, problems)
        )
        print_lines(f"{encode(row)}\n".encode() for row in rows)
    report(problems)


def reasons(text: str, evidence: Sequence[Evidence]) -> list[dict[str, object]]:
    """Pieces of evidence as rows: where, the words, what they say, and how much that counts (log-odds)."""
    return [
        {
            "start": e.start,
            "end": e.end,
            "text": text[e.start : e.end] if e.start >= 0 else "",
            "says": e.says,
            "weight": e.weight,
        }
        for e in evidence
    ]


def table(found: Summary) -> list[str]:
    """The lines that close a build."""
    articles = found.stated + found.inferred + found.undated
    dated = f"{found.stated:,} stated, {found.inferred:,} inferred, {found.undated:,} undated"
    asked = "" if found.store == DEFAULT else f" --store {shlex.quote(str(found.store))}"
    rows: list[tuple[str, object, str]] = [
        ("articles", articles, f"publication date: {dated}"),
        ("expressions", found.expressions, ""),
        ("events", found.events, ""),
        (
            "problems",
            found.problems,
            f'timeline sql "FROM problems"{asked} lists them' if found.problems else "",
        ),
    ]
    lines = [f"{name:<12}{n:>10,}  {note}".rstrip() for name, n, note in rows]
    lines.append(f"{'seconds':<12}{found.seconds:>10.1f}")
    return [*lines, f"store       {found.store}", f"page        {found.chart}"]


def print_lines(lines: Iterable[bytes]) -> None:
    """Print lines as they are, whatever the terminal speaks: JSON Lines are UTF-8."""
    out = sys.stdout.buffer
    out.writelines(lines)
    out.flush()


def report(problems: Iterable[Problem]) -> None:
    """Say on stderr what could not be read, a line each."""
    for problem in problems:
        print(f"timeline: {problem.path}: {problem.message}", file=sys.stderr)
