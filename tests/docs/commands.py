"""Writes docs/commands.md: every command with its arguments and options, as the program explains them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from timeline.cli import app

PAGE = Path(__file__).parents[2] / "docs/commands.md"
HEAD = """# Commands

This page is written by `make docs` from the program's own help. Errors are one line on stderr; exit codes
are 0, 1 (an error), 2 (a wrong command line) and 130 (Ctrl-C).

A fault of the program itself is one line too: what failed, in which stage of a build, and that store and page stay
as they were. With `TIMELINE_TRACEBACK=1` in the environment the whole traceback stands above it; a report of the fault
wants that.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(section for name, c in commands() for section in sections(name, c))])


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and subcommand with its full name, groups before what is in them."""
    todo = [("timeline", typer.main.get_command(app))]
    while todo:
        name, command = todo.pop(0)
        if name != "timeline":
            yield name, command
        inside = getattr(command, "commands", {})
        todo = [(f"{name} {n}", c) for n, c in inside.items()] + todo


def sections(name: str, command: Any) -> Iterator[str]:
    """One command: heading, what it does, a table of what it takes."""
    words = [p for p in command.params if p.name != "help"]
    yield f"## `{name}`\n"
    yield f"{(command.help or '').strip()}\n"
    if words and not hasattr(command, "commands"):
        yield "| | | default |\n|---|---|---|"
        yield "".join(f"| {call(p)} | {cell(p.help or '')} | {default(p)} |\n" for p in words)


def call(parameter: Any) -> str:
    """How a parameter is written on the command line."""
    if parameter.param_type_name == "argument":
        name = parameter.name.upper()
        return f"`{name}…`" if parameter.nargs == -1 else f"`{name}`"
    return ", ".join(f"`{o}`" for o in [*parameter.opts, *parameter.secondary_opts])


def default(parameter: Any) -> str:
    """What holds where a parameter is not given."""
    shown = parameter.show_default
    if isinstance(shown, str):
        return cell(shown)
    value = parameter.default
    if shown is False or callable(value) or value is None or value is False or value == () or value is ...:
        return ""
    return f"`{getattr(value, 'value', value)}`"


def cell(text: str) -> str:
    """Text that does not break a table."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
