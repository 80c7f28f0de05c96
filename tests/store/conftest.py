"""Stores of the made-up archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.store import archive
from timeline import corrections, store
from timeline.values import Article


def put(
    folder: Path,
    articles: Sequence[Article] = archive.SMALL,
    page: str = "page",
    inputs: Sequence[str] = (),
    ledger: Path | None = None,
) -> Path:
    """Build a store (and a page that says `page`) in `folder`, reading only what is new, with corrections."""
    path = folder / "t.duckdb"
    with store.rebuild(path, folder / "t.html") as work:
        tasks = list(work.tasks(articles))
        fixes = corrections.load(ledger)
        made = archive.archive(articles, map(archive.known, tasks), corrections.pinned(fixes, articles))
        events, applied = corrections.apply(fixes, articles, made.mentions, made.events, archive.event)
        problems = corrections.problems(fixes, applied)
        made.enter(work, tasks, events, problems, applied, inputs=inputs, ledger=fixes.path)
        work.commit(lambda _: page)
    return path


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The small archive, built."""
    return put(tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive, built once: nobody may change it."""
    return put(tmp_path_factory.mktemp("small"))


@pytest.fixture
def asked(small: Path) -> Iterator[store.Store]:
    """The small store, open."""
    with store.open_store(small) as opened:
        yield opened


def page(folder: Path) -> str:
    """What the page of a folder says, without the line that signs it."""
    return (folder / "t.html").read_text().split("\n")[0]
