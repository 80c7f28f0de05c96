"""Who or what a clause is about, for its title. Lives in claims/titles.

A subject stands before its verb or behind it, is the noun that a relative clause hangs on, or a pronoun: then
what the clause or the sentence before was about, where number and gender allow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.claims.titles.antecedents import antecedent
from timeline.claims.titles.candidates import chosen, eligible, leads
from timeline.claims.titles.cases import sure
from timeline.claims.titles.chains import continued, goes_on
from timeline.claims.titles.fields import fields
from timeline.claims.titles.parts import Part, upper
from timeline.claims.titles.predicates import plural
from timeline.claims.titles.pronouns import agrees, people
from timeline.claims.titles.wording import Wording
from timeline.values import Clause, Entity, Verb

_BACK = 2
"""Sentences that a pronoun may reach back."""


@dataclass(slots=True, eq=False)
class Subject:
    """A subject as it is to read, and the phrases of the clause that are left, in order. Never changed.

    `kept` says that another phrase may be the subject as well; `object` is what a
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
    if clause.subordinate == "participle":
        own = next(
            (i for i, p in enumerate(parts) if eligible(wording, p, True) or eligible(wording, p, False)),
            None,
        )
        if own is not None:
            return _read(wording, clause, parts, own, back, several=plural(wording, clause))
        return Subject(antecedent(wording, clause, plural=True), parts)
    if clause.subordinate == "to" or clause.finite is None:
        return Subject("", parts)
    several = plural(wording, clause)
    if clause.subordinate and (before := continued(wording, clause)) is not None:
        return _going_on(wording, clause, before, found.middle, several=several, back=back)
    if clause.subordinate == "relative":
        return _relative(wording, clause, found.middle, several=several, back=back)
    if goes_on(wording, clause):
        return Subject(_shared(wording, clause, back), parts)
    joined = wording.scene.outline.text[clause.start : clause.finite].strip().lower()
    if not clause.subordinate and joined in wording.known.words["conjunction"]:
        return Subject(_shared(wording, clause, back), parts)
    at = chosen(wording, clause, parts, several=several)
    if at is None:
        return Subject("" if found.front or joined else _shared(wording, clause, back), parts)
    return _read(wording, clause, parts, at, back, several=several)


def _relative(wording: Wording, clause: Clause, parts: list[Part], *, several: bool, back: int) -> Subject:
    """The subject of a relative clause: what it hangs on, unless its pronoun has another case or another can be
    nothing but the subject."""
    words = wording.known.words
    low = next((t.text.lower() for t in wording.tokens(clause) if not t.word.coordination), "")
    who, which, whom = low in words["who"], low in words["which"], low in words["whom"]
    outer = antecedent(wording, clause, plural=several) if who or which or whom else ""
    fits = [] if who else [i for i, p in enumerate(parts) if eligible(wording, p, several)]
    if not fits:
        return Subject(outer if who or which else "", parts)
    if which:
        here = parts[fits[0]]
        person = any(e.type == "person" for e in wording.inside(here[0].start, here[-1].end))
        article = here[0].text.lower() in words["who"]
        if fits[0] or not (sure(wording.known, here) or person or article):
            return Subject(outer, parts, kept=not fits[0] and bool(clause.verbs))
    found = _read(wording, clause, parts, fits[0], back, several=several)
    return Subject(found.text, found.rest, found.part, found.empty, found.pronoun, object=outer)


def _going_on(
    wording: Wording, clause: Clause, before: Clause, parts: list[Part], *, several: bool, back: int
) -> Subject:
    """The subject of a subordinate clause that goes on behind "and": that of the clause before, or one of its own where
    the number of its verb is another."""
    shared = subject(wording, before, next(iter(before.verbs), None), back)
    same = plural(wording, before) == several
    fits = [i for i, p in enumerate(parts) if eligible(wording, p, several)]
    if fits and not same:
        return _read(wording, clause, parts, fits[0], back, several=several)
    return Subject(shared.text if same else "", parts, pronoun=shared.pronoun, object=shared.object)


