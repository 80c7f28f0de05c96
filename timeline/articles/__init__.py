"""Files, folders and JSON Lines become articles; what cannot be read becomes a problem. Nobody parses text here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline import language
from timeline.errors import TimelineError
from timeline.values import Article, Problem


def read(paths: Sequence[str | Path]) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, sorted by path. Raises TimelineError where a path does not exist."""
    for path in map(Path, paths):
        if path.is_dir():
            for file in sorted(path.glob("**/*.txt")):
                yield article(
                    file.name, file.relative_to(path).as_posix(), file.read_text(encoding="utf-8"), {}
                )
        elif path.suffix == ".jsonl":
            for line in path.open(encoding="utf-8"):
                record = json.loads(line)
                yield article(record["id"], f"{path.name}#{record['id']}", record["text"], record)
        elif path.is_file():
            yield article(path.name, path.name, path.read_text(encoding="utf-8"), {})
        else:
            raise TimelineError(f"{path}: no such file or folder")


def article(name: str, path: str, text: str, record: dict[str, str]) -> Article:
    """An article from a record's fields; `doc_id` hashes name and text."""
    doc_id = hashlib.blake2b(f"{name}\0{text}".encode(errors="surrogatepass"), digest_size=8).hexdigest()
    published = record.get("published")
    return Article(
        doc_id, name, path, text, record.get("language") or language.detect(text),
        record.get("title"), record.get("source"), record.get("url"), published, "field" if published else None,
    )  # fmt: skip
