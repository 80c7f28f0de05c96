"""The merge room's tables: triggers of one family, families by kind, stems that words are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.language import pack

WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*")
UNDOING = frozenset(
    {"postponement", "end"}
)  # families that say that a plan was moved, cancelled or broken off
CHANGEABLE = frozenset({"begin"})  # families of many words for the one thing that a story plans
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEM = 8  # letters that a word is told by


@cache
def families(code: str) -> dict[str, str]:
    """Trigger → family of a language."""
    table = pack(code).table("merge").get("families", {})
    return {word.replace("_", " "): name for name, line in table.items() for word in line.split()}


@dataclass(frozen=True, slots=True)
class Happening:
    """What a trigger says happened. `listed`: its family is in the table; `telling`, `general`: as there.
    `aspect`: it says only that something begins, lasts or ends; `act`: it is an utterance that does something;
    `kin`: a family that may tell the same event, or nothing."""

    family: str
    listed: bool
    telling: bool
    general: bool
    aspect: bool
    act: bool
    kin: str


@lru_cache(maxsize=1 << 16)
def happening(trigger: str, noun: bool, statement: bool, code: str) -> Happening:
    """The happening that a trigger denotes; of an unknown family a statement's is an utterance."""
    name = family(trigger, noun, code)
    listed = name in families(code).values()
    telling = name in _kinds(code, "telling") or (statement and not listed)
    general, act = name in _kinds(code, "general"), name in acts(code)
    return Happening(name, listed, telling, general, is_aspect(trigger, code), act, _kin(code).get(name, ""))


def is_aspect(trigger: str, code: str) -> bool:
    """Whether a trigger says only that something begins, lasts or ends; what, another word says."""
    return trigger in _kinds(code, "aspect")


@cache
def _kinds(code: str, name: str) -> frozenset[str]:
    return frozenset(pack(code).table("merge").get("kinds", {}).get(name, "").split())


@cache
def _again(code: str) -> re.Pattern[str]:
    """What stands before a verb and leaves its kind as it is: to negotiate on is to negotiate."""
    prefixes = pack(code).table("merge").get("endings", {}).get("prefix", "").split()
    return re.compile(f"^(?:{'|'.join(map(re.escape, prefixes)) or '(?!)'})")


@cache
def _kin(code: str) -> dict[str, str]:
    return dict(pack(code).table("merge").get("kin", {}))


@cache
def _endings(code: str, name: str) -> re.Pattern[str]:
    endings = pack(code).table("merge").get("endings", {}).get(name, "").split()
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, endings), key=len, reverse=True)) or '(?!)'})$")


@lru_cache(maxsize=1 << 16)
def family(trigger: str, noun: bool, code: str) -> str:
    """The family of a trigger's lemma: listed, or that of a compound's last part, or its own stem."""
    known, word = families(code), trigger.lower()
    if found := known.get(word):
        return found
    if noun:
        for start in range(3, len(word) - 3):
            if found := known.get(word[start:]):
                return found
    elif found := known.get(_again(code).sub("", word)):
        return found
    bare = _endings(code, "strip").sub("", word)
    return known.get(bare) or f"={bare}"  # so that no stem is taken for a listed family of that name


@lru_cache(maxsize=1 << 17)
def named(word: str, code: str) -> str:
    """The listed family of an event noun as it stands in a text ("des Gipfeltreffens"), or nothing.

    Only languages that write nouns with a capital tell them from verbs without a parser; others name nothing.
    """
    if not (_nouns(code) and word[:1].isupper()):
        return ""
    for form in (word, _endings(code, "inflection").sub("", word.lower())):
        if len(form) > 3 and (found := family(form, True, code)) in _telling_most(code):
            return found
    return ""


@cache
def _telling_most(code: str) -> frozenset[str]:
    """The families that one word tells: none so general that many things have it, no mere saying."""
    return frozenset(families(code).values()) - _kinds(code, "plain") - _kinds(code, "general")


@cache
def acts(code: str) -> frozenset[str]:
    """Families of utterances that say what is done by them: to refuse, to demand, to praise."""
    return _kinds(code, "telling") - _kinds(code, "plain")


@cache
def _nouns(code: str) -> bool:
    return bool(pack(code).table("merge").get("nouns", {}).get("capital", False))


@cache
def aside(code: str) -> frozenset[str]:
    """Words before an event noun that make it the time, the cause or the topic of another event."""
    return frozenset(pack(code).table("merge").get("nouns", {}).get("aside", "").split())


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(pack(code).table("merge").get("words", {}).get("common", "").split())


@lru_cache(maxsize=1 << 17)
def stem(word: str, code: str) -> str:
    """What a word is compared by, or nothing for an everyday one."""
    low = word.lower()
    if low in _common(code):
        return ""
    if low[0].isdigit():
        return "" if _YEAR.fullmatch(low) else low  # dates are compared as days
    return (_endings(code, "inflection").sub("", low) if len(low) > 5 else low)[:_STEM]


def stems(text: str, code: str) -> list[str]:
    """The stems of a text's words, in order; an everyday word's is empty."""
    return [stem(word, code) for word in WORD.findall(text)]
