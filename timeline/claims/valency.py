"""What a verb needs beside its subject, compiled from valency.toml. Lives in the claims room; knows no clause."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.language import Pack


class Frame(NamedTuple):
    """A verb's uses, one letter each (valency.toml tells them), the noun of its event or "", and the prepositions
    of what both are about."""

    needs: str
    noun: str
    about: frozenset[str]


@cache
def frames(pack: Pack) -> dict[str, Frame]:
    """The frames of a language's verbs, by infinitive; empty where it has none."""
    rows = [line.split() for line in pack.table("valency").get("verbs", "").splitlines()]
    return {
        lemma.replace("_", " "): Frame(needs, noun.strip("-"), frozenset(about))
        for lemma, needs, noun, *about in rows
    }


def means(word: str, frame: Frame | None) -> bool:
    """Whether a word that points at something ends with a preposition of what a verb is about."""
    return frame is not None and word.endswith(tuple(frame.about))


def satisfied(needs: str, objects: int, *, reflexive: bool, beside: bool, attached: bool, told: bool) -> bool:
    """Whether one of a verb's uses fits: so many objects, a reflexive, something `beside` them, a phrase with a
    preposition (`attached`), a clause that tells its content."""
    if reflexive:
        if objects:
            plain = "r" not in needs and "q" not in needs
            return objects == 1 and plain and ("a" in needs or "d" in needs)
        return "r" in needs or ("q" in needs and (attached or told))
    if objects == 0:
        return "i" in needs or ("p" in needs and (beside or told)) or ("c" in needs and told)
    if objects == 1:
        return told or "a" in needs or "c" in needs or "d" in needs
    return objects == 2 and "d" in needs and ("a" in needs or "c" in needs)
