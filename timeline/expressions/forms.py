"""Forms: what a language's wordings look like, written by hand in TOML, and read here into trees of parts.

A form is a line of blanks-separated parts:

    DAY . MONTH YEAR?   a class of words (capitals), a literal sign, and a part that may be missing
    (am|vom) WEEKDAY    alternatives, of literal words
    vor [NUMBER GRAIN]  the bracket is the span of an expression; what is outside only helps to read it
    EDGE <period>       any form of the rule "period", read by that rule's own maker
    YEAR:until          a slot with a name of its own

Each rule has a maker (`making.py`, `joining.py`): the function that turns the slots of a bracket into a reading. A
form with brackets is a phrase, tried on text; the others only serve inside of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.expressions.lexicon import Lexicon

PART = re.compile(r"\[|\]|\(|\)|\||\?|<[a-z_]+(?::[a-z_]+)?>|[^\s()|?\[\]<>]+")
CLASS = re.compile(r"([A-Z]{2,})(?::([a-z_]+))?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the table of phrases: forms that one maker reads, with the constants that it adds."""

    name: str
    make: str
    forms: tuple[str, ...]
    constants: Mapping[str, Any]
    guard: str = ""
    joined: str = ""


Letters = frozenset[str]


@dataclass(slots=True, eq=False)
class Word:
    """One word: the letters that it may have, and, for a class, its name and the slot that its meaning fills."""

    first: Letters
    name: str = ""
    slot: str = ""
    empty: bool = False


@dataclass(slots=True, eq=False)
class Group:
    """Parts behind one another that have a reading: a bracket (without a name), or the form of a rule inside of one.

    Like every part, it knows the letters that it can begin with and whether it can be empty; equal to itself alone.
    """

    parts: tuple[Part, ...]
    rule: Rule
    name: str
    first: Letters
    empty: bool


@dataclass(slots=True, eq=False)
class Choice:
    """Alternatives, the first that fits: each of them the letters that it can begin with, whether it can be empty, and
    its parts."""

    ways: tuple[tuple[Letters, bool, tuple[Part, ...]], ...]
    first: Letters
    empty: bool


@dataclass(slots=True, eq=False)
class Maybe:
    """A part that may be missing."""

    part: Part
    first: Letters
    empty: bool = True


Part = Word | Group | Choice | Maybe


def first_of(parts: Iterable[Part]) -> tuple[Letters, bool]:
    """The letters that parts behind one another can begin with, and whether all of them can be empty."""
    first = Letters()
    for part in parts:
        first |= part.first
        if not part.empty:
            return first, False
    return first, True


def choice(ways: Sequence[tuple[Part, ...]]) -> Word | Choice:
    """One of several ways. Literals are one word of several letters."""
    words = [way[0].first for way in ways if len(way) == 1 and isinstance(way[0], Word) and not way[0].name]
    if len(words) == len(ways):
        return Word(Letters().union(*words))
    begun = tuple((*first_of(parts), parts) for parts in ways)
    return Choice(begun, Letters().union(*(f for f, _, _ in begun)), any(e for _, e, _ in begun))


def group(parts: tuple[Part, ...], rule: Rule, name: str = "") -> Group:
    """Parts with a reading."""
    return Group(parts, rule, name, *first_of(parts))


def rules_of(table: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules of a language's table of phrases; what has no name here is a constant for their maker."""
    known = {"name", "make", "forms", "guard", "joined"}
    return tuple(
        Rule(
            r.get("name", ""),
            r["make"],
            tuple(expanded(f, table.get("short", {})) for f in r["forms"]),
            {k: v for k, v in r.items() if k not in known},
            r.get("guard", ""),
            r.get("joined", ""),
        )
        for r in table.get("rule", ())
    )


def leads_of(table: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """What the words before an expression do to its reading, by its type: {"DATE": {"up to": "until"}}."""
    return {
        kind: {words: effect for effect, lines in effects.items() for words in lines}
        for kind, effects in table.get("leads", {}).items()
    }


def expanded(form: str, short: Mapping[str, str]) -> str:
    """A form with its abbreviations ($WORD) written out."""
    while "$" in form:
        form = re.sub(r"\$([a-z_]+)", lambda m: short[m[1]], form)
    return form


def literals(rules: tuple[Rule, ...], leads: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """The literal words and signs of all forms, and of what leads to an expression."""
    forms = [form for rule in rules for form in rule.forms]
    forms += [words for effects in leads.values() for words in effects]
    parts = {p for form in forms for p in PART.findall(form)}
    return frozenset(p for p in parts if not CLASS.fullmatch(p) and not re.fullmatch(r"<.*>|[\[\]()|?]", p))


def phrases(rules: tuple[Rule, ...], lexicon: Lexicon) -> Iterator[tuple[str, Group]]:
    """All phrases of a language, in the order of its table: each form with its tree."""
    read = Reader(rules, lexicon)
    for rule in rules:
        for form in rule.forms:
            if "[" in form or rule.make == "silent":
                yield form, group(read.parts(form, rule), rule)


class Reader:
    """Reads the forms of a language; what stands in many of them is read once."""

    def __init__(self, rules: tuple[Rule, ...], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.named: dict[str, list[tuple[Rule, str]]] = {}
        for rule in rules:
            for form in rule.forms:
                self.named.setdefault(rule.name, []).append((rule, form))
        self.word = cache(self._word)
        self.inner = cache(self._inner)

    def parts(self, form: str, rule: Rule) -> tuple[Part, ...]:
        """The parts of a whole form. Raises ValueError on a stray sign."""
        signs = PART.findall(form)[::-1]
        got = self.either(signs, rule)
        if signs:
            raise ValueError(f"{form}: stray {signs[-1]}")
        return got

    def either(self, signs: list[str], rule: Rule) -> tuple[Part, ...]:
        """Alternatives, up to the end or a closing sign; the signs are taken from the end of their list."""
        ways = [self.sequence(signs, rule)]
        while signs and signs[-1] == "|":
            signs.pop()
            ways.append(self.sequence(signs, rule))
        return ways[0] if len(ways) == 1 else (choice(ways),)

    def sequence(self, signs: list[str], rule: Rule) -> tuple[Part, ...]:
        """Parts behind one another."""
        got: list[Part] = []
        while signs and signs[-1] not in "|)]":
            part = self.one(signs.pop(), signs, rule)
            if signs and signs[-1] == "?":
                signs.pop()
                part = Maybe(part, part.first)
            got.append(part)
        return tuple(got)

    def one(self, sign: str, signs: list[str], rule: Rule) -> Part:
        """One part: a parenthesis, a bracket, a rule, a class or a literal."""
        if sign in "([":
            inner = self.either(signs, rule)
            signs.pop()
            if sign == "[":
                return group(inner, rule)
            return inner[0] if len(inner) == 1 else choice([inner])
        return self.inner(sign[1:-1]) if sign[0] == "<" else self.word(sign)

    def _inner(self, reference: str) -> Part:
        """Any form of a rule, each with a reading of its own; brackets inside of it are mere parentheses."""
        rule_name, _, name = reference.partition(":")
        forms = [(rule, form.replace("[", "(").replace("]", ")")) for rule, form in self.named[rule_name]]
        return choice([(group(self.parts(form, rule), rule, name or rule_name),) for rule, form in forms])

    def _word(self, sign: str) -> Word:
        """A class of words, whose meaning the maker gets under its name; or a literal."""
        m = CLASS.fullmatch(sign)
        if not m:
            return Word(Letters(self.lexicon.of_class("=" + sign)))
        return Word(Letters(self.lexicon.of_class(m[1])), m[1], m[2] or m[1].lower())
