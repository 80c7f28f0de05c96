"""The words of a text, as hashes: what an article is about."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

WORD = re.compile(r"\w+(?:[-.,:]\w+)*")


@lru_cache(maxsize=1 << 17)
def hashed(word: str) -> int:
    """The crc32 of a word, whatever its case."""
    return crc32(word.lower().encode("utf-8", "surrogatepass"))
