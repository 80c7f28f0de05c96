"""Which words let a sentence without a date tell an event. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.triggers import MOST, Nouns, Trigger
from timeline.clauses import openers, past_ends, words
from timeline.language import Pack


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
        if len(self) > MOST:
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
