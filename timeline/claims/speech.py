"""Titles of clauses that depend on another: what somebody said, what somebody wants to do. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.find import Find
from timeline.claims.headlines import Headline, Wish, headline
from timeline.claims.nominal import attributed
from timeline.claims.subjects import plural
from timeline.claims.wording import LONGEST, Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb


def spoken(wording: Wording, find: Find) -> str:
    """A headline; where it only says that somebody spoke, with what was said behind a colon."""
    assert find.verb is not None
    if find.clause.subordinate == "to":
        return _wished(wording, find.clause, find.verb).whole
    found = headline(wording, find.clause, find.verb)
    if found.noun:
        return _brought(wording, find.clause, found.noun)
    says = find.verb.lemma in wording.scene.known.saying
    if find.trigger.kind != "statement" or not found.subject or (found.full and not says):
        return found.whole
    told = _told(wording, find.clause, found.subject, says=says)
    if told.subject and told.subject == found.subject:
        return told.whole
    return f"{found.subject}: {told.whole}" if told.whole else found.whole


def _brought(wording: Wording, clause: Clause, noun: Token) -> str:
    """The noun that it came to, with what hangs on it."""
    tokens = wording.tokens(clause)
    trigger = wording.scene.known.nouns[noun.text]
    return attributed(wording, tokens, tokens.index(noun), trigger.lemma if trigger else noun.text.lower())[0]


def _wished(wording: Wording, clause: Clause, verb: Verb) -> Headline:
    """What an infinitive tells: as the wish of whom the clause before is about, unless that one asks others."""
    known = wording.scene.known
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
    steered = said.lemma in known.words["steering"]
    return headline(
        wording, clause, verb, Wish(who if willing and not steered else "", plural(wording, outer), refused)
    )


def _told(wording: Wording, clause: Clause, who: str, *, says: bool) -> Headline:
    """What was said: in the clause behind, the one before, or in the next sentence after a colon; else empty.

    A main clause counts only where the verb is one of saying.
    """
    clauses = wording.scene.clauses
    at = clauses.index(clause)
    for other in (*clauses[at + 1 : at + 2], *clauses[max(0, at - 1) : at]):
        if other.verbs and other.subordinate == "to":
            return _wished(wording, other, other.verbs[0])
        own = "" if says or other.mood == "reported" else "that"
        if other.finite is not None and other.subordinate in ("that", own):
            return _content(wording, other, who)
    after = wording.scene.index + 1
    if says and after < len(wording.scene.outline.sentences):
        end = wording.scene.end
        if wording.scene.text(end - 1, end) == ":":
            there = wording.sentence(after)
            first = next((c for c in there.scene.clauses if c.finite is not None and not c.subordinate), None)
            return _content(there, first, who) if first else Headline("", "")
    return Headline("", "")


def _content(wording: Wording, clause: Clause, who: str) -> Headline:
    """The headline of what was said; what a speaker will do is their wish."""
    verb = clause.verbs[0] if clause.verbs else None
    found = headline(wording, clause, verb, room=LONGEST + 10 - len(who))
    if found.subject == who and clause.modal == "become" and verb and verb.form == "infinitive":
        return headline(wording, clause, verb, Wish(who, plural(wording, clause)))
    return found
