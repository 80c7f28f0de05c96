"""What decides how a text is read, and what becomes of it: the program's code and data, as hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from timeline.store import sql
from timeline.values import Article

FOLDER = Path(__file__).parents[1]
ROOMS = (
    "articles",
    "claims",
    "clauses",
    "columns",
    "entities",
    "expressions",
    "language",
)  # all that a draft comes from
FIELDS = ("language", "title", "source", "url", "text")  # nothing else of an article may enter its draft


@cache
def program() -> str:
    """A hash of all code and data of the program: with it changes what a build makes."""
    return hashed(f for f in FOLDER.rglob("*") if f.is_file() and "__pycache__" not in f.parts) + hashed(
        sql.FOLDER.rglob("*.sql")
    )


@cache
def version() -> str:
    """A hash of the code and language data that read a text: with it changes what a draft holds."""
    files = [*FOLDER.glob("*.py"), *(f for room in ROOMS for f in (FOLDER / room).rglob("*"))]
    return hashed(f for f in files if f.suffix in {".py", ".toml"})


def hashed(files: Iterable[Path]) -> str:
    """A hash of names and bytes of some files of the program."""
    seen = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        seen.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes() + b"\0")
    return seen.hexdigest()


def signature(articles: str, inputs: Sequence[str], ledger: Path | None) -> str:
    """A hash of all that a build depends on: the articles' own hash, how they were named, the corrections,
    and the program."""
    replayed = ledger.read_bytes() if ledger else b""
    seen = hashlib.blake2b(
        "\0".join([program(), articles, *inputs, ""]).encode(errors="surrogatepass"), digest_size=16
    )
    seen.update(replayed)
    return seen.hexdigest()


def state(mark: str) -> str:
    """What the rows of an article depend on that states its own day: the program, the bytes it is read from, where they
    lie. Empty where nobody knows these."""
    return mark and program() + mark


def key(article: Article) -> str:
    """What a draft depends on: what the article says and the rules, not its name, its place or its day."""
    seen = hashlib.blake2b(version().encode(), digest_size=16)
    for field in FIELDS:
        value = getattr(article, field)
        seen.update(b"\1" if value is None else b"\0" + value.encode(errors="surrogatepass") + b"\0")
    return seen.hexdigest()
