"""Ages of the same person in two articles: they lie as many years apart as the person has aged. Knows no candidate day
of its own; who told the age, and when, comes from the siblings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from timeline import entities, language
from timeline.dating.vocabulary import either
from timeline.values import Draft, Entity

NEAR, BEHIND = 200, 20
"""Characters within which an age belongs to the person named last before it, or to one named behind it."""


class Age(NamedTuple):
    """How old a person is said to be: the family name, whole years, and where the words stand."""

    name: str
    years: int
    start: int
    end: int


def ages(draft: Draft) -> tuple[Age, ...]:
    """The ages that an article tells of people whom it names."""
    text, code = draft.article.text, draft.article.language
    people = [e for e in entities.find(text, language.pack(code)) if e.type == "person" and " " in e.name]
    return tuple(_told(text, code, people)) if people else ()


def _told(text: str, code: str, people: list[Entity]) -> Iterator[Age]:
    starts, ends = [p.start for p in people], [p.end for p in people]
    for m in _wordings(code).finditer(text):
        years = int(next(filter(None, m.groups())))
        first, last = bisect_right(ends, m.start() - NEAR), bisect_left(starts, m.end() + BEHIND)
        whose = _whose(text, m, people[first:last])
        if whose:
            yield Age(whose, years, m.start(), m.end())


def _whose(text: str, age: re.Match[str], people: list[Entity]) -> str | None:
    """The family name of the person whose age it is, of those who are named around it; or None.

    Behind a comma it is the one named right before; before a noun ("the 34 year old teacher") only one named right
    behind; else the first one of the sentence, or the one named last before it.
    """
    before = [p for p in people if p.end <= age.start()]
    bare = age.group()[0].isdigit() and text[max(age.start() - NEAR, 0) : age.start()].rstrip().endswith(",")
    if bare or age.group()[0] == ",":
        return _family(before[-1]) if before and text[before[-1].end : age.end()].startswith(",") else None
    behind = [p for p in people if p.start >= age.end()]
    if behind and not re.search(r"[.,;:\n]", text[age.end() : behind[0].start]):
        return _family(behind[0])
    if not before or _NOUN.match(text, age.end()):
        return None
    opens = max(text.rfind(sign, before[0].start, age.start()) for sign in (". ", "\n"))
    return _family(next((p for p in before if p.start > opens), before[-1]))


_NOUN = re.compile(r"\w*\s+[^\W\d_a-zà-öø-ÿ]")


def _family(person: Entity) -> str:
    return person.name.rsplit(" ", 1)[-1]


@cache
def _wordings(code: str) -> re.Pattern[str]:
    """The wordings that tell an age, the words before a bare one, and a number behind a name; one group holds it."""
    aged = language.pack(code).table("dating").get("life", {}).get("aged", [])
    number = r"(?<![\d.,])(\d{2,3})(?![\d.:]\d|\d)"
    told = [re.escape(a).replace("N", number) for a in aged if not a.startswith(",")]
    bare, ends = either(code, "life", "bare"), either(code, "life", "ends")
    end = rf"(?=[,;“”\"»«]|\.(?:\s|$)|\s+(?:{ends})\b)"
    return re.compile("|".join([*told, rf"\b(?:{bare}) {number}{end}", rf", {number}(?=[,;)]|\.(?:\s|$))"]))
