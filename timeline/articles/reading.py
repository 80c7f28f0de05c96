"""One file becomes its articles: by its kind, each record turned into an `Article` in one place."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from timeline import language
from timeline.articles import markup, records, stated
from timeline.articles.decoding import LIMIT, Unreadable, declared, decode
from timeline.articles.finding import PAGES, Source, normal
from timeline.values import Article, Known, Problem

Recognised = Callable[[str], Known | None]
"""Whose mark it is, if that article need not be read again."""
Read = tuple[Article | Known | Problem, int]
"""What was read, and how many bytes of the file have been by then."""


def nobody(_: object) -> None:
    """Recognise no article, hear of nothing."""


class Raw(NamedTuple):
    """A file that is one article, as it lies there, and the mark of its bytes."""

    source: Source
    content: bytes
    mark: str


Opened = Raw | Known | Problem
"""A file that is one article before it is read, where that is still to be done."""


def records_of(source: Source, recognised: Recognised = nobody) -> Iterator[Read]:
    """The articles of a file of many, and what of it could not be read. A file may vanish: nothing is raised.

    An article that is recognised by the mark of its bytes is not read.
    """
    ids: dict[str, dict[str, str]] = {}
    parquet = source.kind == ".parquet"
    try:
        lines = records.parquet(source.file) if parquet else records.json_lines(source.file, source.kind)
        for at, record, done in lines:
            for item in _record(source, at, record, recognised, ids):
                yield item, done
    except OSError as error:
        yield Problem(source.path, "read", error.strerror or str(error)), source.size
    except Unreadable as error:
        yield Problem(source.path, "read", str(error)), source.size


def opened(source: Source | Problem, recognised: Recognised = nobody) -> Opened:
    """A file that is one article, unless its article is recognised, or the file cannot be opened."""
    if isinstance(source, Problem):
        return source
    if source.size > LIMIT:
        size = f"{source.size / 1e6:.0f} MB"
        return Problem(
            source.path, "read", f"{size}: more than the {LIMIT / 1e6:.0f} MB that one article may have"
        )
    try:
        content = source.file.read_bytes()
    except OSError as error:
        return Problem(source.path, "read", error.strerror or str(error))
    mark = marked(source, content)
    return recognised(mark) or Raw(source, content, mark)


def taken(found: Opened) -> list[Read]:
    """The article of an opened file, and what of it could not be read. Pure, so any process can do it."""
    if not isinstance(found, Raw):
        return [(found, 0)]
    source, content, mark = found
    try:
        if source.kind in PAGES:
            fields, basis = markup.html(declared(content)), "html metadata"
        elif source.kind == ".md":
            fields, basis = markup.markdown(decode(content)), "front matter"
        else:
            fields, basis = {"text": decode(content)}, ""
    except Unreadable as error:
        return [(Problem(source.path, "read", str(error)), source.size)]
    made = article(source.path.rpartition("/")[2], source.path, fields, basis)
    return [(item, source.size) for item in signed(made, mark)]


def weight(found: Opened) -> int:
    """How much work it is to take an article: its bytes."""
    return len(found.content) if isinstance(found, Raw) else 1


def article(
    name: str, path: str, fields: Mapping[str, Any], basis: str, at: str = ""
) -> Iterator[Article | Problem]:
    """The article of a record's fields; a problem for each that is no use, `at` saying where ("line 3: ")."""
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Problem(path, "read", f"{at}no text" if at else "empty")
        return
    text = composed(text)
    given = {k: v for k in ("title", "source", "url") if isinstance(v := fields.get(k), str) and v.strip()}
    given |= {k: composed(v) for k, v in given.items() if k != "url"}
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
        shown = repr(stamp)[:42] if isinstance(stamp, str | int | float) else type(stamp).__name__
        yield Problem(path, "read", f"{at}published is no date: {shown}")
    code, known = language.choose(text, fields.get("language"))
    if not known:
        yield Problem(path, "read", f"{at}in no language that there is a pack for: read as {code!r}")
    yield Article(
        doc_id, name, path, text, code,
        given.get("title"), given.get("source"), given.get("url"), published, basis if published else None,
    )  # fmt: skip


def marked(source: Source, record: bytes | Mapping[str, Any]) -> str:
    """The mark of a record: a hash of its bytes, of where they lie, and of who else reads them."""
    seen = hashlib.blake2b(
        f"{source.path}\0{source.kind}\0{markup.readers(source.kind)}\0".encode(), digest_size=16
    )
    seen.update(record if isinstance(record, bytes) else repr(record).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()


def signed(found: Iterable[Article | Known | Problem], mark: str) -> Iterator[Article | Known | Problem]:
    """What one record gave, its article with the mark where nothing was wrong."""
    items = list(found)
    yield from (replace(a, mark=mark) if isinstance(a, Article) and len(items) == 1 else a for a in items)


def _record(
    source: Source,
    at: str,
    record: bytes | Mapping[str, Any] | str,
    recognised: Recognised,
    ids: dict[str, dict[str, str]],
) -> Iterator[Article | Known | Problem]:
    """What one record gives; `ids` says of each id which articles have it, and where each has been met."""
    place = f"{source.path}:{at.rpartition(' ')[2]}"
    mark = "" if isinstance(record, str) else marked(source, record)
    known = recognised(mark)
    if known and known.name.startswith(f"{source.path}:") and known.name != place:
        known = None  # it goes by its place, which is another now
    fields = {} if known else records.fields(record) if isinstance(record, bytes) else record
    if isinstance(fields, str):
        yield Problem(source.path, "read", f"{at}: {fields}")
        return
    name = known.name if known else normal_id(fields.get("id")) or place
    path = f"{source.path}#{name}"
    made = [known] if known else [*article(name, path, fields, "field", f"{at}: ")]
    doc_id = next((item.doc_id for item in made if not isinstance(item, Problem)), None)
    if doc_id:
        met = ids.setdefault(name, {})
        if met and doc_id not in met:
            first = next(iter(met.values()))
            yield Problem(source.path, "read", f"{at}: id {name!r} is that of {first} too")
            mark = ""
        met.setdefault(doc_id, at)
    yield from signed(made, mark)


def composed(text: str) -> str:
    """A text with its letters in one piece, as words are known: programs on a Mac, and PDFs, write "u" and its dots."""
    return unicodedata.normalize("NFC", text)


def normal_id(given: object) -> str:
    """A record's id as text; empty where it has none."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    return normal(str(given).strip().encode("utf-8", "replace").decode())
