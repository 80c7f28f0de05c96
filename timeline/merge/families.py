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
_LAST = 4  # letters that the last part of a compound has at least
_MOST = 6  # letters that tell most words from all that an event noun can end in


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
def _endings(code: str) -> dict[str, dict[str, tuple[tuple[int, frozenset[str]], ...]]]:
    """A language's endings by kind and last letter: those of each length, the longest first."""
    table = pack(code).table("merge").get("endings", {})
    return {name: _by_letter(line.split()) for name, line in table.items()}


def _by_letter(endings: list[str]) -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    found: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
    for letter in {end[-1] for end in endings}:
        alike = [end for end in endings if end[-1] == letter]
        lengths = sorted(set(map(len, alike)), reverse=True)
        found[letter] = tuple((n, frozenset(end for end in alike if len(end) == n)) for n in lengths)
    return found


def _without(name: str, word: str, code: str) -> str:
    """A word without the longest ending of a kind that it has."""
    for length, endings in _endings(code).get(name, {}).get(word[-1:], ()):
        if word[-length:] in endings:
            return word[:-length]
    return word


@cache
def _lasts(code: str) -> dict[str, tuple[str, ...]]:
    """The triggers that a compound may end in, by their last letters, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(families(code), key=len, reverse=True):
        if len(word) >= _LAST:
            found[word[-_LAST:]] = (*found.get(word[-_LAST:], ()), word)
    return found


@lru_cache(maxsize=1 << 16)
def family(trigger: str, noun: bool, code: str) -> str:
    """The family of a trigger's lemma: listed, or that of a compound noun's last part, or its own stem."""
    word = trigger.lower()
    # so that no stem is taken for a listed family of that name
    return _listed(word, noun, code) or f"={_without('strip', word, code)}"


def _listed(word: str, noun: bool, code: str) -> str:
    """The family that the table lists for a word in lower case, or nothing."""
    known = families(code)
    if found := known.get(word):
        return found
    if noun:
        for last in _lasts(code).get(word[-_LAST:], ()):
            if len(word) > len(last) + 2 and word.endswith(last):
                return known[last]
    elif found := known.get(_again(code).sub("", word)):
        return found
    return known.get(_without("strip", word, code), "")


def named(word: str, code: str) -> str:
    """The listed family of an event noun as it stands in a text ("des Gipfeltreffens"), or nothing.

    Only languages that write nouns with a capital tell them from verbs without a parser; others name nothing.
    """
    if not (word[:1].isupper() and _nouns(code)):
        return ""
    low = word.lower()
    if _ends(code).isdisjoint((low[-_MOST:], low[-_MOST + 1 :], low[-_LAST:])):
        return ""  # as most words
    bare = _without("inflection", low, code)
    for form in (low, bare) if bare != low else (low,):
        if len(form) > 3 and (found := _listed(form, True, code)) and found in _telling_most(code):
            return found
    return ""


@cache
def _ends(code: str) -> frozenset[str]:
    """The last letters of all that an event noun of a family can end in, the whole of a shorter one."""
    endings = pack(code).table("merge").get("endings", {})
    strip, inflection = (["", *endings.get(name, "").split()] for name in ("strip", "inflection"))
    words = [word for word, name in families(code).items() if name in _telling_most(code)]
    return frozenset((word + a + b)[-_MOST:] for word in words for a in strip for b in inflection)


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
def definite(code: str) -> frozenset[str]:
    """Articles and pronouns before a noun that has been told of."""
    return frozenset(pack(code).table("merge").get("nouns", {}).get("definite", "").split())


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(pack(code).table("merge").get("words", {}).get("common", "").split())


@cache
def _long(code: str) -> int:
    """Letters of words whose ending lies behind those that they are told by."""
    endings = pack(code).table("merge").get("endings", {}).get("inflection", "").split()
    return _STEM + max(map(len, endings), default=0)


def stem(word: str, code: str) -> str:
    """What a word is compared by, or nothing for an everyday one."""
    low = word.lower()
    if low in _common(code):
        return ""
    if low[0].isdigit():
        return "" if _YEAR.fullmatch(low) else low  # dates are compared as days
    return (_without("inflection", low, code) if 5 < len(low) < _long(code) else low)[:_STEM]
