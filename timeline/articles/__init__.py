"""Files, folders, JSON Lines and Parquet become articles; what cannot be read becomes a problem.

`finding` lists the files, `decoding` turns bytes into text, `records` reads many articles a file, `markup`
reads Markdown and HTML, `stated` reads the day that a container names, `reading` makes the `Article`. Nobody
parses an article's own words here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from timeline.articles import reading
from timeline.articles.digest import digest
from timeline.articles.finding import Source, find
from timeline.articles.reading import Recognised
from timeline.values import Article, Known, Problem

__all__ = ["Recognised", "digest", "read", "survey"]


def read(
    paths: Sequence[str | Path], told: Callable[[float], None] | None = None
) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, in a stable order, and a problem for all that cannot be read.

    A folder is read recursively: .txt, .md (front matter), .html, .jsonl, .jsonl.gz, .parquet. A file that is
    named twice, or reached by two links, is read once. Memory holds one article at a time. `told` hears
    which share of the bytes has been read (0 to 1).
    Raises TimelineError, before anything is read, where a path does not exist or a folder holds no article.
    """
    return (item for item in survey(paths, told) if not isinstance(item, Known))


def survey(
    paths: Sequence[str | Path],
    told: Callable[[float], None] | None = None,
    recognised: Recognised = reading.nobody,
) -> Iterator[Article | Known | Problem]:
    """As `read`; but articles that are `recognised` by their marks are not read, they are known."""
    return _survey(find(paths), told, recognised)


def _survey(
    found: Sequence[Source | Problem], told: Callable[[float], None] | None, recognised: Recognised
) -> Iterator[Article | Known | Problem]:
    seen: dict[str, str] = {}
    everything = sum(s.size for s in found if isinstance(s, Source)) or 1
    before = 0
    if told:
        told(0.0)
    for source in found:
        if isinstance(source, Problem):
            yield source
            continue
        for item, done in reading.articles(source, recognised):
            if told:
                told((before + done) / everything)
            if isinstance(item, Problem):
                yield item
            elif item.doc_id in seen:
                yield Problem(item.path, "read", f"the same article as {seen[item.doc_id]}: read once")
            else:
                seen[item.doc_id] = item.path
                yield item
        before += source.size
