"""The last line of a page, by which a build knows its own. Knows files, not DuckDB."""

from __future__ import annotations

from pathlib import Path

STAMP = "\n<!-- timeline "


def stamp(signature: str) -> str:
    """The last line of a page, by which it is known to be ours, and of the same build as its store."""
    return f"{STAMP}{signature} -->\n"


def bears(page: Path, signature: str) -> bool:
    """Is this page of the build with that signature?"""
    return ending(page).endswith(stamp(signature).encode())


def replaceable(page: Path) -> bool:
    """May a build write here: is there nothing yet, or a page of ours?"""
    return not page.exists() or page.stat().st_size == 0 or STAMP.encode() in ending(page)


def ending(page: Path) -> bytes:
    """The last bytes of a page: more than its stamp."""
    with page.open("rb") as handle:
        handle.seek(-min(handle.seek(0, 2), 100), 2)
        return handle.read()
