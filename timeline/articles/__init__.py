"""Files, folders, JSON Lines and Parquet become articles; what cannot be read becomes a problem.

`finding` lists the files, `decoding` turns bytes into text, `records` reads many articles a file, `markup`
reads Markdown and HTML, `stated` reads the day that a container names, `reading` makes the `Article`. Nobody
parses an article's own words here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.articles import reading
from timeline.articles.finding import Source, find
from timeline.values import Article, Problem

__all__ = ["read"]


def read(paths: Sequence[str | Path]) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, in a stable order, and a problem for all that cannot be read.

    A folder is read recursively: .txt, .md (front matter), .html, .jsonl, .jsonl.gz, .parquet. A file that is
    named twice, or reached by two links, is read once. Memory holds one article at a time.
    Raises TimelineError, before anything is read, where a path does not exist or a folder holds no article.
    """
    return _read(find(paths))


def _read(found: Sequence[Source | Problem]) -> Iterator[Article | Problem]:
    seen: dict[str, str] = {}
    for source in found:
        if isinstance(source, Problem):
            yield source
            continue
        for item in reading.articles(source):
            if isinstance(item, Problem):
                yield item
            elif item.doc_id in seen:
                yield Problem(item.path, "read", f"the same article as {seen[item.doc_id]}: read once")
            else:
                seen[item.doc_id] = item.path
                yield item
