"""One sentence as the claims room sees it: its clauses, event nouns, dates, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from timeline.claims.lexicon import Lexicon
from timeline.claims.triggers import Trigger
from timeline.clauses import Outline
from timeline.values import Clause, Expression

WORD = re.compile(r"\w+")
_start = attrgetter("start")
_SAID = frozenset(":–—")
"""Signs behind which something else is said: what they close does not ask, though the sentence ends so."""


class Named(NamedTuple):
    """An event noun in the text."""

    start: int
    end: int
    trigger: Trigger


@dataclass(slots=True, eq=False)
class Scene:
    """A sentence with all that claims are made of; `dates` maps a clause to its expressions, by index.

    `off` are the phrases in the article that call something off, `speakers` where its words of the first person
    begin. `lengths` are those of `dates` that are lengths of time. Never changed; frozen, it would take four times as
    long to make.
    """

    outline: Outline
    index: int
    start: int
    end: int
    clauses: tuple[Clause, ...]
    nouns: tuple[Named, ...]
    expressions: Sequence[Expression]
    dates: dict[int, list[int]]
    heading: bool
    quotes: tuple[tuple[int, int], ...]
    lead: bool
    known: Lexicon
    off: Sequence[str]
    speakers: Sequence[int]
    lengths: Sequence[int]
    spans: tuple[tuple[int, int], ...]
    _before: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def text(self, start: int, end: int) -> str:
        """A stretch of the article."""
        return self.outline.text[start:end]

    def quoted(self, clause: Clause) -> bool:
        """Whether a clause is somebody's words, marked or told by its pronouns."""
        if any(a <= clause.start < b for a, b in self.quotes):
            return True
        return any(_within(self.speakers, a, b) for a, b in clause.parts)

    def asks(self, clause: Clause) -> bool:
        """Whether a main clause asks: in a sentence that ends so, with nothing else said behind it."""
        if clause.subordinate or clause.finite is None or self.text(self.end - 1, self.end) != "?":
            return False
        return _SAID.isdisjoint(self.text(clause.end, self.end))

    def wonders(self, clause: Clause) -> bool:
        """Whether a clause inside another asks whether something is so; not one that begins with a mayor ("OB")."""
        if clause.subordinate != "that":
            return False
        first = WORD.match(self.outline.text, clause.start)
        return first is not None and first[0][0].lower() + first[0][1:] in self.known.words["whether"]

    def calls_off(self, clause: Clause) -> bool:
        """Whether a phrase in a clause calls something off."""
        return any(self.outline.text.find(phrase, clause.start, clause.end) >= 0 for phrase in self.off)

    def nouns_in(self, clause: Clause) -> list[Named]:
        """The event nouns in a clause's own words."""
        return [n for n in self.nouns for a, b in clause.parts if a <= n.start < b] if self.nouns else []

    def around(self, clause: Clause) -> Clause:
        """The clause that an attribute stands in; a clause that is none stands for itself."""
        if clause.subordinate != "attribute":
            return clause
        return next(
            c
            for c in self.clauses
            if c.subordinate != "attribute" and any(a <= clause.start < b for a, b in c.parts)
        )

    def beside(self, index: int) -> Scene:
        """The same for another sentence: its clauses and the spans of its dates; all else is of this one."""
        start, end = self.outline.sentences[index]
        dates = [self.expressions[i] for i in self.dates_of(index)]
        spans = tuple([(e.start, e.end) for e in dates])
        return replace(
            self, index=index, start=start, end=end, clauses=self.outline.clauses(index), spans=spans
        )

    def dates_of(self, index: int) -> range:
        """The indices of the expressions in a sentence of the article."""
        start, end = self.outline.sentences[index]
        first = bisect_left(self.expressions, start, key=_start)
        return range(first, bisect_left(self.expressions, end, first, key=_start))

    def before(self, offset: int, floor: int | None = None) -> tuple[str, ...]:
        """The words before an offset, in lower case, the nearest last; no further back than `floor`."""
        asked = self.start if floor is None else floor, offset
        found = self._before.get(asked)
        if found is None:
            words = WORD.findall(self.outline.text[slice(*asked)])
            found = self._before[asked] = tuple(map(str.lower, words))
        return found

    def follows(self, clause: Clause, lemmas: Collection[str]) -> bool:
        """Whether the clause before another one has one of some verbs."""
        at = self.clauses.index(clause)
        return any(v.lemma in lemmas for c in self.clauses[:at][-1:] for v in c.verbs)

    def led(self, name: str, offset: int, floor: int | None = None, reach: int = 1) -> bool:
        """Whether one of the last words before an offset, as many as `reach`, is in a small list."""
        return not self.known.words[name].isdisjoint(self.before(offset, floor)[-reach:])


def _within(offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some offsets, in order, lies in a stretch."""
    return bool(offsets) and bisect_left(offsets, start) < bisect_left(offsets, end)
