"""Sentences and clauses, with tense, mood and negation. Knows no calendar."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from timeline.clauses import attributes, nouns
from timeline.clauses.forming import openers, past_ends, present
from timeline.clauses.forms import lexicon
from timeline.clauses.groups import Group, groups_of
from timeline.clauses.morphology import Word, participle, words
from timeline.clauses.sentences import Text
from timeline.clauses.stretches import stretches_of
from timeline.clauses.tense import read
from timeline.clauses.tokens import Token, tokens_of
from timeline.language import Pack
from timeline.values import Clause

__all__ = [
    "Glimpses",
    "Outline",
    "Token",
    "Word",
    "openers",
    "outline",
    "participle",
    "past_ends",
    "present",
    "words",
]

_LABEL = 40  # characters of a label before an entry: a day with its weekday and hour


@dataclass(slots=True, eq=False)
class Outline:
    """A text's sentences, found at once; a sentence's clauses are worked out when somebody asks. Else never changed."""

    text: str
    pack: Pack
    sentences: tuple[tuple[int, int], ...]
    _groups: dict[int, list[Group]] = field(default_factory=dict, repr=False)
    _told: dict[Group, list[Clause]] = field(default_factory=dict, repr=False)
    _clauses: dict[int, tuple[Clause, ...]] = field(default_factory=dict, repr=False)
    _words: dict[tuple[int, int, str], list[Token]] = field(default_factory=dict, repr=False)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that an offset lies in, or of the one before; -1 before the first."""
        return bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1

    def clauses(self, sentence: int) -> tuple[Clause, ...]:
        """The clauses of one sentence, in the order in which they begin; a clause may lie inside another."""
        found = self._clauses.get(sentence)
        if found is None:
            made = [c for group in self._grouped(sentence) for c in self._telling(group, sentence)]
            found = self._clauses[sentence] = tuple(sorted(made, key=lambda c: (c.start, -c.end)))
        return found

    def clause_at(self, offset: int) -> Clause | None:
        """The innermost clause that an offset lies in. Of the sentence's other clauses nothing is worked out."""
        sentence = self.sentence_at(offset)
        for group in self._grouped(sentence):
            if group.holds(offset):
                around = [c for c in self._telling(group, sentence) if c.start <= offset < c.end]
                return min(around, key=lambda c: c.end - c.start)
        return None

    def near(self, _offset: int) -> Outline:
        """The outline that tells of the words around an offset, as one of `Glimpses` does."""
        return self

    def labels(self, clause: Clause) -> bool:
        """Whether a clause is an entry's label: it begins a line, has no verb, and a colon leads from it to another."""
        start, _ = self.sentences[clause.sentence]
        if clause.verbs or clause.finite is not None or clause.start != start or clause.end - start > _LABEL:
            return False
        begins = self.text[:start].rstrip(" ")[-1:] in ("", "\n")
        return begins and self.text.startswith(":", clause.end)

    def words(self, clause: Clause) -> list[Token]:
        """The words of the parts of a clause of this outline, in order; `last` marks the end of each part."""
        return self._words.get((clause.start, clause.end, clause.subordinate), [])

    def _grouped(self, sentence: int) -> list[Group]:
        """The stretches of a sentence in groups, of which each is a clause."""
        found = self._groups.get(sentence)
        if found is None:
            found = self._groups[sentence] = _groups(self, sentence)
        return found

    def _telling(self, group: Group, sentence: int) -> list[Clause]:
        """The clause that a group is, and the attributes in it."""
        found = self._told.get(group)
        if found is None:
            tokens, telling = group.words()
            clause = _clause(group, tokens, telling, sentence, self.pack)
            self._words[clause.start, clause.end, clause.subordinate] = tokens
            found = self._told[group] = [clause]
            if [i for i in telling if tokens[i].attribute]:
                found += attributes.of(group, sentence, self.pack)
        return found


class Glimpses:
    """The outlines of a text's sentences, each made when somebody asks for it: for who needs few of them."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.pack, self._text = pack, Text(text, pack)
        self._last, self._end = Outline(text, pack, ()), 0
        if self._text.wrapped:
            self._last, self._end = Outline(text, pack, self._text.sentences()), len(text)

    def near(self, offset: int) -> Outline:
        """The outline of the sentence around an offset; of the whole text where that is wrapped at a fixed width.

        Offsets are asked for in ascending order.
        """
        if offset >= self._end:
            spans = self._text.around(offset, self._end)
            self._last, self._end = Outline(self._text.text, self.pack, spans), spans[-1][1]
        return self._last


def outline(text: str, pack: Pack) -> Outline:
    """The outline of a text."""
    return Outline(text, pack, Text(text, pack).sentences())


def _groups(found: Outline, sentence: int) -> list[Group]:
    start, end = found.sentences[sentence]
    table = found.pack.table("clauses")
    rows = tokens_of(found.text, start, end, found.pack)
    if not table.get("capital_nouns"):
        nouns.mark(rows)
    stretches = stretches_of(rows, bool(table.get("verb_last")), lexicon(found.pack).inflected)
    if not table.get("verb_last"):
        attributes.mark(stretches)
    return groups_of(stretches, bool(table.get("verb_second")))


def _clause(group: Group, tokens: list[Token], telling: list[int], sentence: int, pack: Pack) -> Clause:
    """A group of stretches as a clause, from its words and the places of the telling ones."""
    finites = [s.tokens[s.finite] for s in group.stretches if s.finite >= 0]
    if finites:
        helping = [f for f in finites if f.word.auxiliary]
        if helping or group.subordinate in ("to", "participle"):
            finites = helping
    tense, mood, negated, modal, ahead, verbs = read(tokens, telling, finites, group.subordinate, pack)
    parts = tuple([(s.tokens[0].start, s.tokens[-1].end) for s in group.stretches])
    subordinate = "" if group.subordinate == "open" else group.subordinate
    return Clause(
        parts[0][0],
        parts[-1][1],
        sentence,
        tense,
        mood,
        negated,
        subordinate,
        modal,
        ahead,
        verbs,
        parts,
        finites[0].start if finites else None,
    )
