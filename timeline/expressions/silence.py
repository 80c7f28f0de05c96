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
def patterns(pack: Pack, guard: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What silences a guard: a pattern for the text that ends where the expression begins, and one for the
    rest."""
    table = pack.table("silence").get(guard, {})
    before = "|".join(table.get("before", ())) or r"(?!)"
    behind = "|".join(table.get("behind", ())) or r"(?!)"
    return re.compile(rf"(?:{before})$"), re.compile(behind)


def is_silent(guard: str, text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether the words around a span say that it is no time."""
    before, behind = patterns(pack, guard)
    return bool(before.search(text, max(0, start - BEFORE), start) or behind.match(text, end, end + BEHIND))
