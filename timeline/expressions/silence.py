"""Keeps still where the words around an expression say that it is no time: a surname, a number, a title.

The words are data: `silence.toml` gives, for each guard that a phrase can name, what may stand before and
behind.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.language import Pack

BEFORE = 40  # code points that are looked at on either side
BEHIND = 30


@cache
def pattern(pack: Pack, guard: str) -> re.Pattern[str]:
    """What silences a guard, over a window of text in which the expression stands between ⟦ and ⟧."""
    patterns = pack.table("silence").get(guard, {}).get("patterns", [])
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")


def is_silent(guard: str, text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether the words around a span say that it is no time."""
    window = f"{text[max(0, start - BEFORE) : start]}⟦{text[start:end]}⟧{text[end : end + BEHIND]}"
    return bool(pattern(pack, guard).search(window))
