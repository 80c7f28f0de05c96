"""The commands: they convert and catch, the rooms do. The only door to typer; the rest is imported inside."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import typer

from timeline.cli import fix, proofs, questions, walk
from timeline.errors import TimelineError

TRACEBACK = "TIMELINE_TRACEBACK"
"""The environment variable that asks for the whole traceback of a fault."""

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="What happened when, who says so, and how sure that is: articles in, a DuckDB file and a page out.",
)
for commands in (walk, questions, proofs, fix):
    commands.add_to(app)


def show_version(wanted: bool) -> None:
    """Print the version, where it is wanted, and end."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"timeline {version('timeline')}")
        raise typer.Exit


@app.callback()
def program(
    _: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """What happened when, who says so, and how sure that is."""


def main() -> None:
    """Run the command line. An error that a user can mend is one line on stderr, and so is a fault of the program.

    Exit codes: 0, 1 (an error), 2 (a command line that is none), 130 (Ctrl-C).
    """
    mend_streams()
    try:
        code = app(args=sys.argv[1:] or ["--help"], standalone_mode=False)
    except TimelineError as error:
        code = failed(str(error), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read us has left: nothing to say
        code = 1
    except OSError as error:
        code = failed(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "), 1)
    except MemoryError:
        code = failed("there is not enough memory", 1)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = misread(error) if hasattr(error, "format_message") else faulty(error)
    if code == 130:
        failed("interrupted", 130)
    sys.exit(code)


def interrupted(error: BaseException | None) -> bool:
    """Whether an error is what a library makes of Ctrl-C, as duckdb does while it is loaded."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def misread(error: Any) -> int:
    """Say what typer finds wrong with a command line; the code to exit with."""
    message = error.format_message()
    if message.startswith("Usage:"):  # a group named alone: its help, as it stands
        print(message, file=sys.stderr)
    else:
        failed(message.replace("Value error, ", ""), error.exit_code)
    return int(error.exit_code)


def faulty(error: Exception) -> int:
    """Say where the program itself has failed, and on demand all that Python knows of it; the code to exit with."""
    from timeline import faults

    if interrupted(error):
        return 130
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    more = ", ".join([faults.told(error), *getattr(error, "__notes__", ())])
    return failed(f"a fault of this program: {more} (please report it; {TRACEBACK}=1 shows all of it)", 1)


def mend_streams() -> None:
    """What was started with a closed stream speaks to nobody, and a letter that the terminal lacks is a "?"."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def failed(message: str, code: int) -> int:
    """Say one line on stderr; the code to exit with."""
    print("timeline:", " ".join(message.split()), file=sys.stderr)
    return code
