"""Titles of clauses that depend on another: what somebody said, what somebody wants to do. Lives in claims/titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.claims.find import Find
from timeline.claims.titles.headlines import Headline, Wish, headline
from timeline.claims.titles.predicates import plural
from timeline.claims.titles.reported import only_speaks, reported
from timeline.claims.titles.sound import FAULT, passive
from timeline.claims.titles.standing import plain
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.verbatim import WHOLE, bracketless, cut
from timeline.claims.titles.waiting import asks, unreal
from timeline.claims.titles.wording import Wording
from timeline.values import Clause, Verb

_REACH = 1_500
"""Characters before a clause in which its speaker is named."""
_OPENING = ":,"
"""What may stand before a quotation that is no part of a clause; at the beginning of a sentence nothing does."""
_TURN = re.compile(r"(?<![^\s.?!“”\"])([A-ZÄÖÜ][\w-]+): (?=[A-ZÄÖÜ])")
"""A name that opens what somebody says in an interview."""


def spoken(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """A headline and its doubts; where it only says that somebody spoke, with what was said behind a colon."""
    assert find.verb is not None
    clause = find.clause
    if not clause.start <= find.verb.start < clause.end:
        clause = next((c for c in wording.scene.clauses if find.verb in c.verbs), clause)
    if clause.subordinate == "to":
        wished = _wished(wording, clause, find.verb)
        yield wished.whole, wished.doubts + wished.lack + (not wished.subject)
        return
    if asks(wording, clause) or unreal(clause):
        return
    found = headline(wording, clause, find.verb)
    says = find.verb.lemma in wording.known.saying
    if find.trigger.kind != "statement" or not found.subject or (found.full and not says):
        yield found.whole, found.doubts + found.lack
        return
    yield from reported(wording, find)
    own, left = quotation(wording, find, found.subject)
    person = any(e.name == found.subject for e in wording.entities if e.type == "person")
    if own and (person or not passive(wording, clause, find.verb)):
        yield own, left
    left = found.lack if find.verb.lemma in wording.known.frames else says
    yield found.whole, found.doubts + left + 2 * (not found.told and only_speaks(wording, find))


def quotation(wording: Wording, find: Find, who: str) -> tuple[str, int]:
    """The last words of the quotation in a sentence that stands outside its verb, and the doubts about them: one where
    they begin behind the verb and lose their end."""
    scene = wording.scene
    opening, closing = scene.known.quotes
    for a, b in scene.quotes:
        begin, end = max(a + 1, scene.start), min(b - 1, scene.end)
        before = scene.text(min(a, scene.start), a).rstrip()
        if a <= find.start < b or before[-1:] not in _OPENING:
            continue
        said = scene.text(begin, end).rstrip(",. ").lstrip(scene.text(a, a + 1))
        if len(who) + len(said) <= WHOLE:
            return f"{who}: {opening}{said}{closing}", int(b > scene.end + 1)
        if begin > find.start:
            return f"{who}: {opening}{cut(said, WHOLE - len(who))}{closing}", 1
    return "", 0


def quoted(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """The words of a speaker, in quotation marks, where they speak of themselves."""
    first = wording.known.words["speaker"]
    own = wording.tokens(find.clause)
    joined = own[0].word.coordination
    shared = joined and subject(wording, find.clause, find.verb).text.lower() in first
    if not (shared or any(t.text in first or (t is own[0] and t.text.lower() in first) for t in own)):
        return
    clause = find.clause
    text, _ = next(plain(wording, clause, None), (bracketless(wording, clause.start, clause.end), 0))
    faulty = headline(wording, find.clause, find.verb).lack >= FAULT
    opening, closing = wording.known.quotes
    text = f"{opening}{text[:1].upper()}{text[1:]}{closing}"
    who = _speaker(wording, find.clause)
    torn = 2 * (find.clause.subordinate in ("relative", "to"))
    yield f"{who}: {text}" if who else text, (0 if who else 1) + FAULT * faulty + torn


def _speaker(wording: Wording, clause: Clause) -> str:
    """Who says, in the same sentence, what a clause tells; "" where nobody does."""
    known = wording.known
    for other in wording.scene.clauses:
        said = [
            v for v in other.verbs if (t := known.verbs.get(v.lemma)) is not None and t.kind == "statement"
        ]
        if other is not clause and said and not wording.scene.quoted(other):
            who = headline(wording, other, said[0]).subject
            return "" if who.lower() in known.words["indefinite"] | known.words["speaker"] else who
    return _answering(wording, clause)


def _answering(wording: Wording, clause: Clause) -> str:
    """Whose name with a colon opens the paragraph or the turn in which a clause stands; "" where none does."""
    text = wording.scene.outline.text
    turns = list(_TURN.finditer(text, max(0, clause.start - _REACH), clause.start + 1))
    name = turns[-1][1] if turns else ""
    people = [e.name for e in wording.entities if e.type == "person"]
    return next((person for person in people if name == person.rsplit(" ", 1)[-1]), "")


def _wished(wording: Wording, clause: Clause, verb: Verb) -> Headline:
    """What an infinitive tells: as the wish of whom the clause before is about, unless that one asks others."""
    known = wording.known
    above = [
        c
        for c in wording.scene.clauses[: wording.scene.clauses.index(clause)]
        if c.subordinate not in ("to", "attribute")
        and c.finite is not None
        and c.verbs
        and c.verbs[0].start < clause.start
        and not (c.modal == "become" and c.verbs[0].form == "participle")
    ]
    if not above:
        return headline(wording, clause, verb, Wish(""))
    outer, said = above[-1], above[-1].verbs[0]
    who = headline(wording, outer, said).subject
    if verb.form != "infinitive":
        whole = headline(wording, clause, verb, Wish("")).whole
        return Headline(who, f"{who}: {whole}" if who else whole)
    refused = said.lemma in known.words["rejecting"] or outer.negated
    purpose = wording.tokens(clause)[0].text.lower() in known.words["purpose"]
    willing = refused or purpose or said.lemma in known.planning | known.announcing | known.words["willing"]
    stated = known.verbs.get(said.lemma)
    willing = willing or (stated is not None and stated.kind == "statement")
    steered = said.lemma in known.words["steering"]
    return headline(
        wording, clause, verb, Wish(who if willing and not steered else "", plural(wording, outer), refused)
    )
