"""Reads a stretch of text: which of its words are temporal expressions, and what they say. Pure, and cached
by wording, so that a corpus costs little more than looking up.

At every token the phrases that can begin there are tried; the longest match wins, and the earlier entry of
the table where two are as long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.expressions import forms, joining
from timeline.expressions.automaton import Automaton
from timeline.expressions.lexicon import Lexicon, Token
from timeline.expressions.matching import Phrase, Steps, Taken, in_order, is_bracket
from timeline.language import Pack
from timeline.readings import Clock, DayPart, Range, Reading, Weekday
from timeline.values import Tense, TimexType

DAYS = (Weekday, DayPart, Clock)
LONGEST = 60  # tokens of a stretch; what is longer is no wording but a list
MOST = 200_000  # wordings that are kept in memory


class Found(NamedTuple):
    """An expression in a stretch of text: its span there, its type and reading, and what could silence it."""

    start: int
    end: int
    type: TimexType
    reading: Reading
    guard: str
    form: str
    tense: Tense | None = None

    def moved(self, by: int) -> Found:
        """The same, some code points further on."""
        return Found(self.start + by, self.end + by, *self[2:])


class Said(NamedTuple):
    """What a phrase says: the token that its first bracket begins at, and its expressions, by their spans in it; None
    where its maker refuses."""

    start: int
    found: tuple[Found, ...] | None


class Grammar:
    """The words and phrases of one language, compiled."""

    def __init__(self, pack: Pack) -> None:
        rules = forms.rules_of(pack.table("phrases"))
        self.leads = forms.leads_of(pack.table("phrases"))
        self.leading = frozenset(words.split()[-1] for leads in self.leads.values() for words in leads)
        self.lexicon = Lexicon(pack.table("words"), forms.literals(rules, self.leads))
        steps = Steps()
        self.phrases = tuple(Phrase(form, tree, steps) for form, tree in forms.phrases(rules, self.lexicon))
        self.automaton = Automaton([phrase.tree for phrase in self.phrases])
        self.read: Callable[[str], tuple[Found, ...]] = lru_cache(maxsize=MOST)(self.parse)
        self.taken = lru_cache(maxsize=MOST)(self._taken)
        self._said: dict[tuple[int, str, str], Said] = {}

    def parse(self, stretch: str) -> tuple[Found, ...]:
        """The expressions of a stretch of text, in order."""
        tokens = self.lexicon.tokens(stretch)[:LONGEST]
        letters = "".join([t.letter for t in tokens])
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            got, after = self.best(tokens, letters, at, stretch)
            found += got
            at = after
        return tuple(found)

    def best(self, tokens: Sequence[Token], letters: str, at: int, stretch: str) -> tuple[list[Found], int]:
        """What the longest phrase that begins at a token finds, and the token behind it."""
        for number, length in self.automaton.fits(letters[at:]):
            end = at + length
            start, found = self.said(number, letters[at:end], tokens[at:end], stretch)
            if start and any(self.longer(letters[at + n :], length - n) for n in range(1, start + 1)):
                break
            if found is not None:
                first = tokens[at].start
                return [self.led(f.moved(first), tokens[: at + start]) for f in found], end
        return [], at + 1

    def led(self, found: Found, before: Sequence[Token]) -> Found:
        """An expression with what the words before its phrase add: "since", "until", "before"."""
        if not before or before[-1].word not in self.leading or isinstance(found.reading, Range):
            return found
        leads = self.leads.get(found.type, {})
        for n in range(min(len(before), 3), 0, -1):
            effect = leads.get(" ".join([t.word for t in before[-n:]]))
            if effect == "aim":  # what is set for a day lies ahead of the setting, not of the clause
                return found._replace(tense="future" if isinstance(found.reading, DAYS) else "present")
            if effect:
                tense: Tense | None = "past" if effect == "since" else found.tense
                return found._replace(reading=joining.led(found.reading, effect), tense=tense)
        return found

    def longer(self, letters: str, end: int) -> bool:
        """Whether a phrase that begins some letters reaches beyond an end."""
        return any(length > end for _, length in self.automaton.fits(letters))

    def said(self, number: int, letters: str, tokens: Sequence[Token], stretch: str) -> Said:
        """What a phrase says that fits some tokens. Kept by its wording, which returns in many a stretch."""
        key = number, letters, stretch[tokens[0].start : tokens[-1].end]
        said = self._said.get(key)
        if said is None:
            if len(self._said) > MOST:
                self._said.clear()
            phrase, taken = self.phrases[number], self.taken(number, letters)
            start = min((t.start for t in in_order(taken) if is_bracket(t)), default=0)
            try:
                said = Said(start, expressions_of(phrase, taken, tokens, stretch))
            except (ValueError, KeyError):  # a maker refuses: the 31st of June, a part that it needs
                said = Said(start, None)
            self._said[key] = said
        return said

    def _taken(self, number: int, letters: str) -> Taken | None:
        """What a phrase takes of letters that it fits. Kept: wordings have few shapes."""
        match = self.phrases[number].match(letters)
        return match.taken if match else None


def expressions_of(
    phrase: Phrase, taken: Taken | None, tokens: Sequence[Token], stretch: str
) -> tuple[Found, ...]:
    """The brackets of a phrase as expressions, by their spans in it. Raises ValueError where a maker refuses."""
    rule = phrase.rule
    if rule.make == "silent":
        return ()
    around = slots_of(taken, tokens, stretch)
    brackets = [t for t in in_order(taken) if is_bracket(t)]
    inner = [around | slots_of(t.inside, tokens, stretch) for t in brackets]
    readings = joining.joined(rule, inner)
    tense, first = rule.constants.get("tense"), tokens[0].start
    found = []
    for bracket, reading in zip(brackets, readings, strict=True):
        start, end = tokens[bracket.start].start - first, tokens[bracket.end - 1].end - first
        found.append(Found(start, end, joining.type_of(reading), reading, rule.guard, phrase.form, tense))
    return tuple(found)


def slots_of(inside: Taken | None, tokens: Sequence[Token], stretch: str) -> dict[str, Any]:
    """The meanings of the words that were taken inside a group, and the readings of the rules there."""
    slots: dict[str, Any] = {}
    readings: dict[str, Any] = {}
    for taken in in_order(inside):
        part = taken.part
        if isinstance(part, forms.Word):
            slots.setdefault(part.slot, tokens[taken.start].values[part.name])
        elif part.name:
            inner = slots_of(taken.inside, tokens, stretch)
            if part.rule.make == "written":
                inner["wording"] = stretch[tokens[taken.start].start : tokens[taken.end - 1].end]
            readings[part.name] = joining.made(part.rule, inner)
    return slots | readings


@cache
def grammar(pack: Pack) -> Grammar:
    """The grammar of a language."""
    return Grammar(pack)
