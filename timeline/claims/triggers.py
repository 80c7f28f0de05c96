"""Which word denotes which event: a noun in any of its forms, and as the last part of a compound. Claims room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.values import Kind

MOST = 300_000  # words that are kept in memory
_LAST = 7  # letters that tell most words from all that an event noun can end in


class Trigger(NamedTuple):
    """A word that denotes an event: its lemma, the kind of event, its PLOVER category or ""."""

    lemma: str
    kind: Kind
    category: str


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
        if len(self) > MOST:
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
