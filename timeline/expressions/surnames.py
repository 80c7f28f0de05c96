"""People who are called like a weekday or a month: after a full name, the surname alone is no time in the article.

Looks only at expressions that were found, so articles without such names pay next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase

from timeline import readings as r
from timeline.language import Pack
from timeline.values import Expression

BEFORE = 60
"""Code points before an expression that are looked at."""
# a word that ends in a full stop ends a sentence, unless it is as short as "Prof."
_NAME = re.compile(r"(?:^|(?P<lead>[^\s]+)\s+)[^\W\d_a-zà-öø-ÿ](?:[\w.'’-]*[\w'’]|\w{0,3}\.) \Z")
_WORD = re.compile(r"([\w.]+)[^\w.]*\Z")


def without(
    found: Sequence[Expression], people: frozenset[str], text: str, pack: Pack
) -> tuple[Expression, ...]:
    """The expressions, but for surnames: names of days or months that a full name in the text has shown to be one, and
    `people`, whose full names have been kept out already.
    """
    lone = [e for e in found if _is_lone(e.reading)]
    names = people | {e.text for e in lone if is_full_name(text, e.start, e.reading, pack)}
    if not names:
        return tuple(found)
    out = {e.start for e in lone if e.text in names and not _is_told(text, e.start, pack)}
    return tuple(e for e in found if e.start not in out)


def _is_lone(reading: r.Reading | None) -> bool:
    match reading:
        case r.Weekday(side=None, weeks=None) | r.Calendar(year=None, month=int(), day=None, side=None):
            return True
    return False


def is_full_name(text: str, start: int, reading: r.Reading | None, pack: Pack) -> bool:
    """Whether a word with a capital stands before, as a first name does: without an article, and not leading a time."""
    if not _is_lone(reading):
        return False
    before = text[max(start - BEFORE, 0) : start]
    last = before.rsplit(None, 1)[-1:]
    if not last or last[0][0] in ascii_lowercase or (m := _NAME.search(before)) is None:
        return False
    lead, first = (m["lead"] or "").lower(), m[0].split()[-1].lower()
    never, determiners = _words(pack)
    return first not in never and lead not in determiners


def _is_told(text: str, start: int, pack: Pack) -> bool:
    """Whether the word before tells a time: a preposition, "last", "next"."""
    m = _WORD.search(text[max(start - BEFORE, 0) : start])
    return m is not None and m[1].lower() in _times(pack)


@cache
def _words(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Words that lead a time although they have a capital, and articles and the like."""
    table = pack.table("silence").get("surname", {})
    return frozenset(table.get("never", "").split()), frozenset(table.get("determiners", "").split())


@cache
def _times(pack: Pack) -> frozenset[str]:
    return frozenset(pack.table("silence").get("surname", {}).get("times", "").split())
