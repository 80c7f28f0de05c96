"""The verb of a headline: what stands behind the subject and what behind the objects. Lives in claims/titles.

What happened is told in the present, a passive by its participle alone; a modal verb keeps what it governs.
Whether a verb is a plural is asked here, too.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.claims.titles.shares import caused, misread
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token, present
from timeline.values import Clause, Verb


class Predicate(NamedTuple):
    """The finite verb and what closes the clause, each "" where there is none."""

    head: str
    tail: str


def meant(wording: Wording, clause: Clause, verb: Verb | None) -> Verb | None:
    """The verb that a headline tells: the infinitive behind one that only seems or tries, the last of participles
    that nothing joins."""
    if verb and misread(wording, verb):
        return next((v for v in reversed(clause.verbs) if not misread(wording, v)), None)
    if verb and verb.form == "finite":
        return next((v for v in clause.verbs if v.form == "infinitive" and v.start > verb.start), verb)
    if verb and verb.form == "participle":
        for other in reversed([v for v in clause.verbs if v.form == "participle" and v.start > verb.start]):
            between = wording.scene.text(verb.end, other.start)
            if "," not in between and wording.known.words["conjunction"].isdisjoint(between.split()):
                return other
    return verb


def predicate(
    wording: Wording, clause: Clause, verb: Verb | None, finite: Token | None, *, first: bool = False
) -> Predicate:
    """The verb in the present, as a participle, or with its modal; as it stands where the speaker is its subject."""
    known = wording.known
    low = finite.text.lower() if finite else ""
    if verb is None:
        rest = [t for t in wording.tokens(clause) if t.word.helper and t is not finite]
        return Predicate(known.indicative.get(low, low), rest[-1].text if rest else "")
    tail = small(wording, clause, verb)
    if finite is None:
        return Predicate("", tail)
    pack = wording.scene.outline.pack
    number = 1 if many(wording, finite) else 0
    if verb.form == "infinitive" and not finite.word.auxiliary:
        forms = present(finite.word.lemma, pack, False)
        mark = next((t for t in wording.tokens(clause) if t.word.mark and t.end + 1 == verb.start), None)
        tail = wording.scene.text(mark.start, verb.end) if mark else tail
        return Predicate(forms[number] if forms and not first else low, tail)
    if (causing := caused(wording, clause, verb)) and (forms := present(causing.text, pack, False)):
        return Predicate(low if first else forms[number], tail)
    marked = [t.text for t in wording.tokens(clause) if t.word.mark and t.end + 1 == verb.start]
    future = clause.modal == "become" and verb.form == "infinitive" and clause.mood != "conditional"
    owed = marked and verb.form == "infinitive"  # "has a lot to do"
    if (clause.modal in ("", "have") or future) and not owed:
        forms = (
            None
            if verb.lemma == tail.lower() and verb.form == "participle"
            else present(
                verb.lemma, pack, verb.particle is not None or _parts(tail, known.words["participle_mark"])
            )
        )
        if future and forms and forms != present(verb.lemma, pack, True):
            forms = None  # its prefix may part from it or not
        if forms:
            loose = verb.particle and (
                forms[2] in known.words["pointing"] or _closes(wording, clause, verb.particle[0])
            )
            return Predicate(forms[number], "" if loose else forms[2])
    stated = known.indicative.get(low, low)
    if verb.form == "infinitive":
        doubled = [
            t.text
            for t in wording.tokens(clause)
            if t.start == verb.end + 1 and (t.word.auxiliary or t.word.helper) and t is not finite
        ]
        return Predicate(stated, " ".join([*marked, tail, *doubled]))
    if verb.form == "finite":
        plain = known.indicative.get(tail.lower(), tail.lower())
        return Predicate(plain, wording.scene.text(*verb.particle) if verb.particle else "")
    if clause.modal in ("shall", "must", "can", "may", "want"):
        behind = [
            t for t in wording.tokens(clause) if t.start > verb.end and t.word.helper and t is not finite
        ]
        return Predicate(stated, " ".join([tail, *(t.text for t in behind)]))
    aux = finite.word.auxiliary
    either = verb.lemma == tail and aux is not None and aux[:2] == ("become", "present")
    return Predicate(stated if clause.modal == "have" or either else "", tail)


def small(wording: Wording, clause: Clause, verb: Verb) -> str:
    """A verb as it stands, but small where only the beginning of a sentence or a colon makes it large."""
    text = wording.scene.text(verb.start, verb.end)
    opens = verb.start == wording.scene.start or (verb.start == clause.start and verb.form == "participle")
    return text.lower() if opens else text


def _parts(participle: str, marks: frozenset[str]) -> bool:
    """Whether a participle has its mark behind a prefix: then the prefix parts from the verb."""
    return any(participle.find(m, 2, -3) > 0 for m in marks)


def _closes(wording: Wording, clause: Clause, at: int) -> bool:
    """Whether what looks like a prefix closes a date ("from two o'clock on")."""
    before = [t for t in wording.tokens(clause) if t.end <= at]
    known = wording.known.words
    return wording.dated(before[-1]) and any(
        t.text.lower() in known["since"] or t.text.lower() in known["of"]
        for t in before[-4:]
        if not wording.dated(t)
    )


def plural(wording: Wording, clause: Clause) -> bool:
    """Whether the finite verb of a clause is a plural."""
    at = clause.finite
    if at is None:
        return False
    for t in wording.tokens(clause):
        if t.start == at:
            return many(wording, t)
    return False


def many(wording: Wording, finite: Token) -> bool:
    """Whether a finite verb is a plural."""
    known, low = wording.known, finite.text.lower()
    if low in known.words["plural"]:
        return True
    ending = known.compounds and low.endswith("n") and not low.endswith("nn")
    return ending and low not in known.words["single"]
