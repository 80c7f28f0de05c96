"""A hash of all that `read` would read, so that a build can tell at once that there is nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from timeline.articles.finding import Source, find


def digest(paths: Sequence[str | Path]) -> str:
    """A hash of names, kinds and bytes of the files under `paths`. Raises TimelineError as `read` does."""
    seen = hashlib.blake2b(digest_size=16)
    for source in find(paths):
        if isinstance(source, Source):
            seen.update(f"{source.path}\0{source.kind}\0".encode(errors="surrogatepass"))
            try:
                with source.file.open("rb") as handle:
                    seen.update(hashlib.file_digest(handle, hashlib.blake2b).digest())
            except OSError as error:
                seen.update(str(error.errno).encode())
        else:
            seen.update(repr(source).encode(errors="surrogatepass"))
    return seen.hexdigest()
