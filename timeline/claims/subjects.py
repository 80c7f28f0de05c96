"""Who or what a clause is about, for its title. Lives in the claims room.

A subject stands before its verb or behind it, is the noun that a relative clause hangs on, or a pronoun: then
what the clause or the sentence before was about, where number and gender allow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.claims.phrases import chunks, nominative, noun, phrase, upper
from timeline.claims.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause

_BACK = 2
"""Sentences that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is to read, and the words of the clause that are left; "" where none is found."""

    text: str
    rest: list[Token]
    phrase: tuple[Token, ...] = ()
    empty: str = ""  # an "it" that stands for nothing
    pronoun: bool = False  # nothing was found that it stands for


def subject(wording: Wording, clause: Clause, words: list[Token], back: int = _BACK) -> Subject:
    """The subject of a clause among its `words`, from which dates and fillers are gone."""
    finite = clause.finite
    if clause.subordinate == "participle":
        return Subject(antecedent(wording, clause), words)
    if clause.subordinate == "to" or finite is None:
        return Subject("", words)
    known = wording.scene.known.words
    joined = wording.scene.text(clause.start, finite).strip().lower()
    if not clause.subordinate and joined in known["conjunction"]:
        return Subject(_shared(wording, clause, back), words)
    front = [t for t in words if t.start < finite]
    behind = [t for t in words if t.start > finite]
    if clause.subordinate:
        return _in_field(wording, clause, front or behind, [], back)
    turned = bool(behind) and behind[0].text.lower() in known["nominative"]
    reflexive = next((i for i, t in enumerate(front) if t.text.lower() in known["reflexive"]), 0)
    if reflexive:  # the verb stands last, whatever opened the clause
        front, behind = front[:reflexive], [*front[reflexive:], *behind]
    if front and not turned and not _oblique(wording, front) and not _named_behind(wording, front, behind):
        whose = front[0].text.lower() in known["whose"]
        if (noun(front[0]) or front[0].word.determiner or whose) and not front[0].word.preposition:
            return _read(wording, clause, front, behind, back)
        if front[0].word.pronoun and len(front) == 1:
            return _read(wording, clause, front, behind, back)
    return _in_field(wording, clause, behind, front, back)


def _in_field(wording: Wording, clause: Clause, field: list[Token], front: list[Token], back: int) -> Subject:
    """The subject in the middle of a clause: its first phrase that is neither oblique nor behind a preposition."""
    known = wording.scene.known.words
    if clause.subordinate == "relative" and _leads(wording, clause):
        return Subject(antecedent(wording, clause), field)
    parts = chunks(field, wording.scene.known, wording.stops)
    for i, part in enumerate(parts):
        first = part[0]
        if first.text.lower() in known["reflexive"] or _oblique(wording, part):
            continue
        if first.word.pronoun and not first.noun and len(part) == 1:
            left = [t for p in (*parts[:i], *parts[i + 1 :], front) for t in p]
            return _read(wording, clause, part, left, back)
        if upper(part[-1]) and (not first.word.preposition or _amount(wording, part)):
            parts = [*parts[:i], _with_attribute(wording, parts, i, clause), *parts[i + 1 :]]
            taken = {t.start for t in parts[i]}
            left = [t for t in (*field, *front) if t.start not in taken]
            return _read(wording, clause, parts[i], left, back)
    text = antecedent(wording, clause) or (_shared(wording, clause, back) if not front else "")
    return Subject(text, [*field, *front])


def _with_attribute(wording: Wording, parts: list[list[Token]], at: int, clause: Clause) -> list[Token]:
    """A subject with what hangs on it: before a reflexive, or "between" two."""
    known = wording.scene.known.words
    here = parts[at]
    if not clause.subordinate or at + 1 >= len(parts) or not parts[at + 1][0].word.preposition:
        return here
    reflexive = at + 2 < len(parts) and parts[at + 2][0].text.lower() in known["reflexive"]
    between = parts[at + 1][0].text.lower() in known["between"] and not parts[at + 1][1].text[:1].isdigit()
    return [*here, *parts[at + 1]] if reflexive or between else here


def _read(wording: Wording, clause: Clause, tokens: list[Token], rest: list[Token], back: int) -> Subject:
    """A subject as it is to read: a pronoun as what it stands for."""
    first = tokens[0]
    if len(tokens) > 1 or not first.word.pronoun or first.noun:
        return Subject(wording.named(tokens), rest, tuple(tokens))
    text = _meant(wording, clause, first.text.lower(), back)
    low = first.text.lower()
    if not text and low in wording.scene.known.words["expletive"]:
        return Subject("", rest, empty=first.text)
    lost = not text and low not in wording.scene.known.words["pointing"]
    return Subject(first.text if lost else text, rest, pronoun=lost)


def _meant(wording: Wording, clause: Clause, pronoun: str, back: int) -> str:
    """What a pronoun stands for: the subject of a main clause before that agrees with it; "" if none does."""
    several = plural(wording, clause)
    if pronoun in wording.scene.known.words["first_person"]:
        if several:
            return ""
        back = 0
    for there, other in _earlier(wording, clause, back):
        found = subject(there, other, content(there, other), back - 1)
        if not found.text or found.empty or (len(found.phrase) == 1 and found.phrase[0].word.pronoun):
            continue
        if plural(there, other) == several and _agrees(there, found.phrase, pronoun, plural=several):
            return found.text
    return ""


def _earlier(wording: Wording, clause: Clause, back: int) -> list[tuple[Wording, Clause]]:
    """The main clauses before a clause, the nearest first: those of its sentence, then of sentences before."""
    if back < 0:
        return []
    found = [
        (wording, c)
        for c in reversed(wording.scene.clauses)
        if c.start < clause.start and not c.subordinate and c.finite is not None
    ]
    for index in range(wording.scene.index - 1, wording.scene.index - 1 - back, -1):
        if index >= 0:
            there = wording.sentence(index)
            found += [(there, c) for c in there.scene.clauses if not c.subordinate and c.finite is not None]
    return found


def _agrees(wording: Wording, tokens: Sequence[Token], pronoun: str, *, plural: bool) -> bool:
    """Whether a phrase may be meant by a pronoun, as far as its article or its role tells a gender."""
    known = wording.scene.known.words
    if plural or not tokens or not wording.scene.known.genders or pronoun in known["first_person"]:
        return True
    genders = [words for words in wording.scene.known.genders if pronoun in words]
    first, people = tokens[0], wording.inside(tokens[0].start, tokens[-1].end)
    if first.word.determiner:
        return any(first.text.lower() in words for words in genders)
    if pronoun in known["expletive"]:
        return False
    if people and people[-1].type == "person":
        role = [t for t in tokens if upper(t) and t.text not in people[-1].name]
        female = any(role[-1].text.endswith(e) for e in known["female"]) if role else None
        return female is None or (pronoun in known["she"]) == female
    return True


def plural(wording: Wording, clause: Clause) -> bool:
    """Whether the finite verb of a clause is a plural."""
    finite = next((t for t in wording.tokens(clause) if t.start == clause.finite), None)
    return finite is not None and many(wording, finite)


def many(wording: Wording, finite: Token) -> bool:
    """Whether a finite verb is a plural."""
    known, low = wording.scene.known, finite.text.lower()
    ending = known.compounds and low.endswith("n") and not low.endswith("nn")
    return low in known.words["plural"] or (ending and low not in known.words["single"])


def _shared(wording: Wording, clause: Clause, back: int) -> str:
    """The subject of the main clause before, where this one goes on without one of its own."""
    if clause.subordinate or back <= 0:
        return ""
    for there, other in _earlier(wording, clause, 1):
        if there is wording and other.verbs:
            return subject(there, other, content(there, other), back - 1).text
    return ""


def antecedent(wording: Wording, clause: Clause) -> str:
    """The noun phrase that a relative clause or a participle set off by commas hangs on; "" if none does."""
    if clause.subordinate not in ("relative", "participle"):
        return ""
    outer = [c for c in wording.scene.clauses if c is not clause and c.start < clause.start]
    words = [
        t for c in outer[-1:] for t in wording.tokens(c) if t.end <= clause.start and not wording.dated(t)
    ]
    parts = chunks(words, wording.scene.known, wording.stops)
    while parts and not upper(parts[-1][-1]):
        parts.pop()
    if not parts:
        return ""
    last = [t for t in parts[-1] if t is not parts[-1][0] or not t.word.preposition]
    if not last:  # a preposition alone, written large
        return ""
    place = [e for e in wording.inside(last[0].start, last[-1].end) if e.type in ("place", "country")]
    if place and len(parts) > 1 and upper(parts[-2][-1]) and parts[-1][0].word.preposition:
        return f"{_head(wording, parts[-2])} {wording.words(parts[-1])}"
    return wording.named(last)


def _head(wording: Wording, tokens: list[Token]) -> str:
    """The last noun of a phrase, in the nominative as far as the lexicon knows it."""
    last = next(t for t in reversed(tokens) if upper(t))
    trigger = wording.scene.known.nouns[last.text]
    return nominative(last.text, trigger.lemma) if trigger else last.text


def content(wording: Wording, clause: Clause) -> list[Token]:
    """The words of a clause that a subject may be found in: without its dates and what opens it."""
    found = [t for t in wording.tokens(clause) if not wording.dated(t) and t.start != clause.finite]
    verbs = {v.start for v in clause.verbs}
    found = [t for t in found if t.start not in verbs]
    filler = wording.scene.known.words["filler"]
    while found and (found[0].word.coordination or found[0].text.lower() in filler):
        found = found[1:]
    return found


def _oblique(wording: Wording, tokens: Sequence[Token]) -> bool:
    """Whether a phrase cannot be a subject: an article in it, behind no preposition, is in another case."""
    low = wording.scene.known.words["oblique"]
    return any(
        t.text.lower() in low and not t.noun and not (i and tokens[i - 1].word.preposition)
        for i, t in enumerate(tokens)
        if not upper(t) or not i
    )


def _named_behind(wording: Wording, front: list[Token], behind: list[Token]) -> bool:
    """Whether a person stands right behind the verb and none before it: what stands in front is the object."""
    if not behind or not noun(front[0]):
        return False
    end = phrase(behind, 0, wording.scene.known, wording.stops)
    if not end:
        return False
    people = [e for e in wording.inside(behind[0].start, behind[end - 1].end) if e.type == "person"]
    return bool(people) and not wording.inside(front[0].start, front[-1].end)


def _leads(wording: Wording, clause: Clause) -> bool:
    """Whether a relative clause begins with a pronoun that can only be its subject."""
    first = wording.tokens(clause)[:1]
    return bool(first) and first[0].text.lower() in wording.scene.known.words["who"]


def _amount(wording: Wording, tokens: Sequence[Token]) -> bool:
    """Whether words that look like prepositions only say how many ("up to 118 litres")."""
    known = wording.scene.known.words
    lead = [t for t in tokens if t.word.preposition]
    behind = tokens[len(lead)] if len(lead) < len(tokens) else None
    return bool(behind and behind.text[:1].isdigit() and all(t.text.lower() in known["upto"] for t in lead))
