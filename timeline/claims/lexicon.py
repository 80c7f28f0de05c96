"""The words that denote events, compiled from triggers.toml. Lives in the claims room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline.language import Pack
from timeline.values import Kind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that denotes an event: its lemma, the kind of event, its PLOVER category or ""."""

    lemma: str
    kind: Kind
    category: str


class Words(dict[str, frozenset[str]]):
    """Small word lists by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's triggers, and the small word lists that the claims room asks for."""

    verbs: dict[str, Trigger]
    nouns: dict[str, Trigger]
    endings: tuple[str, ...]
    umlauts: dict[int, str]
    whole: frozenset[str]
    never: frozenset[str]
    light: frozenset[str]
    cancelling: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    stative: frozenset[str]
    moving: frozenset[str]
    saying: frozenset[str]
    existential: frozenset[str]
    off: tuple[str, ...]
    compounds: bool
    idioms: dict[str, tuple[tuple[str, Trigger], ...]]
    words: Words


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The triggers of a language; empty where it has none."""
    table, words = pack.table("triggers"), pack.table("claims")
    verbs: dict[str, Trigger] = {}
    nouns: dict[str, Trigger] = {}
    for group in table.get("group", []):
        _fill(verbs, group.get("verbs", ""), group)
        _fill(nouns, group.get("nouns", ""), group)
    idioms: dict[str, tuple[tuple[str, Trigger], ...]] = {}
    for row in table.get("idiom", []):
        trigger = Trigger(row["words"], row["kind"], row.get("category", ""))
        for lemma in row["verbs"].split():
            idioms[lemma] = (*idioms.get(lemma, ()), (row["words"], trigger))
    return Lexicon(
        verbs=verbs,
        idioms=idioms,
        nouns=nouns,
        endings=("", *sorted(words.get("noun_endings", "").split(), key=len)),
        umlauts=str.maketrans(words.get("umlauts", {})),
        off=tuple(table.get("off", [])),
        compounds=bool(words.get("compounds")),
        words=Words((name, frozenset(v.split())) for name, v in words.items() if isinstance(v, str)),
        **{
            name: frozenset(table.get(name, "").split())
            for name in (
                "whole",
                "never",
                "light",
                "cancelling",
                "denying",
                "planning",
                "stative",
                "moving",
                "saying",
                "existential",
            )
        },
    )


def _fill(found: dict[str, Trigger], lemmas: str, group: dict[str, Any]) -> None:
    """Enter lemmas; the first group that names one has it."""
    for lemma in lemmas.split():
        found.setdefault(lemma, Trigger(lemma, group["kind"], group.get("category", "")))


@lru_cache(maxsize=100_000)
def noun(text: str, pack: Pack) -> Trigger | None:
    """The event that a noun denotes, whether in a compound or inflected; None where it denotes none."""
    known = lexicon(pack)
    word = text.rsplit("-", 1)[-1].lower() if "-" in text else text.lower()
    stems = [word.removesuffix(e) for e in known.endings if word.endswith(e) and len(word) - len(e) > 1]
    stems += [plain for stem in stems if (plain := stem.translate(known.umlauts)) != stem]
    if any(stem in known.never for stem in stems):
        return None
    for stem in stems:
        if found := known.nouns.get(stem):
            return found
    for stem in stems if known.compounds else ():
        for cut in range(2, len(stem) - 3):
            if (found := known.nouns.get(stem[cut:])) and found.lemma not in known.whole:
                return found
    return None
