"""Files, folders, JSON Lines and Parquet become articles; what cannot be read becomes a problem.

`finding` lists the files, `decoding` turns bytes into text, `records` reads many articles a file, `markup`
reads Markdown and HTML, `stated` reads the day that a container names, `reading` makes the `Article`. Nobody
parses an article's own words here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from timeline.articles import reading
from timeline.articles.digest import digest
from timeline.articles.finding import MANY, PAGES, Source, find
from timeline.articles.reading import Opened, Read, Recognised
from timeline.values import Article, Known, Problem

__all__ = ["digest", "read", "survey"]

Work = Callable[[Opened], list[Read]]
Apart = Callable[[Work, Iterable[Opened], Callable[[Opened], int]], Iterator[list[Read]]]
"""Gives the answers to a piece of work of each item, in order; hears how much work an item is."""


def here(work: Work, items: Iterable[Opened], _: object) -> Iterator[list[Read]]:
    """The answers as this process gives them."""
    return map(work, items)


def read(
    paths: Sequence[str | Path], told: Callable[[float], None] | None = None, apart: Apart = here
) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, in a stable order, and a problem for all that cannot be read.

    A folder is read recursively: .txt, .md (front matter), .html, .jsonl, .jsonl.gz, .parquet. A file that is
    named twice, or reached by two links, is read once. Memory holds one article at a time. `told` hears
    which share of the bytes has been read (0 to 1); web pages are taken `apart` in other processes, perhaps.
    Raises TimelineError, before anything is read, where a path does not exist or a folder holds no article.
    """
    return (item for item in survey(paths, told, apart) if not isinstance(item, Known))


def survey(
    paths: Sequence[str | Path],
    told: Callable[[float], None] | None = None,
    apart: Apart = here,
    recognised: Recognised = reading.nobody,
) -> Iterator[Article | Known | Problem]:
    """As `read`; but articles that are `recognised` by their marks are not read, they are known."""
    return _each_once(_read(find(paths), apart, recognised), told or reading.nobody)


def _each_once(
    found: Iterable[tuple[Article | Known | Problem, float]], told: Callable[[float], None]
) -> Iterator[Article | Known | Problem]:
    """What was read, but for articles that were there before."""
    seen: dict[str, str] = {}
    told(0.0)
    for item, share in found:
        told(share)
        if isinstance(item, Problem):
            yield item
        elif item.doc_id in seen:
            yield Problem(item.path, "read", f"the same article as {seen[item.doc_id]}: read once")
        else:
            seen[item.doc_id] = item.path
            yield item


def _read(
    found: Sequence[Source | Problem], apart: Apart, recognised: Recognised
) -> Iterator[tuple[Article | Known | Problem, float]]:
    """What is in files, each with the share of all bytes that has been read by then."""
    everything = sum(map(_size, found)) or 1
    before = 0
    for kind, run in groupby(found, _kind):
        sources = list(run)
        for source, items in zip(sources, _answers(sources, kind, apart, recognised), strict=True):
            for item, done in items:
                yield item, (before + done) / everything
            before += _size(source)


def _answers(
    sources: Sequence[Source | Problem], kind: str, apart: Apart, recognised: Recognised
) -> Iterator[Iterable[Read]]:
    """What is in each of some files of one kind."""
    if kind == "many":
        return (reading.records_of(s, recognised) for s in sources if isinstance(s, Source))
    opened = (reading.opened(s, recognised) for s in sources)
    return (apart if kind == "page" else here)(reading.taken, opened, reading.weight)


def _kind(source: Source | Problem) -> str:
    """How a file is read: pages take so long that others may help."""
    if isinstance(source, Problem):
        return "one"
    return "many" if source.kind in MANY else "page" if source.kind in PAGES else "one"


def _size(source: Source | Problem) -> int:
    return source.size if isinstance(source, Source) else 0
