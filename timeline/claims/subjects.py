"""Who or what a clause is about, for its title. Lives in the claims room.

A subject stands before its verb or behind it, is the noun that a relative clause hangs on, or a pronoun: then
what the clause or the sentence before was about, where number and gender allow it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.antecedents import antecedent
from timeline.claims.cases import nominative, sure
from timeline.claims.fields import Fields, fields
from timeline.claims.phrases import Part, led, noun, upper
from timeline.claims.pronouns import agrees, may_mean
from timeline.claims.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb

_NEAR = 400
"""Characters before a pronoun in which the only person is meant."""
_BACK = 2
"""Sentences that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is to read, and the phrases of the clause that are left, in order.

    `kept` says that it stands before the verb and another phrase may be the subject as well; `object` is what a
    relative clause hangs on where it is not its subject.
    """

    text: str
    rest: list[Part]
    part: Part = field(default_factory=list)
    empty: str = ""  # an "it" that stands for nothing
    pronoun: bool = False  # nothing was found that it stands for
    kept: bool = False
    object: str = ""


def subject(wording: Wording, clause: Clause, verb: Verb | None = None, back: int = _BACK) -> Subject:
    """The subject of a clause, from whose phrases dates and fillers are gone; found once for each title."""
    key = (wording.scene.index, clause.start, clause.end, clause.subordinate, verb and verb.start, back)
    found: Subject | None = wording.memo.get(key)
    if found is None:
        found = wording.memo[key] = _subject(wording, clause, verb, back)
    return found


def _subject(wording: Wording, clause: Clause, verb: Verb | None, back: int) -> Subject:
    """The subject of a clause, as it is to read."""
    found = fields(wording, clause, verb)
    parts = [*found.front, *found.middle]
    several = plural(wording, clause)
    if clause.subordinate == "participle":
        own = next(
            (i for i, p in enumerate(parts) if _fits(wording, p, True) or _fits(wording, p, False)), None
        )
        if own is not None:
            return _read(wording, clause, parts, own, back)
        return Subject(antecedent(wording, clause, plural=True), parts)
    if clause.subordinate == "to" or clause.finite is None:
        return Subject("", parts)
    if clause.subordinate == "relative":
        return _relative(wording, clause, found.middle, several=several, back=back)
    joined = wording.scene.text(clause.start, clause.finite).strip().lower()
    if not clause.subordinate and joined in wording.scene.known.words["conjunction"]:
        return Subject(_shared(wording, clause, back), parts)
    at = _chosen(wording, clause, found, several=several)
    if at is None:
        return Subject("" if found.front or joined else _shared(wording, clause, back), parts)
    if found.front and at and len(parts[at]) + noun(parts[at][0]) > 1:
        parts = _attributed(wording, parts, at)
    return _read(wording, clause, parts, at, back)


def _attributed(wording: Wording, parts: list[Part], at: int) -> list[Part]:
    """The phrases of a clause whose subject stands behind its verb, with what hangs on the subject joined to it."""
    whole, after = parts[at], at + 1
    known, hanging = wording.scene.known, wording.scene.known.words["hanging"]
    while after < len(parts) - 1 and parts[after][0].start == whole[-1].end + 1:
        hangs = led(parts[after], known) if after > at + 1 else parts[after][0].text in hanging
        hangs = hangs and not parts[after][1:2][0].text[:1].isdigit() if len(parts[after]) > 1 else hangs
        if not hangs:
            break
        whole = [*whole, *parts[after]]
        after += 1
    return [*parts[:at], whole, *parts[after:]]


def _chosen(wording: Wording, clause: Clause, found: Fields, *, several: bool) -> int | None:
    """Which phrase is the subject: the first that may be one, unless a later one can be nothing else."""
    words = wording.scene.known.words
    parts = [*found.front, *found.middle]
    fits = [i for i, p in enumerate(parts) if _fits(wording, p, several)]
    if not fits:
        return None
    timeless = [
        i for i in fits if any(not wording.dated(t) for t in parts[i] if upper(t) or len(parts[i]) == 1)
    ]
    fits = timeless or fits
    if clause.modal == "be" and not clause.verbs:
        return fits[0]
    first = parts[fits[0]]
    later = [i for i in fits[1:] if sure(wording.scene.known, parts[i])]
    if later and not sure(wording.scene.known, first):
        return later[0]
    low = first[0].text.lower()
    empty = len(first) == 1 and (low in words["expletive"] or low in words["pointing"])
    named = [i for i in fits[1:] if len(parts[i]) > 1 or upper(parts[i][0])]
    return named[0] if empty and named else fits[0]


def _fits(wording: Wording, part: Part, several: bool) -> bool:
    """Whether a phrase may be the subject of a clause."""
    begun = part[0].start
    alone = several and any(e.start == begun and e.type == "person" for e in wording.entities)
    return nominative(wording.scene.known, part, plural=several, person=alone)


def _relative(wording: Wording, clause: Clause, parts: list[Part], *, several: bool, back: int) -> Subject:
    """The subject of a relative clause: what it hangs on, unless its pronoun has another case or another can be
    nothing but the subject."""
    words = wording.scene.known.words
    first = next((t for t in wording.tokens(clause) if not t.word.coordination), None)
    low = first.text.lower() if first else ""
    outer = antecedent(wording, clause, plural=several)
    fits = [i for i, p in enumerate(parts) if _fits(wording, p, several)]
    if low in words["who"] or not fits:
        return Subject(outer if low in words["who"] or low in words["which"] else "", parts)
    if low in words["which"]:
        here = parts[fits[0]]
        person = [e for e in wording.inside(here[0].start, here[-1].end) if e.type == "person"]
        article = here[0].text.lower() in words["who"] or here[0].text.lower() in words["nominative"]
        if fits[0] or not (sure(wording.scene.known, here) or person or article):
            return Subject(outer, parts)
    found = _read(wording, clause, parts, fits[0], back)
    taken = low in words["which"] or low in words["whom"]
    return Subject(
        found.text, found.rest, found.part, found.empty, found.pronoun, object=outer if taken else ""
    )


def _read(wording: Wording, clause: Clause, parts: list[Part], at: int, back: int) -> Subject:
    """A subject as it is to read: a pronoun as what it stands for."""
    part = parts[at]
    void = wording.scene.known.words["expletive"]
    empty = at and len(parts[0]) == 1 and parts[0][0].text.lower() in void and _leads(clause, parts[0][0])
    rest = [p for i, p in enumerate(parts) if i != at and not (empty and i == 0)]
    first, words = part[0], wording.scene.known.words
    if len(part) > 1 or not first.word.pronoun or first.noun:
        name = wording.named(part, person=not plural(wording, clause))
        return Subject(name, rest, part, kept=at == 0 and _rivals(wording, clause, rest))
    low = first.text.lower()
    if low not in words["third"] and low not in words["first_person"]:
        return Subject(first.text, rest, part)
    idle = low in words["expletive"] and (
        not clause.verbs or any(v.lemma in words["impersonal"] for v in clause.verbs)
    )
    text = "" if idle else _meant(wording, clause, low, back)
    if not text and low in words["expletive"]:
        return Subject("", rest, part, empty=first.text)
    return Subject(text or first.text, rest, part, pronoun=not text)


def _leads(clause: Clause, token: Token) -> bool:
    """Whether a word stands before the finite verb of a main clause."""
    return not clause.subordinate and clause.finite is not None and token.start < clause.finite


def _rivals(wording: Wording, clause: Clause, rest: list[Part]) -> bool:
    """Whether a person stands right behind the verb: what stands before it may be the object."""
    if clause.subordinate or clause.finite is None or not rest or rest[0][0].start < clause.finite:
        return False
    people = [e for e in wording.inside(rest[0][0].start, rest[0][-1].end) if e.type == "person"]
    return bool(people) and _fits(wording, rest[0], plural(wording, clause))


def _meant(wording: Wording, clause: Clause, pronoun: str, back: int) -> str:
    """What a pronoun stands for: the subject of a main clause before that agrees with it, or the only person whom
    the text names before it; "" if there is none."""
    words = wording.scene.known.words
    several = plural(wording, clause)
    near = [e for e in wording.entities if e.type == "person" and 0 <= clause.start - e.end < _NEAR]
    near = [] if several else [e for e in near if may_mean(wording, e, pronoun)]
    if pronoun in words["first_person"]:
        if several:
            return ""
        back = 0
    for there, other in _earlier(wording, clause, back):
        found = subject(there, other, back=back - 1)
        alone = len(found.part) == 1 and found.part[0].word.pronoun and found.text == found.part[0].text
        if not found.text or found.empty or found.pronoun or alone:
            continue
        speaks = pronoun not in words["first_person"] or any(e.name == found.text for e in wording.entities)
        if (
            speaks
            and not found.kept
            and plural(there, other) == several
            and agrees(there, found.part, pronoun, plural=several)
        ):
            return "" if near and not _somebody(wording, found, pronoun) else found.text
    if several or back <= 0 or pronoun in words["first_person"] or pronoun in words["expletive"]:
        return ""
    people = {e.name for e in near}
    return people.pop() if len(people) == 1 else ""


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


def _somebody(wording: Wording, found: Subject, pronoun: str) -> bool:
    """Whether a subject is somebody, by name or by the ending of its noun, where a pronoun may mean somebody."""
    known = wording.scene.known.words
    head = next((t.text for t in found.part if upper(t)), "")
    named = not head or any(e.name == found.text for e in wording.entities)
    return named or pronoun in known["expletive"] or head.endswith(tuple(known["human"]))


def _shared(wording: Wording, clause: Clause, back: int) -> str:
    """The subject of the main clause before, where this one goes on without one of its own."""
    if clause.subordinate or back <= 0:
        return ""
    for there, other in _earlier(wording, clause, 1):
        if there is wording and other.verbs:
            return subject(there, other, back=back - 1).text
    return ""


def plural(wording: Wording, clause: Clause) -> bool:
    """Whether the finite verb of a clause is a plural."""
    finite = wording.finite(clause)
    return finite is not None and many(wording, finite)


def many(wording: Wording, finite: Token) -> bool:
    """Whether a finite verb is a plural."""
    known, low = wording.scene.known, finite.text.lower()
    ending = known.compounds and low.endswith("n") and not low.endswith("nn")
    return low in known.words["plural"] or (ending and low not in known.words["single"])
