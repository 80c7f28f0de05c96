"""The names in a text, as hashes: what an article is about, and what stands around a time that it tells."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

from timeline.values import Expression

OFTEN = 2
NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w-]{3,}")


@lru_cache(maxsize=1 << 17)
def hashed(word: str) -> int:
    """The crc32 of a name."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def leading(names: list[str]) -> frozenset[int]:
    """The names that an article repeats: they tell its story, not one event of it."""
    return frozenset(hashed(name) for name, n in Counter(names).items() if n > OFTEN)


def near(text: str, e: Expression) -> frozenset[int]:
    """The names in the sentence around an expression, as hashes; a sentence is cut short at 150 characters."""
    first = max(text.rfind(". ", 0, e.start), text.rfind("\n", 0, e.start), e.start - 150, 0)
    last = text.find(". ", e.end + 4, e.end + 150)
    return frozenset(map(hashed, NAME.findall(text, first, last if last > 0 else e.end + 150)))
