"""Hands out the SQL that lives in sql/: one statement or a few in a file, named by folder and stem."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = next(p for p in (Path(__file__).parents[1] / "sql", Path(__file__).parents[2] / "sql") if p.is_dir())


@cache
def text(name: str) -> str:
    """The text of sql/<name>.sql."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """The names of all files in a folder of sql/, in order."""
    return [f"{folder}/{file.stem}" for file in sorted((FOLDER / folder).glob("*.sql"))]
