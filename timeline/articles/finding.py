"""The files under the paths that a user names, in a stable order, each once.

Opens none but web pages, whose heads tell those that timeline wrote: what it makes is never read as an article.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import TimelineError
from timeline.values import Problem

OURS = re.compile(r"corrections\.toml|.*\.duckdb")
"""What lies beside articles because timeline, or who corrects, has put it there."""
PAGE = b'<meta name="generator" content="timeline">'
HEAD = 1024  # bytes of a page in which it says who made it
PAGES = (".html", ".htm")
MANY = (".jsonl", ".jsonl.gz", ".parquet")
"""Kinds of files that hold many articles."""
KINDS = (".txt", ".md", *PAGES, *MANY)
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it lies, its path in the store, its kind (a suffix), its size in bytes."""

    file: Path
    path: str
    kind: str
    size: int


def find(paths: Sequence[str | Path]) -> list[Source | Problem]:
    """The files under `paths`: folders recursively, links followed, every real file once, sorted by name.

    Files of other kinds in a folder are one problem for each suffix; what timeline itself has written is
    passed over. Raises TimelineError where a path is
    missing or a folder holds nothing that can be read.
    """
    seen: set[Key] = set()
    found: list[Source | Problem] = []
    for path in map(Path, paths):
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError | ValueError)
            why = "no such file or folder" if missing else getattr(error, "strerror", "")
            raise TimelineError(f"{path}: {why}") from error
        if stat.S_ISDIR(mode):
            found += _folder(path, seen)
        elif stat.S_ISREG(mode):
            found += _file(path, normal(path.name), kind_of(path.name) or ".txt", seen)
        else:
            raise TimelineError(f"{path}: neither a file nor a folder")
    return found


def kind_of(name: str) -> str:
    """The kind that a file's name tells, or an empty string."""
    return next((k for k in sorted(KINDS, key=len, reverse=True) if name.lower().endswith(k)), "")


def normal(name: str) -> str:
    """A name in Unicode NFC, so that ids are the same wherever a file system keeps it decomposed."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _folder(top: Path, seen: set[Key]) -> list[Source | Problem]:
    found: list[Source | Problem] = []
    others: Counter[str] = Counter()
    files = 0
    for entry in _walk(top, "", frozenset()):
        if isinstance(entry, Problem):
            found.append(entry)
            continue
        file, path = entry
        kind = kind_of(path)
        if kind:
            files += 1
            found += _file(file, path, kind, seen)
        elif not OURS.fullmatch(file.name):
            others[file.suffix or "no suffix"] += 1
    if not files:
        raise TimelineError(f"{top}: no articles in this folder (looked for {' '.join(KINDS)})")
    for suffix, n in sorted(others.items()):
        found.append(
            Problem(normal(top.name), "read", f"{n} × {normal(suffix)}: not a kind of file that is read")
        )
    return found


def _walk(folder: Path, path: str, above: frozenset[Key]) -> Iterator[tuple[Path, str] | Problem]:
    """Every file below a folder with its path there, depth first, sorted by name; hidden ones passed over.

    A link back to a folder that we are in is a problem, and so is a folder below that does not open.
    """
    try:
        status = folder.stat()
        with os.scandir(folder) as listed:
            entries = sorted(((normal(e.name), e) for e in listed), key=lambda pair: pair[0])
    except OSError as error:
        if not path:
            raise TimelineError(f"{folder}: {error.strerror}") from error
        yield Problem(path, "read", f"folder: {error.strerror}")
        return
    key = status.st_dev, status.st_ino
    if key in above:
        yield Problem(path, "read", "folder: a link back to a folder that it lies in")
        return
    for name, entry in entries:
        if name.startswith("."):
            continue
        below = f"{path}/{name}" if path else name
        if _is_folder(entry):
            yield from _walk(Path(entry.path), below, above | {key})
        else:
            yield Path(entry.path), below


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # reading it will say what is the matter
        return False


def _file(file: Path, path: str, kind: str, seen: set[Key]) -> list[Source | Problem]:
    try:
        status = file.stat()
    except OSError as error:
        return [Problem(path, "read", f"{error.strerror}")]
    if not stat.S_ISREG(status.st_mode):
        return [Problem(path, "read", "not a regular file")]
    key = status.st_dev, status.st_ino
    if key in seen or (kind in PAGES and _page(file)):
        return []
    seen.add(key)
    return [Source(file, path, kind, status.st_size)]


def _page(file: Path) -> bool:
    """Is this a page that timeline wrote?"""
    try:
        with file.open("rb") as handle:
            return PAGE in handle.read(HEAD)
    except OSError:  # reading it will say what is the matter
        return False
