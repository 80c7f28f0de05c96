"""The title of an event noun: with what hangs on it, else with who or where. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.find import Find
from timeline.claims.phrases import nominative, phrase, upper
from timeline.claims.wording import LONGEST, Wording
from timeline.clauses import Token
from timeline.values import Clause

_MOST = 3
"""Phrases that a title hangs on a noun."""


def nominal(wording: Wording, find: Find) -> str:
    """The event noun with its genitive and prepositional attributes, else with who or where."""
    clause = wording.scene.around(find.clause)
    tokens = wording.tokens(clause)
    at = next((i for i, t in enumerate(tokens) if t.start == find.start), None)
    if at is None:
        return nominative(wording.scene.text(find.start, find.end), find.trigger.lemma)
    noun, end = attributed(wording, tokens, at, find.trigger.lemma)
    if end > at + 1 or " " in noun:
        return noun
    return _placed(wording, noun, find, clause, mentioned=_mentioned(wording, find, clause, tokens, at))


def attributed(wording: Wording, tokens: list[Token], at: int, lemma: str) -> tuple[str, int]:
    """The noun at `at` with what hangs on it, and where that ends."""
    noun = nominative(tokens[at].text, lemma)
    before = tokens[at - 1] if at else None
    origin = wording.scene.known.words["origin"]
    if before and upper(before) and not wording.dated(before) and before.text[-2:] in origin:
        noun = f"{before.text} {noun}"
    end = at + 1
    for _ in range(_MOST):
        after = _attribute(wording, tokens, end)
        if after == end or len(noun) + tokens[after - 1].end - tokens[end].start > LONGEST - 8:
            break
        noun = f"{noun} {wording.scene.text(tokens[end].start, tokens[after - 1].end)}"
        end = after
    return noun, end


def _attribute(wording: Wording, tokens: list[Token], at: int) -> int:
    """The end of a genitive, a name, or a prepositional phrase at `at`, before any date; `at` if there is none."""
    known = wording.scene.known
    if at >= len(tokens) or tokens[at - 1].last:
        return at
    here = tokens[at]
    if here.text in known.words["genitive"]:
        end, least = phrase(tokens, at, known, wording.stops), at + 2
    elif here.text.lower() in known.words["attribute"]:
        end, least = phrase(tokens, at + 1, known, wording.stops), at + 2
    elif known.compounds and here.noun and here.text.endswith("s"):
        end, least = phrase(tokens, at, known, wording.stops), at + 1
    else:
        return at
    end = next((i for i in range(at, end) if wording.dated(tokens[i])), end)
    while end > at and not upper(tokens[end - 1]):
        end -= 1
    broken = end < least or any(t.last for t in tokens[at : end - 1])
    return at if broken else end


def _placed(wording: Wording, noun: str, find: Find, clause: Clause, *, mentioned: bool) -> str:
    """A lone noun with those who met, or whose it is, or where it was."""
    inside = wording.inside(clause.start, clause.end)
    people = list(dict.fromkeys(e.name.split()[-1] for e in inside if e.type == "person"))
    if find.trigger.kind == "meeting" and len(people) > 1:
        return f"{noun} {people[0]}–{people[1]}"
    others = [e.name for e in inside if e.type != "place" and e.name not in noun]
    places = [e.name for e in inside if e.type == "place" and e.name not in noun]
    if others and not mentioned:
        return f"{others[0]}: {noun}"
    return f"{places[0]}: {noun}" if places else noun


def _mentioned(wording: Wording, find: Find, clause: Clause, tokens: list[Token], at: int) -> bool:
    """Whether the noun stands behind a preposition beside somebody who speaks: they need not have been there."""
    says = any(
        (t := wording.scene.known.verbs.get(v.lemma)) is not None and t.kind == "statement"
        for v in clause.verbs
    )
    lead = [t for t in tokens[max(0, at - 3) : at] if t.word.preposition]
    return says and bool(lead) and find.trigger.kind != "statement"
