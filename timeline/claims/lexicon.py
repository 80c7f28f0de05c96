"""What the claims room knows of a language: its triggers, and small lists of words, compiled from TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.claims.telling import Telling
from timeline.claims.triggers import Nouns, Trigger
from timeline.claims.valency import Frame, frames
from timeline.language import Pack


class Words(dict[str, frozenset[str]]):
    """Small word lists by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's triggers, and the small word lists that the claims room asks for."""

    verbs: dict[str, Trigger]
    frames: dict[str, Frame]
    nouns: Nouns
    telling: Telling
    light: frozenset[str]
    cancelling: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    stative: frozenset[str]
    moving: frozenset[str]
    saying: frozenset[str]
    existential: frozenset[str]
    announcing: frozenset[str]
    off: tuple[str, ...]
    doubts: tuple[str, ...]
    smooth: tuple[str, ...]
    provided: tuple[str, ...]
    idioms: dict[str, tuple[tuple[str, Trigger], ...]]
    compounds: bool
    words: Words
    speakers: Speakers
    indicative: dict[str, str]
    contracted: dict[str, str]
    genders: tuple[frozenset[str], ...]
    unlike: dict[str, frozenset[str]]
    certain: dict[str, str]
    strong: dict[str, dict[str, str]]
    wanting: tuple[str, str, str]
    possible: str
    quotes: tuple[str, str]
    inflected: frozenset[str]  # last letters of an adjective before its noun
    passive: str


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The triggers of a language; empty where it has none."""
    table, small = pack.table("triggers"), pack.table("claims")
    verbs: dict[str, Trigger] = {}
    nouns: dict[str, Trigger] = {}
    for group in table.get("group", []):
        _fill(verbs, group.get("verbs", ""), group)
        _fill(nouns, group.get("nouns", ""), group)
    idioms: dict[str, tuple[tuple[str, Trigger], ...]] = {}
    for row in table.get("idiom", []):
        for lemma in row["verbs"].split():
            name = f"{lemma} {row['words']}" if row.get("particle") else row["words"]
            trigger = Trigger(name, row["kind"], row.get("category", ""))
            idioms[lemma] = (*idioms.get(lemma, ()), (row["words"], trigger))
    names = ("whole", "never", "light", "cancelling", "denying", "planning", "stative", "moving", "saying")
    lists = {name: frozenset(table.get(name, "").split()) for name in (*names, "existential", "announcing")}
    found = Nouns(nouns, lists, small)
    onward = frozenset(f"{small.get('thence', '')} {small.get('thereafter', '')}".split())
    return Lexicon(
        verbs=verbs,
        frames=frames(pack),
        nouns=found,
        telling=Telling(verbs, lists["existential"], found, pack, onward),
        idioms=idioms,
        off=tuple(table.get("off", [])),
        doubts=tuple(table.get("doubts", [])),
        smooth=tuple(table.get("smooth", [])),
        provided=tuple(table.get("provided", [])),
        compounds=bool(small.get("compounds")),
        indicative=dict(small.get("indicative", {})),
        contracted=dict(small.get("contracted", {})),
        genders=tuple(frozenset(v.split()) for v in small.get("genders", {}).values()),
        unlike={pronoun: frozenset(v.split()) for pronoun, v in small.get("unlike", {}).items()},
        certain=dict(small.get("certain", {})),
        strong=dict(small.get("strong", {})),
        wanting=(*small.get("wanting", "   ").split(" "),)[:3],
        quotes=(*small.get("quotes", '" "').split(" "),)[:2],
        inflected=frozenset(ending[-1] for ending in small.get("endings", "").split()),
        possible=small.get("possibly", ""),
        passive=small.get("passive", ""),
        words=Words((name, frozenset(v.split())) for name, v in small.items() if isinstance(v, str)),
        speakers=Speakers(small.get("first_person", "").split()),
        **{name: lists[name] for name in (*names[2:], "existential", "announcing")},
    )


def _fill(found: dict[str, Trigger], lemmas: str, group: dict[str, Any]) -> None:
    """Enter lemmas; the first group that names one has it."""
    for lemma in lemmas.split():
        found.setdefault(lemma, Trigger(lemma, group["kind"], group.get("category", "")))


class Speakers:
    """Where a text has words of the first person."""

    def __init__(self, words: list[str]) -> None:
        self._words = frozenset(words)
        first = "".join(sorted({letter for w in words for letter in (w[0], w[0].upper())}))
        rest = "|".join(sorted({re.escape(w[1:]) for w in words}))
        # by its first letter, so that a search may leap from one of these to the next
        self._pattern = re.compile(rf"[{first}](?<!\w\w)(?i:{rest})(?!\w)" if words else r"(?!)")

    def __call__(self, text: str) -> list[int]:
        """Where each begins, in order."""
        return [m.start() for m in self._pattern.finditer(text) if m[0].lower() in self._words]
