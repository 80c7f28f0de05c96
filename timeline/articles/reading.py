"""One file becomes its articles: by its kind, each record turned into an `Article` in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from timeline import language
from timeline.articles import markup, records, stated
from timeline.articles.decoding import LIMIT, Unreadable, declared, decode
from timeline.articles.finding import Source, normal
from timeline.values import Article, Problem

Read = tuple[Article | Problem, int]
"""What was read, and how many bytes of the file have been by then."""


def articles(source: Source) -> Iterator[Read]:
    """The articles of a file, and what of it could not be read. A file may vanish: nothing is raised."""
    try:
        if source.kind in (".jsonl", ".jsonl.gz", ".parquet"):
            yield from _many(source)
        else:
            yield from ((item, source.size) for item in _one(source))
    except OSError as error:
        yield Problem(source.path, "read", error.strerror or str(error)), source.size
    except Unreadable as error:
        yield Problem(source.path, "read", str(error)), source.size


def article(
    name: str, path: str, fields: Mapping[str, Any], basis: str, at: str = ""
) -> Iterator[Article | Problem]:
    """The article of a record's fields; a problem for each that is no use, `at` saying where ("line 3: ")."""
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Problem(path, "read", f"{at}no text" if at else "empty")
        return
    given = {k: v for k in ("title", "source", "url") if isinstance(v := fields.get(k), str) and v.strip()}
    try:
        doc_id = hashlib.blake2b(f"{name}\0{text}".encode(), digest_size=8).hexdigest()
        "".join(given.values()).encode()
    except UnicodeEncodeError:
        yield Problem(path, "read", f"{at}half a character (a lone surrogate)")
        return
    if "\0" in text:
        yield Problem(path, "read", f"{at}binary, not text")
        return
    stamp = fields.get("published")
    published = stated.edtf(stamp)
    if published is None and stamp is not None and stamp != "":
        shown = repr(stamp[:40]) if isinstance(stamp, str) else type(stamp).__name__
        yield Problem(path, "read", f"{at}published is no date: {shown}")
    code, known = language.choose(text, fields.get("language"))
    if not known:
        yield Problem(path, "read", f"{at}in no language that there is a pack for: read as {code!r}")
    yield Article(
        doc_id, name, path, text, code,
        given.get("title"), given.get("source"), given.get("url"), published, basis if published else None,
    )  # fmt: skip


def _one(source: Source) -> Iterator[Article | Problem]:
    """A file that is one article."""
    if source.size > LIMIT:
        size = f"{source.size / 1e6:.0f} MB"
        yield Problem(
            source.path, "read", f"{size}: more than the {LIMIT / 1e6:.0f} MB that one article may have"
        )
        return
    raw = source.file.read_bytes()
    name = source.path.rpartition("/")[2]
    if source.kind in (".html", ".htm"):
        yield from article(name, source.path, markup.html(declared(raw)), "html metadata")
    elif source.kind == ".md":
        yield from article(name, source.path, markup.markdown(decode(raw)), "front matter")
    else:
        yield from article(name, source.path, {"text": decode(raw)}, "")


def _many(source: Source) -> Iterator[Read]:
    """A file of records, one article each."""
    ids: dict[str, str] = {}
    lines = (
        records.parquet(source.file)
        if source.kind == ".parquet"
        else records.json_lines(source.file, source.kind)
    )
    for at, fields, done in lines:
        if isinstance(fields, str):
            yield Problem(source.path, "read", f"{at}: {fields}"), done
            continue
        given = fields.get("id")
        name = normal_id(given) or f"{source.path}:{at.rpartition(' ')[2]}"
        if name in ids:
            yield Problem(source.path, "read", f"{at}: id {name!r} is that of {ids[name]} too"), done
        ids.setdefault(name, at)
        for item in article(name, f"{source.path}#{name}", fields, "field", f"{at}: "):
            yield item, done


def normal_id(given: object) -> str:
    """A record's id as text; empty where it has none."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    return normal(str(given).strip().encode("utf-8", "replace").decode())
