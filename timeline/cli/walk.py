"""The commands that walk: build, tag, date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path], typer.Argument(help="Folders, files or JSON Lines of articles.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the program."""
    for command in (build, tag, date):
        app.command()(command)


def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Folders, files or JSON Lines of articles.")
    ] = None,
    store: Annotated[Path, typer.Option(help="The DuckDB file to write.")] = Path("exports/timeline.duckdb"),
    chart: Annotated[Path, typer.Option(help="The HTML page to write.")] = Path("exports/timeline.html"),
    cluster: Annotated[
        str | None, typer.Option(help="Read the articles' words on a Dask cluster: tcp://HOST:PORT.")
    ] = None,
) -> None:
    """Read articles, write the store and the page."""
    from timeline.walk import build as walk

    print(walk(paths or [Path("seeds")], store, chart, cluster=cluster))


def tag(paths: Paths) -> None:
    """Print every temporal expression as a JSON line."""
    from timeline.walk import tag as tagged

    for article, e, v in tagged(paths):
        row = {"doc": article.name, "start": e.start, "end": e.end, "text": e.text}
        print(json.dumps(row | {"type": v.type, "value": v.value, "edtf": v.edtf}, ensure_ascii=False))


def date(paths: Paths) -> None:
    """Print when each article was written as a JSON line."""
    from timeline.walk import date as dated

    for article, day in dated(paths):
        row = {"doc": article.name, "published": day.published, "basis": day.basis}
        print(json.dumps(row | {"confidence": day.confidence}, ensure_ascii=False))
