"""The commands: they convert and catch, the rooms do. The only door to typer; heavy imports stay inside commands."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline.errors import TimelineError

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="What happened when, who says so, and how sure that is.",
)
Paths = Annotated[list[Path], typer.Argument(help="Folders, files or JSON Lines of articles.")]


@app.command()
def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Folders, files or JSON Lines of articles.")
    ] = None,
    store: Annotated[Path, typer.Option(help="The DuckDB file to write.")] = Path("exports/timeline.duckdb"),
    chart: Annotated[Path, typer.Option(help="The HTML page to write.")] = Path("exports/timeline.html"),
) -> None:
    """Read articles, write the store and the page."""
    from timeline.build import build as walk

    done = walk(paths or [Path("seeds")], store, chart)
    print(done)


@app.command()
def tag(paths: Paths) -> None:
    """Print every temporal expression as a JSON line."""
    from timeline.build import tag as tagged

    for article, e, v in tagged(paths):
        row = {
            "doc": article.name,
            "start": e.start,
            "end": e.end,
            "text": e.text,
            "type": v.type,
            "value": v.value,
            "edtf": v.edtf,
        }
        print(json.dumps(row, ensure_ascii=False))


@app.command()
def date(paths: Paths) -> None:
    """Print when each article was written as a JSON line."""
    from timeline.build import date as dated

    for article, day in dated(paths):
        row = {
            "doc": article.name,
            "published": day.published,
            "basis": day.basis,
            "confidence": day.confidence,
        }
        print(json.dumps(row, ensure_ascii=False))


def main() -> None:
    """Run the command line; an error that a user can mend is one line and exit code 1."""
    try:
        app()
    except TimelineError as error:
        print(f"timeline: {error}", file=sys.stderr)
        sys.exit(1)
