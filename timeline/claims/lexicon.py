"""The words that denote events, compiled from triggers.toml. Lives in the claims room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.claims.valency import Frame, frames
from timeline.clauses import openers, past_ends, words
from timeline.language import Pack
from timeline.values import Kind


class Trigger(NamedTuple):
    """A word that denotes an event: its lemma, the kind of event, its PLOVER category or ""."""

    lemma: str
    kind: Kind
    category: str


class Words(dict[str, frozenset[str]]):
    """Small word lists by name; one that a language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


_MOST = 300_000  # words that are kept in memory
_LAST = 7  # letters that tell most words from all that an event noun can end in


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
    owned: dict[str, str]
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
        owned=dict(small.get("owned", {})),
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


class Nouns(dict[str, "Trigger | None"]):
    """The event that each noun denotes, in a compound or inflected; a noun is read when first asked for."""

    def __init__(
        self, table: dict[str, Trigger], lists: dict[str, frozenset[str]], words: dict[str, Any]
    ) -> None:
        self._table = table
        self._whole, self._never = lists["whole"], lists["never"]
        endings = ("", *sorted(words.get("noun_endings", "").split(), key=len))
        self._longest = len(endings[-1]) or 1
        # how many letters may be cut off a noun, by the last ones that it has
        self._cuts = lru_cache(10_000)(lambda last: [len(e) for e in endings if last.endswith(e)])
        self._umlauts = str.maketrans(words.get("umlauts", {}))
        self._compounds = bool(words.get("compounds"))
        self._heads: dict[
            str, list[str]
        ] = {}  # what compounds may end in, by its last letters, the longest first
        for noun in sorted(table, key=len, reverse=True):
            if len(noun) > 3 and table[noun].lemma not in self._whole:
                self._heads.setdefault(noun[-3:], []).append(noun)
        self._endings = endings
        self._ends = self.ends(table, _LAST)

    def ends(self, nouns: Iterable[str], most: int) -> frozenset[str]:
        """The last letters of some nouns with every ending, the whole of a shorter one, without umlauts."""
        plain = [ending.translate(self._umlauts) for ending in self._endings]
        bare = [noun.translate(self._umlauts) for noun in nouns]
        return frozenset([(noun + ending)[-most:] for noun in bare for ending in plain])

    def meetings(self, most: int) -> frozenset[str]:
        """The last letters of those that denote meetings."""
        return self.ends([noun for noun, trigger in self._table.items() if trigger.kind == "meeting"], most)

    def plain(self, letters: str) -> str:
        """Letters without umlauts."""
        return letters if letters.isascii() else letters.translate(self._umlauts)

    def __missing__(self, text: str) -> Trigger | None:
        if len(self) > _MOST:
            self.clear()
        word = text.lower()
        found = self._hyphened(word) if "-" in word else None
        word = word[word.rfind("-") + 1 :]
        last = self.plain(word[-_LAST:])
        # does any event noun end like this? those that compounds end in have four letters or more
        none = self._ends.isdisjoint((last, last[-6:], last[-5:], last[-4:]))
        found = self[text] = found or (None if none else self._read(word))
        return found

    def _hyphened(self, word: str) -> Trigger | None:
        """The event of a noun that is listed with its hyphen: of others the last part tells it."""
        return next((self._table[stem] for stem in self._stems(word) if stem in self._table), None)

    def _stems(self, word: str) -> list[str]:
        """A word without each of the endings that it may have."""
        return [word[: len(word) - n] for n in self._cuts(word[-self._longest :])]

    def _read(self, word: str) -> Trigger | None:
        stems = self._stems(word)
        if not word.isascii() and (plain := word.translate(self._umlauts)) != word:
            stems += [plain[: len(stem)] for stem in stems]
        if not self._never.isdisjoint(stems):
            return None
        for stem in stems:
            if found := self._table.get(stem):
                return found
        for stem in stems if self._compounds else ():
            for head in self._heads.get(stem[-3:], ()):
                if len(stem) > len(head) + 1 and stem.endswith(head):
                    return self._table[head]
        return None


class Telling(dict[str, bool]):
    """Whether a word lets a sentence without a date tell an event: a verb of the past, what stages one, "since"."""

    def __init__(
        self,
        verbs: dict[str, Trigger],
        existential: frozenset[str],
        nouns: Nouns,
        pack: Pack,
        onward: frozenset[str],
    ) -> None:
        self._nouns, self._onward, self._words = nouns, onward, words(pack)
        self._lemmas = {v for v, t in verbs.items() if t.kind not in ("statement", "other")} | existential
        self._whole = openers(pack) | self._lemmas | onward
        self._ends = nouns.meetings(6) | {nouns.plain(end) for end in past_ends(self._lemmas, pack)}

    def __missing__(self, text: str) -> bool:
        if len(self) > _MOST:
            self.clear()
        low = text.lower()
        last = self._nouns.plain(low[-6:])
        # is the word worth being read: by its last letters, the whole of a short one, or one of a few words?
        none = (
            self._ends.isdisjoint((last, last[-5:], last[-4:], last[-3:], last[-2:]))
            and low not in self._whole
        )
        found = self[text] = not none and self._tells(text, low)
        return found

    def _tells(self, text: str, low: str) -> bool:
        capital = text[0].isupper()
        noun = self._nouns[text] if capital else None
        if (noun is not None and noun.kind == "meeting") or (capital and low in self._onward):
            return True
        return self._happened(low, capital=capital)

    def _happened(self, low: str, *, capital: bool) -> bool:
        """Whether a word is a verb of the past that tells an event, helps one to, or opens a condition."""
        w = self._words[low]
        if w.lemma in self._lemmas and (w.finite == "past" or w.participle):
            return True
        if w.auxiliary is None:
            return w.sure == "if"
        kind, tense, mood = w.auxiliary
        return (kind, tense) == ("have", "past") or (mood == "conditional" and capital)


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
