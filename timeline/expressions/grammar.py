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
from timeline.expressions.lexicon import Lexicon, Token
from timeline.expressions.matching import Phrase, Steps, Taken, in_order, is_bracket
from timeline.language import Pack
from timeline.readings import Clock, DayPart, Range, Reading, Weekday
from timeline.values import Tense, TimexType

Needs = tuple[forms.Letters, forms.Letters]
DAYS = (Weekday, DayPart, Clock)
LONGEST = 60  # tokens of a stretch; what is longer is no wording but a list


class Found(NamedTuple):
    """An expression in a stretch of text: its span there, its type and reading, and what could silence it."""

    start: int
    end: int
    type: TimexType
    reading: Reading
    guard: str
    form: str
    tense: Tense | None = None


class Fit(NamedTuple):
    """A phrase that begins a stretch of letters: where it ends, where its first bracket begins, what it has taken."""

    end: int
    start: int
    phrase: Phrase
    taken: Taken | None


class Grammar:
    """The words and phrases of one language, compiled."""

    def __init__(self, pack: Pack) -> None:
        rules = forms.rules_of(pack.table("phrases"))
        self.leads = forms.leads_of(pack.table("phrases"))
        self.lexicon = Lexicon(pack.table("words"), forms.literals(rules, self.leads))
        steps = Steps()
        self.phrases = tuple(Phrase(form, tree, steps) for form, tree in forms.phrases(rules, self.lexicon))
        self.opening: dict[str, list[tuple[Needs, Phrase]]] = {}
        for phrase in self.phrases:
            for letter in phrase.first:
                self.opening.setdefault(letter, []).append((phrase.needs, phrase))
        self.read: Callable[[str], tuple[Found, ...]] = lru_cache(maxsize=200_000)(self.parse)
        self.matches = lru_cache(maxsize=100_000)(self.matched)

    def parse(self, stretch: str) -> tuple[Found, ...]:
        """The expressions of a stretch of text, in order."""
        tokens = self.lexicon.tokens(stretch)[:LONGEST]
        letters = "".join(t.letter for t in tokens)
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            got, after = self.best(tokens, letters, at, stretch)
            found += got
            at = after
        return tuple(found)

    def best(self, tokens: Sequence[Token], letters: str, at: int, stretch: str) -> tuple[list[Found], int]:
        """What the longest phrase that begins at a token finds, and the token behind it."""
        here = tokens[at:]
        for fit in self.matches(letters[at:]):
            if fit.start and any(
                self.longer(letters[at + n :], fit.end - n) for n in range(1, fit.start + 1)
            ):
                break
            try:
                found = expressions_of(fit, here, stretch)
                return [self.led(f, tokens, at + fit.start) for f in found], at + fit.end
            except (ValueError, KeyError):  # a maker refuses: the 31st of June, a part that it needs
                continue
        return [], at + 1

    def led(self, found: Found, tokens: Sequence[Token], at: int) -> Found:
        """An expression with what the words before its phrase add: "since", "until", "before"."""
        if isinstance(found.reading, Range):
            return found
        leads = self.leads.get(found.type, {})
        for n in (3, 2, 1):
            words = " ".join(t.word for t in tokens[max(0, at - n) : at])
            if n <= at and words in leads:
                if (
                    leads[words] == "aim"
                ):  # what is set for a day lies ahead of the setting, not of the clause
                    return found._replace(tense="future" if isinstance(found.reading, DAYS) else "present")
                tense: Tense | None = "past" if leads[words] == "since" else found.tense
                return found._replace(reading=joining.led(found.reading, leads[words]), tense=tense)
        return found

    def longer(self, letters: str, end: int) -> bool:
        """Whether a phrase that begins a stretch of letters reaches beyond an end."""
        return any(fit.end > end for fit in self.matches(letters))

    def matched(self, letters: str) -> list[Fit]:
        """The phrases that can begin a stretch of letters, the longest first. Kept: wordings have few shapes."""
        held, found = frozenset(letters), []
        for (need, other), phrase in self.opening.get(letters[0], ()):
            if need.isdisjoint(held) or other.isdisjoint(held):  # most phrases end here
                continue
            if m := phrase.match(letters):
                starts = (t.start for t in in_order(m.taken) if is_bracket(t))
                found.append(Fit(m.end, min(starts, default=0), phrase, m.taken))
        return sorted(found, key=lambda fit: -fit.end)


def expressions_of(fit: Fit, tokens: Sequence[Token], stretch: str) -> list[Found]:
    """The brackets of a phrase as expressions. Raises ValueError where a maker refuses."""
    rule = fit.phrase.rule
    if rule.make == "silent":
        return []
    around = slots_of(fit.taken, tokens, stretch)
    brackets = [t for t in in_order(fit.taken) if is_bracket(t)]
    inner = [around | slots_of(t.inside, tokens, stretch) for t in brackets]
    readings = joining.joined(rule, inner)
    tense = rule.constants.get("tense")
    found = []
    for taken, reading in zip(brackets, readings, strict=True):
        start, end = tokens[taken.start].start, tokens[taken.end - 1].end
        found.append(Found(start, end, joining.type_of(reading), reading, rule.guard, fit.phrase.form, tense))
    return found


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
