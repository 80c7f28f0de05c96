"""Proves a store: every quote against its text, every text against its file, every row against its seal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from timeline.store import sql
from timeline.store.reading import Store
from timeline.values import Article, Problem

ROWS = 10_000  # rows that are fetched at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that is not what it claims to be."""

    relation: str
    key: str
    what: str


def fingerprint(store: Store) -> str:
    """A hash of all content: the same for the same articles and version, whatever machine, folder and
    builds."""
    [row] = store.rows("machine/fingerprint")
    return str(row["fingerprint"] or hashlib.sha256(b"").hexdigest())


def findings(store: Store) -> Iterator[Finding]:
    """Every row of the store that contradicts the store itself."""
    yield from quotes(store)
    yield from ids(store)
    for name in sql.names("checks"):
        for row in store.rows(name):
            yield Finding(row["relation"], row["id"], row["wrong"])
    for row in store.rows("ask/broken_seals"):
        yield Finding(row["relation"], row["key"], f"{row['what']} since the build")


def quotes(store: Store) -> Iterator[Finding]:
    """Rows whose words do not stand where they say. One text is in memory at a time."""
    texts = stream(store, "ask/texts")
    doc, text = "", ""
    for relation, key, of, start, end, said in stream(store, "ask/quotes"):
        while doc < of and (following := next(texts, None)):
            doc, _, _, text = following
        if doc != of:
            yield Finding(relation, key, f"its article {of} is not there")
        elif not 0 <= start < end <= len(text):
            yield Finding(relation, key, f"{start}:{end} lies outside of its article {doc}")
        elif said is not None and text[start:end] != said:
            yield Finding(
                relation, key, f"says {said!r}, its article {doc} says {text[start:end]!r} at {start}:{end}"
            )


def ids(store: Store) -> Iterator[Finding]:
    """Articles whose id is not the hash of what they say: their text is another than the one that was
    read."""
    for doc, name, path, text in stream(store, "ask/texts"):
        if hashlib.blake2b(f"{name}\0{text}".encode(), digest_size=8).hexdigest() != doc:
            yield Finding("documents", doc, f"{path}: its text or name is not the one that was read")


def on_disk(store: Store, found: Iterable[Article | Problem]) -> Iterator[Finding]:
    """Articles whose file says something else than the store, is gone, or is not in the store yet."""
    stored = {doc: path for doc, _, path, _ in stream(store, "ask/texts")}
    here = {a.doc_id: a.path for a in found if isinstance(a, Article)}
    left = {doc: path for doc, path in stored.items() if doc not in here}
    changed = {path: doc for doc, path in here.items() if doc not in stored}
    for doc, path in left.items():
        says = "says something else on disk" if changed.pop(path, None) else "is no longer on disk"
        yield Finding("documents", doc, f"{path}: {says}")
    for path, doc in changed.items():
        yield Finding("documents", doc, f"{path}: is on disk, but not in the store")


def stream(store: Store, question: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some at a time, over a connection of their own."""
    answer = store.con.cursor().execute(sql.text(question))
    while rows := answer.fetchmany(ROWS):
        yield from rows
