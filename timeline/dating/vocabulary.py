"""A language's words around times, as patterns: the lists of its `dating.toml`."""

from __future__ import annotations

import re

from timeline import language


def either(code: str, table: str, key: str) -> str:
    """A pattern of the words in a list; of nothing where the language has no such list."""
    words = language.pack(code).table("dating").get(table, {}).get(key, [])
    return "|".join(map(re.escape, words)) or "(?!)"
