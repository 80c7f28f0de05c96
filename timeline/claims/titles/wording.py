"""A sentence as titles see it: its words, the names in them, and what reads how. Lives in claims/titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Any

from timeline.claims.lexicon import Lexicon
from timeline.claims.scene import Scene
from timeline.claims.titles.cases import strong
from timeline.claims.titles.parts import bound, noun
from timeline.clauses import Token
from timeline.values import Clause, Entity

LONGEST = 80
"""Characters of a title, or a few more where a phrase is not to be cut."""
DASHES = frozenset("–—-")
MORE = 12
"""Characters that a title may be too long before it loses what it cannot well do without."""
_QUOTATION = re.compile(r"„[^„“”\"\n]{2,60}[“”\"]|\"[^\"\n]{2,60}\"|»[^»«\n]{2,60}«|“[^“”\n]{2,60}”")
"""What may be a name or a word in quotation marks."""
_DATELINE = 5
"""Words among which a date line ends."""


def said_by(who: str, said: str) -> str:
    """What somebody or something tells, with a capital behind the colon."""
    return f"{who}: {said[:1].upper()}{said[1:]}"


@dataclass(slots=True, eq=False)
class Wording:
    """What a title is made from: the sentence, the names in the article, and where these end. Never changed."""

    scene: Scene
    entities: Sequence[Entity]
    stops: frozenset[int]
    known: Lexicon = field(init=False)
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False)
    """What was found for this title already, by what was asked."""
    _quotations: list[tuple[int, int]] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.known = self.scene.known

    def tokens(self, clause: Clause) -> list[Token]:
        """The words of a clause's own parts."""
        return self.scene.outline.words(clause)

    def unplaced(self, clause: Clause) -> list[Token]:
        """The words of a clause without the place that a date line names before a dash."""
        tokens = self.tokens(clause)
        if tokens and tokens[0].start == self.scene.start and clause.finite is not None:
            for i in range(1, min(_DATELINE, len(tokens))):
                if self.dashed(tokens[i - 1], tokens[i]) and tokens[i].start <= clause.finite:
                    return tokens[i:] if all(map(noun, tokens[:i])) else tokens
            for i in range(1, len(tokens) if len(clause.parts) > 1 else 0):
                before, here = tokens[i - 1], tokens[i]
                if before.last and here.start <= clause.finite and ":" in self.gap(before, here):
                    return tokens[i:]  # behind a heading
        return tokens

    def finite(self, clause: Clause) -> Token | None:
        """The finite verb of a clause."""
        row = dropwhile(lambda t: t.start != clause.finite, self.tokens(clause))
        here, after = next(row, None), next(row, None)
        done = clause.subordinate and clause.verbs and clause.verbs[-1].form == "participle"
        kind = after.word.auxiliary if done and after else None
        return after if kind and kind[0] == clause.modal else here  # "are said to have done"

    def dated(self, token: Token) -> bool:
        """Whether a word belongs to a temporal expression."""
        at = token.start
        for a, b in self.scene.spans:  # noqa: SIM110 - asked of every word, and three times as fast as any()
            if a <= at < b:
                return True
        return False

    def lasts(self, token: Token) -> bool:
        """Whether a word of a temporal expression tells a length of time or how often, not when."""
        read = self.scene.expressions
        at = bisect_right(read, token.start, key=lambda e: e.start) - 1
        return at >= 0 and read[at].type in ("DURATION", "SET")

    def inside(self, start: int, end: int) -> list[Entity]:
        """The names in a stretch of the text."""
        return [e for e in self.entities if start <= e.start and e.end <= end]

    def named_at(self, token: Token) -> bool:
        """Whether a name begins with a word."""
        return any(e.start == token.start for e in self.entities)

    def gap(self, before: Token, after: Token) -> str:
        """The text between two words; a blank where the second stands before the first."""
        first, last = before.end, after.start
        return self.scene.outline.text[first:last] if first <= last else " "

    def dashed(self, before: Token, after: Token) -> bool:
        """Whether a dash stands by itself between two words."""
        gap = self.gap(before, after)
        return gap != " " and gap[:1] != "-" and not DASHES.isdisjoint(gap.split())

    def listed(self, before: Token, after: Token) -> bool:
        """Whether a comma joins two nouns in a list."""
        return (
            self.gap(before, after) == ", " and noun(before) and noun(after) and not after.text[0].isdigit()
        )

    def words(self, tokens: Sequence[Token]) -> str:
        """Words as they stand in the text, with one blank between what was cut apart; a list keeps its commas.

        What is written large only because a sentence begins with it is written small.
        """
        pieces, before = "", None
        quotations = self.quotations()
        for t in tokens:
            if before is not None:
                gap = self.gap(before, t)
                kept = len(gap) <= 2 and ("," not in gap or (gap == ", " and noun(before)))
                if kept and quotations and gap != " ":
                    gap = self._marks(before.end, t.start)
                pieces += gap if kept else " "
            small = t.text.istitle() and self._small(tokens, t)
            pieces += t.text.lower() if small else t.text
            before = t
        text = pieces.strip()
        return self._marked(tokens, text) if quotations and tokens else text

    def quotations(self) -> list[tuple[int, int]]:
        """Where names and words stand in quotation marks in the sentence; none that holds a verb of it."""
        if self._quotations is None:
            self._quotations = self._found_quotations()
        return self._quotations

    def _found_quotations(self) -> list[tuple[int, int]]:
        scene = self.scene
        text = scene.outline.text[scene.start : scene.end + 1]
        if not ('"' in text or "“" in text or "«" in text or "”" in text):  # most sentences
            return []
        verbs = {c.finite for c in scene.clauses} | {v.start for c in scene.clauses for v in c.verbs}
        spans = [m.span() for m in _QUOTATION.finditer(scene.outline.text, scene.start, scene.end + 1)]
        return [(a, b) for a, b in spans if verbs.isdisjoint(range(a, b))]

    def _marked(self, tokens: Sequence[Token], text: str) -> str:
        """Words with the quotation marks at their edges, where the whole quotation is among them."""
        first, last = tokens[0], tokens[-1]
        for a, b in self.quotations():
            begins, ends = first.start == a + 1, last.end == b - 1
            if (begins and last.end >= b - 1) or (ends and first.start <= a + 1):
                opening, closing = self.known.quotes
                text = f"{opening if begins else ''}{text}{closing if ends else ''}"
        return text

    def _marks(self, start: int, end: int) -> str:
        """What stands between two words, with the language's own quotation marks."""
        opening, closing = self.known.quotes
        text = self.scene.text(start, end)
        for a, b in self.quotations():
            for at, mark in ((a, opening), (b - 1, closing)):
                if start <= at < end:
                    text = f"{text[: at - start]}{mark}{text[at + 1 - start :]}"
        return text

    def _small(self, tokens: Sequence[Token], token: Token) -> bool:
        """Whether a word among some is to be written small, though it begins with a capital."""
        known, low = self.known.words, token.text.lower()
        if not noun(token) or low in known["several"]:
            return True
        if token is not tokens[0] or token.start != self.scene.start or len(tokens) < 2 or token.noun:
            return False
        if self.named_at(token):
            return False
        return low in known["fronting"] or (tokens[1].text.islower() and not bound(tokens[1]))

    def told(self, tokens: Sequence[Token], *, short: bool = False) -> str:
        """A phrase as a title has it: without its article; behind a preposition, or if `short`, a person by name."""
        start, end = tokens[0].start, tokens[-1].end
        people = [e for e in self.inside(start, end) if e.type == "person"]
        whole = self.known.contracted.get(tokens[0].text.lower(), tokens[0].text.lower())
        if (
            tokens[0].word.preposition
            and len(people) == 1
            and people[0].end == end
            and len(tokens) > 2
            and people[0].name.rsplit(" ", 1)[-1] in self.scene.text(start, end)
            and self._in_role(tokens, people[0])
        ):
            genitive = any(t.text in self.known.words["genitive"] or t.word.preposition for t in tokens[1:])
            return self.words(tokens) if genitive else f"{whole} {people[0].name}"
        if self.dated(tokens[-1]):
            return self.words(tokens)
        if short and not tokens[0].word.preposition:
            return self.named(tokens, subject=False)
        return self.words(strong(self.known, tokens))

    def _in_role(self, tokens: Sequence[Token], person: Entity) -> bool:
        """Whether what stands before a name tells somebody, by the endings of its nouns: no hotel, affair or era."""
        names = person.name.split()
        roles = [t.text for t in tokens if noun(t) and t.text not in names and not t.text.endswith("s")]
        words = self.known.words
        human, ending = tuple(words["human"]), next(iter(words["owned_ending"]), "")
        return all(r.endswith(human) or r.removesuffix(ending).endswith(human) for r in roles[-1:])

    def named(self, tokens: Sequence[Token], *, subject: bool = True, person: bool = True) -> str:
        """A noun phrase under its name: that of the person it ends with, else without its article."""
        start, end = tokens[0].start, tokens[-1].end
        inside = self.inside(start, end)
        role = [t for t in tokens if inside and t.end <= inside[0].start]
        owned = any(t.word.preposition or t.text in self.known.words["genitive"] for t in role[1:])
        if person and len(inside) == 1 and inside[0].type == "person" and inside[0].end == end and not owned:
            return inside[0].name
        points_back = self.known.words["whose"]
        kept = tokens[1:] if len(tokens) > 1 and tokens[0].text.lower() in points_back else tokens
        return self.words(strong(self.known, kept, subject=subject))

    def sentence(self, index: int) -> Wording:
        """The same for another sentence of the article."""
        return Wording(self.scene.beside(index), self.entities, self.stops, self.memo)
