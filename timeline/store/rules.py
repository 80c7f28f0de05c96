"""What decides how a text is read: the program's code and language data, as one hash."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from timeline.values import Article

FOLDER = Path(__file__).parents[1]
ROOMS = (
    "articles",
    "claims",
    "clauses",
    "entities",
    "expressions",
    "language",
)  # all that a draft comes from
FIELDS = ("doc_id", "name", "path", "title", "source", "url", "language", "published", "basis", "text")


@cache
def version() -> str:
    """A hash of the code and language data that read a text: with it changes what a draft holds."""
    seen = hashlib.blake2b(digest_size=16)
    files = [*FOLDER.glob("*.py"), *(f for room in ROOMS for f in (FOLDER / room).rglob("*"))]
    for file in sorted(f for f in files if f.suffix in {".py", ".toml"}):
        seen.update(f"{file.relative_to(FOLDER).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return seen.hexdigest()


def key(article: Article) -> str:
    """What a draft depends on: the whole article and the rules."""
    seen = hashlib.blake2b(version().encode(), digest_size=16)
    for field in FIELDS:
        value = getattr(article, field)
        seen.update(b"\1" if value is None else b"\0" + value.encode(errors="surrogatepass") + b"\0")
    return seen.hexdigest()
