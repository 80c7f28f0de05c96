"""Stores of texts that are longer than what DuckDB may hold in memory."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.store import archive
from timeline import store
from timeline.store import proof, writing
from timeline.values import Article

MANY = 2_500  # more articles than DuckDB takes together
LONG = 2_000  # words of each
LEAST = 40  # megabytes: less than the texts, and far less than they take as JSON


def articles() -> list[Article]:
    """Long articles of words that hardly repeat, each of which tells of something of its own."""
    draw = Random(1)
    words = [f"{a}{b}ü{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "bdfgklmnprst"]
    texts = (" ".join(draw.choices(words, k=LONG)) for _ in range(MANY))
    return [
        archive.article(f"a{n}", f"{t}\n2025-09-04 | planned | Sitzung {n} im Rat\n{t}")
        for n, t in enumerate(texts)
    ]


def put(folder: Path, found: list[Article]) -> Path:
    """Build a store of articles, as the walk does."""
    path = folder / "t.duckdb"
    with store.rebuild(path, folder / "t.html") as work:
        tasks = list(work.tasks(found))
        archive.archive(found, map(archive.known, tasks)).enter(work, tasks)
        work.commit(lambda _: "page")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of long articles, built in little memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "LEAST", LEAST)
        patch.setattr(writing, "FRUGAL", {**writing.FRUGAL, "memory_limit": f"{LEAST}MB"})
        patch.setattr(writing, "CONFIG", {**writing.CONFIG, "memory_limit": f"{LEAST}MB"})
        return put(tmp_path_factory.mktemp("large"), articles())


def test_long_texts_are_sealed_in_as_much_memory_as_they_need(large: Path) -> None:
    """All of them are in the store, as they were read: no row is left out, and no seal."""
    with store.open_store(large) as opened:
        assert opened.rows("SELECT count(*) AS n FROM documents") == [{"n": MANY}]
        assert list(proof.findings(opened)) == []
