"""Which phrases of a clause may be its subject, and which is, by case, number and place. Lives in claims/titles.

Knows the phrases of one clause; whom a pronoun among them means, others find out.
"""

from __future__ import annotations

from timeline.claims.titles.cases import nominative, sure
from timeline.claims.titles.parts import Part, counts, led, upper
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause

_HELPING = frozenset({"become", "shall", "must", "can", "may"})
"""Verb groups whose subject is no length of time: that tells how often."""


def chosen(wording: Wording, clause: Clause, parts: list[Part], *, several: bool) -> int | None:
    """Which phrase is the subject: the first that may be one, unless a later one can be nothing else."""
    known = wording.known
    fits = [i for i, p in enumerate(parts) if eligible(wording, p, several)]
    if clause.modal in _HELPING:
        fits = [i for i in fits if _timeless(wording, parts[i]) or not wording.lasts(parts[i][0])]
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


def split(wording: Wording, part: Part) -> list[Part]:
    """A phrase that may be the subject of a plural, parted where a noun without an article has one behind it that is
    its object ("jellyfish filters"): no name, no number, nothing that is counted or measured."""
    words = wording.known.words
    for i in range(1, len(part)):
        before, here = part[i - 1], part[i]
        if before.word.determiner or counts(before, wording.known):
            break
        low = before.text.lower()
        if not before.text.rsplit("-", 1)[-1][:1].isupper():
            continue  # an adjective
        if not (before.noun and here.noun) or here.start != before.end + 1:
            continue
        if before.text.endswith("s") or low in words["amounts"] or low in words["measures"]:
            break
        named = any(e.start <= here.start and before.start < e.end for e in wording.entities)
        if named or low[-2:] in words["origin"]:
            break
        return [part[:i], part[i:]]
    return [part]


def attributed(wording: Wording, parts: list[Part], at: int) -> list[Part]:
    """The phrases of a clause whose subject stands behind its verb, with what hangs on the subject joined to it."""
    whole, after = parts[at], at + 1
    known, hanging = wording.known, wording.known.words["hanging"]
    while after < len(parts) - 1 and parts[after][0].start == whole[-1].end + 1:
        hangs = led(parts[after], known) if after > at + 1 else parts[after][0].text in hanging
        hangs = hangs and not parts[after][1:2][0].text[:1].isdigit() if len(parts[after]) > 1 else hangs
        if not hangs:
            break
        whole = [*whole, *parts[after]]
        after += 1
    return [*parts[:at], whole, *parts[after:]]


def rivals(wording: Wording, clause: Clause, rest: list[Part], *, several: bool) -> bool:
    """Whether a person stands right behind the verb: what stands before it may be the object."""
    if clause.subordinate or clause.finite is None or not rest or rest[0][0].start < clause.finite:
        return False
    inside = wording.inside(rest[0][0].start, rest[0][-1].end)
    return any(e.type == "person" for e in inside) and eligible(wording, rest[0], several)


def leads(clause: Clause, token: Token) -> bool:
    """Whether a word stands before the finite verb of a main clause."""
    return not clause.subordinate and clause.finite is not None and token.start < clause.finite
