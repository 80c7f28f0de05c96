"""Rows become lines that a terminal can show. An article's text is never trusted with the terminal's
controls."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def plain(value: Any) -> str:
    """A value in one line, without control characters."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value))
    said = " ".join(str(value).split())
    return said if said.isprintable() else "".join(c if shown(c) else "\ufffd" for c in said)


def shown(char: str) -> bool:
    """May a terminal get this character? Not if it is a control, or turns the direction of writing."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char in "\u00ad\u200d"


def table(rows: Sequence[Row], width: int | None = None) -> str:
    """Rows under their column names, the widest texts cut to the width of the terminal (None: not cut).

    Where there are too many columns for that, a line for each value.
    """
    if not rows:
        return "no rows"
    names = list(rows[0])
    cells = [[plain(row[name]) for name in names] for row in rows]
    sizes = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    while width and sum(sizes) + 2 * (len(sizes) - 1) > width and max(sizes) > 12:
        sizes[sizes.index(max(sizes))] -= 1
    if width and sum(sizes) + 2 * (len(sizes) - 1) > width:
        return records(names, cells, width)
    lines = [names, ["─" * size for size in sizes], *cells]
    return "\n".join("  ".join(map(cut, line, sizes)).rstrip() for line in lines)


def records(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """Rows one below the other, each column a line of its own, longer where its text is."""
    size = max(map(len, names))
    lines = []
    for n, row in enumerate(cells, 1):
        lines.append(f"── {n} ──")
        for name, said in zip(names, row, strict=True):
            lines += hanging(name.ljust(size), [said], width)
    return "\n".join(lines)


def hanging(head: str, texts: Iterable[str], width: int) -> list[str]:
    """A head, and texts beside it, wrapped to a width and aligned with one another."""
    room = max(width - len(head) - 2, 20)
    lines = [line for said in texts for line in textwrap.wrap(said, room) or [""]]
    return [f"{head if n == 0 else ' ' * len(head)}  {line}".rstrip() for n, line in enumerate(lines)]


def cut(said: str, size: int) -> str:
    """A text filled or cut to a size."""
    return said.ljust(size) if len(said) <= size else said[: size - 1] + "…"


def brief(value: Any, size: int = 50) -> str:
    """A value in one line of at most `size` characters."""
    return cut(plain(value), size).rstrip()


def terminal() -> int | None:
    """How wide a table may be; None where nobody looks at a terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def as_json(rows: Iterable[Row]) -> str:
    """Rows as a JSON array, one row a line."""
    lines = [json.dumps(finite(dict(row)), ensure_ascii=False, default=str) for row in rows]
    return "[" + ",\n".join(lines) + "]"


def finite(value: Any) -> Any:
    """A value without the numbers that JSON does not have: infinities, and what is none."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: finite(inner) for name, inner in value.items()}
    return [finite(inner) for inner in value] if isinstance(value, list) else value


def as_csv(rows: Sequence[Row], names: Sequence[str]) -> str:
    """Rows as CSV (RFC 4180) with a heading; lists as JSON."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    writer.writerow(names)
    for row in rows:
        values = (row[name] for name in names)
        writer.writerow(
            json.dumps(v, ensure_ascii=False, default=str) if isinstance(v, list | dict) else v
            for v in values
        )
    return sink.getvalue()
