"""Keeps still where the words around an expression say that it is no time: a surname, a number, a title.

The words are data: `silence.toml` gives, for each guard that a phrase can name, what may stand before and
behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from timeline.language import Pack

BEFORE = 40  # code points that are looked at on either side
BEHIND = 30
Pair = tuple[re.Pattern[str], re.Pattern[str]]
"""Patterns that are the same from ⟦ on: how they go on from there, and the whole."""


@cache
def patterns(pack: Pack, guard: str) -> tuple[re.Pattern[str], tuple[Pair, ...]]:
    """What silences a guard, over a window of text in which the expression stands between ⟦ and ⟧, no group around
    them: what can be told from ⟦ on, looking back over a fixed number of signs, and what has to be searched for.
    """
    here: list[str] = []
    searched: dict[str, list[str]] = {}
    for pattern in pack.table("silence").get(guard, {}).get("patterns", []):
        before, mark, behind = pattern.partition("⟦")
        if mark and of_fixed_length(before):
            here.append(f"⟦(?<={before}⟦){behind}" if before else pattern)
        else:
            searched.setdefault(behind, []).append(pattern)
    return any_of(here), tuple((re.compile(f"⟦{behind}"), any_of(p)) for behind, p in searched.items())


def of_fixed_length(pattern: str) -> bool:
    """Whether all that a pattern fits has one length: then `re` looks back for it."""
    try:
        re.compile(f"(?<={pattern})")
    except re.error:
        return False
    return True


def any_of(found: Iterable[str]) -> re.Pattern[str]:
    """Any of some patterns."""
    return re.compile("|".join(f"(?:{p})" for p in found) or r"(?!)")


def is_silent(guard: str, text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether the words around a span say that it is no time. What takes a search is looked for where the rest fits."""
    before = text[max(0, start - BEFORE) : start]
    window = f"{before}⟦{text[start:end]}⟧{text[end : end + BEHIND]}"
    here, searched = patterns(pack, guard)
    return bool(here.match(window, len(before))) or any(
        behind.match(window, len(before)) and whole.search(window) for behind, whole in searched
    )
