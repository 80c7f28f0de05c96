"""The names in a text, as hashes: what an article is about."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w-]{3,}")


@lru_cache(maxsize=1 << 17)
def hashed(word: str) -> int:
    """The crc32 of a name."""
    return crc32(word.encode("utf-8", "surrogatepass"))
