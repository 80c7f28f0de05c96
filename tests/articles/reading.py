"""Writes files and reads them, for the tests of this room."""

from pathlib import Path

from timeline import articles
from timeline.values import Article, Problem

TEXT = "Am Freitag tagte der Rat der Stadt. Über die Straße wurde nicht gesprochen.\n"

RECORD = {
    "id": "r1", "text": TEXT, "published": "2025-09-05", "title": "Rat", "source": "Bote",
    "url": "https://example.org/r1", "language": "de",
}  # fmt: skip


def read(*paths: Path) -> tuple[list[Article], list[Problem]]:
    """What is read from paths: articles, problems."""
    got = list(articles.read(paths))
    return [a for a in got if isinstance(a, Article)], [p for p in got if isinstance(p, Problem)]


def one(*paths: Path) -> Article:
    """The one article that is read, without a problem."""
    found, problems = read(*paths)
    assert problems == []
    (article,) = found
    return article


def problem(*paths: Path) -> Problem:
    """The one problem, where no article is read."""
    found, problems = read(*paths)
    assert found == []
    (only,) = problems
    return only


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    """A file with this content."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file
