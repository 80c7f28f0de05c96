"""The files under the paths that a user names, in a stable order, each once. Opens no file."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import TimelineError
from timeline.values import Problem

KINDS = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz", ".parquet")
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

    Files of other kinds in a folder are one problem for each suffix. Raises TimelineError where a path is
    missing or a folder holds nothing that can be read.
    """
    seen: set[Key] = set()
    found: list[Source | Problem] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += _folder(path, seen)
        elif path.is_file():
            found += _file(path, normal(path.name), kind_of(path.name) or ".txt", seen)
        elif path.exists():
            raise TimelineError(f"{path}: neither a file nor a folder")
        else:
            raise TimelineError(f"{path}: no such file or folder")
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
    for entry in _walk(top, top, set()):
        if isinstance(entry, Problem):
            found.append(entry)
            continue
        if entry.name.startswith(".") or entry.name == "corrections.toml":  # the ledger is no article
            continue
        kind = kind_of(entry.name)
        if not kind:
            others[entry.suffix or "no suffix"] += 1
            continue
        files += 1
        found += _file(entry, normal(entry.relative_to(top).as_posix()), kind, seen)
    if not files:
        raise TimelineError(f"{top}: no articles in this folder (looked for {' '.join(KINDS)})")
    for suffix, n in sorted(others.items()):
        found.append(Problem(normal(top.name), "read", f"{n} × {suffix}: not a kind of file that is read"))
    return found


def _walk(folder: Path, top: Path, above: set[Key]) -> Iterator[Path | Problem]:
    """Every file below a folder, depth first, sorted by name; a link back to where we are is a problem."""
    name = normal(folder.relative_to(top).as_posix())
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda p: normal(p.name))
    except OSError as error:
        if folder == top:
            raise TimelineError(f"{top}: {error.strerror}") from error
        yield Problem(name, "read", f"folder: {error.strerror}")
        return
    key = status.st_dev, status.st_ino
    if key in above:
        yield Problem(name, "read", "folder: a link back to a folder that it lies in")
        return
    for entry in entries:
        if entry.is_dir():
            if not entry.name.startswith("."):
                yield from _walk(entry, top, above | {key})
        else:
            yield entry


def _file(file: Path, path: str, kind: str, seen: set[Key]) -> list[Source | Problem]:
    try:
        status = file.stat()
    except OSError as error:
        return [Problem(path, "read", f"{error.strerror}")]
    if not stat.S_ISREG(status.st_mode):
        return [Problem(path, "read", "not a regular file")]
    key = status.st_dev, status.st_ino
    if key in seen:
        return []
    seen.add(key)
    return [Source(file, path, kind, status.st_size)]
