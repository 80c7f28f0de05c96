"""Files of many articles: JSON Lines, gzipped or not, and Parquet. Yields fields; makes no article."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from timeline.articles.decoding import LIMIT, Unreadable, decode

Record = tuple[str, bytes | dict[str, Any] | str, int]
"""Where a record stands ("line 3"), its line or fields or what is wrong with it, and the bytes read by then."""
FIELDS = ("id", "text", "published", "title", "source", "url", "language")
BATCH = 2_000


def json_lines(file: Path, kind: str) -> Iterator[Record]:
    """The records of a JSON Lines file, one line in memory at a time; blank lines are passed over."""
    number = 0
    with file.open("rb") as raw:
        stream = gzip.GzipFile(fileobj=raw) if kind.endswith(".gz") else raw
        try:
            for number, line in enumerate(_lines(cast(BinaryIO, stream)), 1):
                if line is None:
                    long = f"more than the {LIMIT / 1e6:.0f} MB that one article may have"
                    yield f"line {number}", long, raw.tell()
                elif line.strip():
                    yield f"line {number}", line, raw.tell()
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield f"line {number + 1}", f"damaged gzip: {error}", raw.tell()


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, whose rest is passed over unkept."""
    while line := stream.readline(LIMIT):
        if len(line) < LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(LIMIT)) and not rest.endswith(b"\n"):
            pass
        yield None


def fields(line: bytes) -> dict[str, Any] | str:
    """The fields of a record in JSON, or what is wrong with it."""
    try:
        try:
            found = json.loads(str(line, "utf-8").removeprefix("\ufeff"))  # sooner than as utf-8-sig
        except UnicodeDecodeError:
            found = json.loads(decode(line))
    except json.JSONDecodeError as error:
        column = 1 + min(
            error.pos, len(error.doc.rstrip())
        )  # what is missing is missing before the line ends
        return f"broken JSON: {error.msg} (column {column})"
    except Unreadable as error:
        return str(error)
    except (ValueError, RecursionError):
        return "broken JSON"
    return found if isinstance(found, dict) else "not a JSON object"


def parquet(file: Path) -> Iterator[Record]:
    """The rows of a Parquet file whose columns are named like the fields of a record, in batches."""
    import polars as pl

    try:
        frame = pl.scan_parquet(file, glob=False)
        columns = [c for c in FIELDS if c in frame.collect_schema().names()]
        if "text" not in columns:
            raise Unreadable("no column named text")
        total, size = frame.select(pl.len()).collect().item(), file.stat().st_size
        for first in range(0, total, BATCH):
            rows = frame.select(columns).slice(first, BATCH).collect().iter_rows(named=True)
            yield from ((f"row {i}", row, size * i // total) for i, row in enumerate(rows, first + 1))
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise Unreadable(
            f"not a Parquet file that can be read ({str(error).splitlines()[0][:80]})"
        ) from error
