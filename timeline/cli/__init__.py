"""The commands: they convert and catch, the rooms do. The only door to typer; heavy imports stay inside
commands."""

from __future__ import annotations

import sys

import typer

from timeline.cli import fix, proofs, questions, walk
from timeline.errors import TimelineError

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="What happened when, who says so, and how sure that is.",
)
for commands in (walk, questions, proofs, fix):
    commands.add_to(app)


def main() -> None:
    """Run the command line; an error that a user can mend is one line and exit code 1."""
    try:
        app()
    except TimelineError as error:
        print(f"timeline: {error}", file=sys.stderr)
        sys.exit(1)
