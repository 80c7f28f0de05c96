"""Forms: what a language's wordings look like, written by hand in TOML and compiled to regular expressions.

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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline.expressions.lexicon import Lexicon

PART = re.compile(r"\[|\]|\(|\)|\||\?|\*|<[a-z_]+(?::[a-z_]+)?>|[^\s()|?*\[\]<>]+")
CLASS = re.compile(r"([A-Z]{2,})(?::([a-z_]+))?")
RAREST = 2  # sets of letters of which a text must hold one before a form is tried on it


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the table of phrases: forms that one maker reads, with the constants that it adds."""

    name: str
    make: str
    forms: tuple[str, ...]
    constants: Mapping[str, Any]
    guard: str = ""
    joined: str = ""


@dataclass(slots=True)
class Node:
    """A group of a compiled form that has a reading: a bracket, or a rule's form inside of one."""

    group: str
    rule: Rule
    name: str = ""
    slots: list[tuple[str, str, str]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a regular expression, the letters that it can begin with, whether it can be empty, and sets of
    letters of each of which it needs one."""

    regex: str
    first: frozenset[str] = frozenset()
    empty: bool = False
    needs: tuple[frozenset[str], ...] = ()

    def then(self, other: Piece) -> Piece:
        """This piece and then another."""
        first = self.first | other.first if self.empty else self.first
        return Piece(self.regex + other.regex, first, self.empty and other.empty, self.needs + other.needs)

    def either(self, other: Piece) -> Piece:
        """This piece or else another."""
        empty, needs = self.empty or other.empty, either([self.needs, other.needs])
        return Piece(f"{self.regex}|{other.regex}", self.first | other.first, empty, needs)

    def repeated(self, sign: str) -> Piece:
        """This piece with "?" or "*" behind it."""
        return Piece(f"(?:{self.regex}){sign}", self.first, True)

    def grouped(self, group: str) -> Piece:
        """This piece as a named group."""
        return Piece(f"(?P<{group}>{self.regex})", self.first, self.empty, self.needs)


NOTHING = Piece("", empty=True)


def either(needs: Sequence[tuple[frozenset[str], ...]]) -> tuple[frozenset[str], ...]:
    """What one of several pieces needs, whichever it is, from what each of them does."""
    return (frozenset[str]().union(*(min(n, key=len) for n in needs)),) if all(needs) else ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form with brackets as a regular expression, the letters that it can begin with, the rarest that it needs."""

    rule: Rule
    form: str
    regex: str
    root: Node
    first: frozenset[str]
    needs: tuple[frozenset[str], ...]

    def match(self, letters: str) -> re.Match[str] | None:
        """The longest beginning of some letters that has this form."""
        for need in self.needs:  # most forms end here, and many are never compiled
            if need.isdisjoint(letters):
                return None
        return pattern(self.regex).match(letters)

    def bracket(self, m: re.Match[str]) -> int:
        """Where the first bracket of a match begins."""
        starts = [m.start(n.group) for n in self.root.children if not n.name and m.start(n.group) >= 0]
        return min(starts, default=m.start())


@cache
def pattern(regex: str) -> re.Pattern[str]:
    """A regular expression, compiled when a text first asks for it: most of a language's phrases are rare."""
    return re.compile(regex)


def rules_of(table: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules of a language's table of phrases; `defaults` are the constants of every rule."""
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
    parts = (p for form in forms for p in PART.findall(form))
    return frozenset(p for p in parts if not CLASS.fullmatch(p) and not re.fullmatch(r"<.*>|[\[\]()|?*]", p))


def compiled(rules: tuple[Rule, ...], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """All phrases of a language, in the order of its table."""
    by_name: dict[str, list[tuple[Rule, str]]] = {}
    for rule in rules:
        for form in rule.forms:
            by_name.setdefault(rule.name, []).append((rule, form))
    phrases = []
    for rule in rules:
        for form in rule.forms:
            if "[" in form or rule.make == "silent":
                root = Node("", rule)
                piece = Writer(lexicon, by_name).piece(form, root)
                needs = tuple(sorted(piece.needs, key=len)[:RAREST])
                phrases.append(Phrase(rule, form, piece.regex, root, piece.first, needs))
    return tuple(phrases)


class Writer:
    """Writes the regular expression of one phrase, numbering its groups."""

    def __init__(self, lexicon: Lexicon, by_name: Mapping[str, list[tuple[Rule, str]]]) -> None:
        self.lexicon = lexicon
        self.by_name = by_name
        self.count = 0

    def group(self) -> str:
        """A fresh group name."""
        self.count += 1
        return f"g{self.count}"

    def piece(self, form: str, node: Node) -> Piece:
        """A whole form; its slots and inner readings are added to `node`. Raises ValueError on a stray
        sign."""
        parts = PART.findall(form)
        got = self.either(parts, node)
        if parts:
            raise ValueError(f"{form}: stray {parts[0]}")
        return got

    def either(self, parts: list[str], node: Node) -> Piece:
        """Alternatives, up to the end or a closing sign."""
        got = self.sequence(parts, node)
        while parts and parts[0] == "|":
            parts.pop(0)
            got = got.either(self.sequence(parts, node))
        return got

    def sequence(self, parts: list[str], node: Node) -> Piece:
        """Parts behind one another."""
        got = NOTHING
        while parts and parts[0] not in "|)]":
            one = self.one(parts.pop(0), parts, node)
            if parts and parts[0] in "?*":
                one = one.repeated(parts.pop(0))
            got = got.then(one)
        return got

    def one(self, part: str, parts: list[str], node: Node) -> Piece:
        """One part: a parenthesis, a bracket, a rule, a class or a literal."""
        if part == "(":
            inner = self.either(parts, node)
            parts.pop(0)
            return Piece(f"(?:{inner.regex})", inner.first, inner.empty, inner.needs)
        if part == "[":
            bracket = Node(self.group(), node.rule)
            node.children.append(bracket)
            inner = self.either(parts, bracket)
            parts.pop(0)
            return inner.grouped(bracket.group)
        if part[0] == "<":
            return self.rule(part[1:-1], node)
        return self.slot(part, node)

    def rule(self, reference: str, node: Node) -> Piece:
        """All forms of a rule, each a group with a reading of its own."""
        rule_name, _, name = reference.partition(":")
        pieces = []
        for rule, form in self.by_name[rule_name]:
            inner = Node(self.group(), rule, name or rule_name)
            node.children.append(inner)
            pieces.append(self.piece(form.replace("[", "(").replace("]", ")"), inner).grouped(inner.group))
        first = frozenset[str]().union(*(p.first for p in pieces))
        regex, needs = f"(?:{'|'.join(p.regex for p in pieces)})", either([p.needs for p in pieces])
        return Piece(regex, first, any(p.empty for p in pieces), needs)

    def slot(self, part: str, node: Node) -> Piece:
        """A class of words, whose meaning the maker gets under its name; or a literal."""
        m = CLASS.fullmatch(part)
        letters = self.lexicon.of_class(m[1] if m else "=" + part)
        known = frozenset(letters)
        piece = Piece(f"[{letters}]" if letters else "(?!)", known, needs=(known,))
        if not m:
            return piece
        group = self.group()
        node.slots.append((group, m[1], m[2] or m[1].lower()))
        return piece.grouped(group)
