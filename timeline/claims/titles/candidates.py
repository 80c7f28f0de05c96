"""Which phrases of a clause may be its subject, and which is, by case, number and place. Lives in claims/titles.

Knows the phrases of one clause; whom a pronoun among them means, others find out.
"""

from __future__ import annotations

from timeline.claims.titles.cases import nominative, sure
from timeline.claims.titles.parts import Part, upper
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause


def chosen(wording: Wording, clause: Clause, parts: list[Part], *, several: bool) -> int | None:
    """Which phrase is the subject: the first that may be one, unless a later one can be nothing else."""
    known = wording.known
    fits = [i for i, p in enumerate(parts) if eligible(wording, p, several)]
    if len(fits) > 1:
        fits = [i for i in fits if _timeless(wording, parts[i])] or fits
    if len(fits) < 2 or (clause.modal == "be" and not clause.verbs):
        return fits[0] if fits else None
    first = parts[fits[0]]
    certain = next((i for i in fits[1:] if sure(known, parts[i])), None)
    if certain is not None and not sure(known, first):
        return certain
    low = first[0].text.lower()
    if len(first) == 1 and (low in known.words["expletive"] or low in known.words["pointing"]):
        return next((i for i in fits[1:] if len(parts[i]) > 1 or upper(parts[i][0])), fits[0])
    return fits[0]


def _timeless(wording: Wording, part: Part) -> bool:
    """Whether a noun or number of a phrase, or its only word, belongs to no temporal expression."""
    return any(not wording.dated(t) for t in part if upper(t) or len(part) == 1)


def eligible(wording: Wording, part: Part, several: bool) -> bool:
    """Whether a phrase may be the subject of a clause."""
    begun = part[0].start
    alone = several and any(e.start == begun and e.type == "person" for e in wording.entities)
    return nominative(wording.known, part, plural=several, person=alone)


def leads(clause: Clause, token: Token) -> bool:
    """Whether a word stands before the finite verb of a main clause."""
    return not clause.subordinate and clause.finite is not None and token.start < clause.finite
