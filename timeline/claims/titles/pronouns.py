"""Whom a pronoun may mean, by number, gender and role. Lives in claims/titles; knows no clause."""

from __future__ import annotations

from timeline.claims.lexicon import Words
from timeline.claims.titles.parts import Part, upper
from timeline.claims.titles.wording import Wording
from timeline.values import Entity

_NEAR = 400
"""Characters before a pronoun in which the only person is meant."""


def agrees(wording: Wording, tokens: Part, pronoun: str, *, plural: bool) -> bool:
    """Whether a phrase may be meant by a pronoun, as far as its article or its role tells a gender."""
    known = wording.known
    if plural or not tokens or pronoun in known.words["first_person"]:
        return True
    genders = [words for words in known.genders if pronoun in words]
    first, people = tokens[0], wording.inside(tokens[0].start, tokens[-1].end)
    if first.word.determiner or any(first.text.lower() in words for words in known.genders):
        return any(first.text.lower() in words for words in genders)
    if pronoun in known.words["expletive"]:
        return False
    if people and people[-1].type == "person":
        name = people[-1].name
        role = next((t.text for t in reversed(tokens) if upper(t) and t.text not in name), "")
        return _may_mean(known.words, role, name, pronoun)
    return False


def people(wording: Wording, at: int, pronoun: str) -> list[Entity]:
    """The people named shortly before an offset whom a pronoun may mean."""
    known, near = wording.known.words, []
    for e in wording.entities:
        if e.type == "person" and 0 <= at - e.end < _NEAR:
            named = wording.scene.text(e.start, e.end).split()
            role = next((w for w in named if w[:1].isupper() and w not in e.name), "")
            near += [e] if _may_mean(known, role, e.name, pronoun) else []
    return near


def _may_mean(known: Words, role: str, name: str, pronoun: str) -> bool:
    """Whether a pronoun may mean somebody, as far as a role, or else the name, tells a woman from a man."""
    female = role.endswith(tuple(known["female"])) if role else _woman(known, name)
    return female is None or (pronoun in known["she"]) == female


def _woman(known: Words, name: str) -> bool | None:
    """Whether a name is a woman's, by its first name; None if that does not tell."""
    first, *more = name.split()
    if not more or first in known["he_first"]:
        return False if more else None
    return True if first in known["she_first"] or first.endswith(tuple(known["she_ending"])) else None


def somebody(wording: Wording, name: str) -> bool:
    """Whether a noun phrase tells somebody, by the ending of its noun, or ends with a name."""
    named = any(name.endswith(e.name) for e in wording.entities)
    return named or name.endswith(tuple(wording.known.words["human"]))
