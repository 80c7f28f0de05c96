"""What DuckDB and the file system refuse while a store is written, as one line for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from timeline.errors import TimelineError
from timeline.store import reading

REFUSALS = (
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
)

FULL = {
    "No space left on device": "no space left on the disk",
    "File too large": "the file may not grow any further",
}
"""What stands in DuckDB's words, amid much else, where it is told that there is no room; and what a person hears."""


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what DuckDB and the file system refuse into one line."""
    try:
        with reading.interruptible():
            yield
    except REFUSALS as error:
        why = next((why for sign, why in FULL.items() if sign in str(error)), reading.first_line(error))
        raise TimelineError(f"{path}: cannot be written ({why})") from None
    except OSError as error:
        raise TimelineError(
            f"{error.filename or path}: cannot be written ({error.strerror or error})"
        ) from None
