"""Which words are nouns where nouns are not written large. Lives in the clauses room; reads no table of its
own.

In such a language a form that could be a verb ("plans", "strike", "talks") is told by its place: behind an
article or a preposition it is a noun, further on in their phrase it is in doubt, and the first word of a
sentence belongs to its subject.
"""

from __future__ import annotations

from itertools import pairwise

from timeline.clauses.morphology import NOTHING, Word
from timeline.clauses.tokens import Token

PLURAL = "s"


def mark(rows: list[list[Token]]) -> None:
    """Mark what cannot be a finite verb, and what is one only for want of a better."""
    first = next((t for row in rows for t in row[1:]), None)
    if first is not None and first.word.verbal and not _fronted(rows):
        first.noun = True
    for row in rows:
        inside = False
        for at, (before, here) in enumerate(pairwise(row)):
            if here.word.bound and not governed(row[1 : at + 1], here.word):
                here.word = NOTHING
            if here.noun or here is first:
                inside = here.noun and before.word.determiner
            elif opens(before):
                settle(here)
                inside = True
            elif function(here.word) or sure(here.word) or _kept(row, at + 1):
                inside = False
            elif inside and _names(row, at + 1):
                here.noun = True
            elif inside and here.word.finite:
                here.doubt = True
                here.agrees = agree(before, here.word)
        adjoin(row)


def _fronted(rows: list[list[Token]]) -> bool:
    """Whether a sentence opens with a participle and a preposition: "Founded in 1952, the firm ..."."""
    first, after = ([t for row in rows for t in row[1:]] * 2)[:2]
    return first.word.known and first.word.participle and not first.word.infinitive and after.word.preposition


def _kept(row: list[Token], at: int) -> bool:
    """Whether a word is a verb for the participle that it keeps up: "the road stays closed"."""
    return row[at].word.keeping and at + 1 < len(row) and row[at + 1].word.participle


def _names(row: list[Token], at: int) -> bool:
    """Whether a participle without a past ("a possible meeting") is a noun: nothing that it governs is behind."""
    w = row[at].word
    if not w.participle or w.finite:
        return False
    after = [t.word for t in row[at + 1 : at + 2]]
    return all(a.preposition or a.auxiliary or a.coordination for a in after)


def governed(before: list[Token], here: Word) -> bool:
    """Whether an auxiliary or the mark of the infinitive just before makes a verb of a word."""
    for t in reversed(before[-3:]):
        w = t.word
        if w.auxiliary:
            have = w.auxiliary[0] == "have"
            return have if here.participle else not have and w.auxiliary[0] != "be"
        if w.mark:
            return here.infinitive
        if not (w.negation or w is NOTHING):
            return False
    return False


def agree(before: Token, here: Word) -> bool:
    """Whether a form can be the verb of the noun before it: a past tense, or a present of its number."""
    if here.finite == "past":
        return True
    return before.text.endswith(PLURAL) == here.infinitive


def adjoin(row: list[Token]) -> None:
    """Mark the participles before an auxiliary: they belong to its subject ("waiting times have doubled")."""
    waiting: list[Token] = []
    for t in row[1:]:
        w = t.word
        if w.coordination or w.sure or w.final or w.subject:
            waiting = []
        elif w.auxiliary and not t.noun:
            for before in waiting:
                before.attribute = True
            return
        elif w.participle and not w.infinitive and not w.reports:
            waiting.append(t)


def opens(before: Token) -> bool:
    """Whether a noun, or an adjective before one, must follow on a word."""
    w = before.word
    leads = w.determiner or (w.preposition and not w.mark)
    return (leads and not w.sure) or before.text.endswith(("'s", "’s"))


def settle(here: Token) -> None:
    """What a verb form behind an article comes to: a participle is an adjective, another form a noun."""
    w = here.word
    if not w.verbal or w.auxiliary:
        return
    if w.participle and not w.infinitive:
        here.attribute = True
    else:
        here.noun = True


def function(w: Word) -> bool:
    """Whether a word ends the phrase of a noun."""
    return bool(w.auxiliary or w.determiner or w.preposition or w.pronoun or w.coordination)


def sure(w: Word) -> bool:
    """Whether a word is a past tense and no noun: "broke", "called"."""
    return w.finite == "past" and not w.infinitive