def _read(
    wording: Wording, clause: Clause, parts: list[Part], at: int, back: int, *, several: bool
) -> Subject:
    """A subject as it is to read: a pronoun as what it stands for."""
    part, words = parts[at], wording.known.words
    lead, void = parts[0], words["expletive"]
    empty = at > 0 and len(lead) == 1 and lead[0].text.lower() in void and leads(clause, lead[0])
    rest = [*parts[int(empty) : at], *parts[at + 1 :]]
    first = part[0]
    if len(part) > 1 or not first.word.pronoun or first.noun:
        name = wording.named(part, person=not several)
        return Subject(name, rest, part)
    low = first.text.lower()
    if low not in words["third"] and low not in words["first_person"]:
        return Subject(first.text, rest, part)
    idle = low in words["expletive"] and (
        not clause.verbs or any(v.lemma in words["impersonal"] for v in clause.verbs)
    )
    text = "" if idle else _meant(wording, clause, low, back, several=several)
    if not text and low in words["expletive"]:
        return Subject("", rest, part, empty=first.text)
    return Subject(text or first.text, rest, part, pronoun=not text)


def _meant(wording: Wording, clause: Clause, pronoun: str, back: int, *, several: bool) -> str:
    """What a pronoun stands for: the subject of a main clause before that agrees with it, or the only person whom
    the last sentence with one names before it; "" if there is none."""
    words = wording.known.words
    speaks = pronoun in words["first_person"]
    if speaks:
        if several:
            return ""
        back = 0
    own = [] if several or speaks or pronoun in words["expletive"] else people(wording, clause.start, pronoun)
    here = {e.name for e in own if e.start >= wording.scene.start}
    nearest = True
    for there, other in _earlier(wording, clause, back):
        if there is not wording and here:
            return here.pop() if len(here) == 1 else ""
        found = subject(there, other, back=back - 1)
        if plural(there, other) != several:
            continue
        alone = len(found.part) == 1 and found.part[0].word.pronoun and found.text == found.part[0].text
        if not found.text or found.pronoun or found.kept or alone or found.text.split()[-1].islower():
            nearest = nearest and (alone or found.pronoun)
            continue
        if not nearest and not _somebody(wording, found, pronoun):
            continue  # a thing, and something else stands between
        nearest = False
        if speaks and not any(e.name == found.text for e in wording.entities):
            continue
        if agrees(there, found.part, pronoun, plural=several):
            near = [] if several else people(wording, clause.start, pronoun)
            return "" if near and not _somebody(wording, found, pronoun) else found.text
    if several or back <= 0 or pronoun in words["expletive"]:
        return ""
    return _nearest(wording, people(wording, clause.start, pronoun))


def _nearest(wording: Wording, near: list[Entity]) -> str:
    """The only one of some people whom the last sentence with any of them names; "" if it names more."""
    if not near:
        return ""
    outline = wording.scene.outline
    begin = outline.sentences[outline.sentence_at(near[-1].start)][0]
    names = {e.name for e in near if e.start >= begin}
    return names.pop() if len(names) == 1 else ""


def _earlier(wording: Wording, clause: Clause, back: int) -> Iterator[tuple[Wording, Clause]]:
    """The main clauses before a clause, the nearest first: those of its sentence, then of sentences before."""
    if back < 0:
        return
    for c in reversed(wording.scene.clauses):
        if c.start < clause.start and not c.subordinate and c.finite is not None:
            yield wording, c
    for index in range(wording.scene.index - 1, max(-1, wording.scene.index - 1 - back), -1):
        there = wording.sentence(index)
        for c in there.scene.clauses:
            if not c.subordinate and c.finite is not None:
                yield there, c


def _somebody(wording: Wording, found: Subject, pronoun: str) -> bool:
    """Whether a subject is somebody, by name or by the ending of its noun, where a pronoun may mean somebody."""
    known = wording.known.words
    head = next((t.text for t in found.part if upper(t)), "")
    named = not head or any(e.name == found.text for e in wording.entities)
    return named or pronoun in known["expletive"] or head.endswith(tuple(known["human"]))


def _shared(wording: Wording, clause: Clause, back: int) -> str:
    """The subject of the main clause before, rather of one with the same number, where this one goes on without one of
    its own."""
    if clause.subordinate or back <= 0:
        return ""
    before = next((c for _, c in _earlier(wording, clause, 0) if c.verbs or c.modal == "be"), None)
    return subject(wording, before, back=back - 1).text if before else ""
