"""The title of an event noun: with what hangs on it, else with who or where. Lives in claims/titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from timeline.claims.titles.cases import upright
from timeline.claims.titles.hanging import attribute, owner_of, place_of, topic
from timeline.claims.titles.parts import nominative
from timeline.claims.titles.parts import noun as noun_of
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.claims.triggers import Trigger
from timeline.clauses import Token
from timeline.values import Clause

_NEAR = 60
"""Characters behind a noun within which a place is the noun's; none stands on the other side of the verb."""
_MOST = 3
"""Phrases that a title hangs on a noun."""


def nominal(
    wording: Wording,
    clause: Clause,
    start: int,
    trigger: Trigger,
    whole: Callable[[], tuple[str, int]],
    *,
    held: bool,
) -> Iterator[tuple[str, int]]:
    """Titles of an event noun at an offset, the best first, with the doubts that each leaves.

    With its adjective, genitive and prepositional attributes; with the place of its clause; the
    clause itself where the noun is in what it says (its title is `whole`); with its date; by itself.
    """
    tokens = wording.tokens(clause)
    at = next((i for i, t in enumerate(tokens) if t.start == start), None)
    if at is None:
        return
    noun, end = attributed(wording, clause, tokens, at, trigger)
    if end > at + 1:
        yield noun, 0
        return
    if owner := owner_of(wording, tokens, at):
        yield f"{owner} {noun}", 0
    inside = wording.inside(clause.start, clause.end)
    verb = clause.finite if held and clause.finite is not None else -1
    near = [e for e in inside if (e.start < verb) == (start < verb) and e.start - start < _NEAR]
    of_a_town = " " in noun and noun.split()[0][-2:] in wording.known.words["origin"]
    if not of_a_town and (place := place_of(wording, tokens, near)):
        yield f"{noun} {place}", 0
    if " " in noun:
        yield noun, int(not of_a_town)
    if hung := _part_of(wording, tokens, at):
        yield hung, 0
    if held and wording.known.compounds:
        yield from _dated(wording, tokens, at, noun)
    beside = tokens[at - 1 : at] + tokens[max(0, at - 2) : at - 1]
    during = any(t.text.lower() in wording.known.words["during"] for t in beside)
    if during or not held:
        text, left = whole()
        if tokens[at].text in text and " " in text:
            yield text, left + held
    yield from _dated(wording, tokens, at, noun)
    if place := next((e.name for e in inside if e.type in ("place", "country")), ""):
        yield f"{place}: {noun}", 1 + held
    named, near_by = topic(wording, noun)
    if named:
        yield f"{named}: {noun}", 3 if near_by else 4
    yield noun, 2


def _part_of(wording: Wording, tokens: list[Token], at: int) -> str:
    """A lone noun in the genitive with the noun that it hangs on: "signing of the treaty"."""
    known = wording.known
    if at < 2 or tokens[at - 1].text not in known.words["genitive_only"]:
        return ""
    head = tokens[at - 2]
    if not head.noun or wording.dated(head):
        return ""
    trigger = known.nouns[head.text]
    if not trigger and not head.text.lower().endswith(tuple(known.words["acting"])):
        return ""
    text = nominative(head.text, trigger.lemma) if trigger else head.text
    return f"{text} {tokens[at - 1].text} {tokens[at].text}"


def _dated(wording: Wording, tokens: list[Token], at: int, noun: str) -> Iterator[tuple[str, int]]:
    """A lone noun with the date that stands right behind it."""
    link = wording.known.words["link"]
    end = at + 1
    if end < len(tokens) and tokens[end].word.coordination:
        return
    owned = end + 1 < len(tokens) and tokens[end].text in wording.known.words["genitive"]
    if owned and tokens[end + 1].word.preposition:
        return  # the date is that of an attribute
    while end < len(tokens) and (wording.dated(tokens[end]) or tokens[end].text in link):
        end += 1
    if end > at + 1 and wording.dated(tokens[end - 1]) and not wording.lasts(tokens[end - 1]):
        yield f"{noun} {wording.scene.text(tokens[at + 1].start, tokens[end - 1].end)}", 1


def attributed(
    wording: Wording, clause: Clause, tokens: list[Token], at: int, trigger: Trigger
) -> tuple[str, int]:
    """The noun at `at` with its adjective and what hangs on it, and where that ends."""
    noun = nominative(tokens[at].text, trigger.lemma)
    before = tokens[at - 1] if at else None
    origin = wording.known.words["origin"]
    if before and noun_of(before) and not wording.dated(before) and before.text[-2:] in origin:
        noun = f"{before.text} {noun}"
    elif wording.known.compounds:
        noun = _qualified(wording, tokens, at, noun, trigger.lemma)
    words = wording.known.words
    hanging = words["attending"] if trigger.kind == "meeting" and words["attending"] else words["attribute"]
    end = at + 1
    if clause.modal in ("become", "be") and clause.verbs:
        hanging -= words["of"]  # by whom
    for _ in range(_MOST):
        after = attribute(wording, tokens, end, hanging)
        room = tokens[end].start + LONGEST - 8 - len(noun) if end < len(tokens) else 0
        if after > end and tokens[after - 1].end > room:
            after = next((i + 1 for i in range(end, after) if tokens[i].last), after)  # the first of a list
        if after == end or tokens[after - 1].end > room:
            break
        noun = f"{noun} {wording.scene.text(tokens[end].start, tokens[after - 1].end)}"
        end = after
    return noun, end


def _qualified(wording: Wording, tokens: list[Token], at: int, noun: str, lemma: str) -> str:
    """A noun with the adjective before it, where endings tell how that reads in the nominative."""
    begin = at
    while (
        begin
        and not noun_of(tokens[begin - 1])
        and not wording.dated(tokens[begin - 1])
        and not tokens[begin - 1].last
    ):
        begin -= 1
        if tokens[begin].word.preposition or tokens[begin].word.determiner or tokens[begin].word.verbal:
            break
    ahead = tokens[begin - 1] if begin else None
    genitive = wording.known.words["genitive_ending"]
    if ahead and (wording.dated(ahead) or (noun_of(ahead) and tokens[begin].text[-2:] in genitive)):
        return noun
    if begin and tokens[begin].word.determiner and tokens[begin - 1].word.preposition:
        begin -= 1
    low = tokens[at].text.lower()
    plural = low.endswith("n") and not lemma.endswith("n")
    words = wording.known.words
    row = [t for t in tokens[begin : at + 1] if t.text not in words["filler"] | words["masculine_genitive"]]
    kept = upright(wording.known, row, plural=plural)
    adjectives = [t for t in kept[:-1] if not (t.attribute or t.word.verbal)]
    adjectives = [t for t in adjectives if t.text[-1] in words["endings"] or t.text[-2:] in words["endings"]]
    adjectives = [t for t in adjectives if not t.word.determiner or t.text in words["several"]]
    if len(adjectives) != 1:
        return noun
    owned = any(t.text in words["masculine_genitive"] for t in tokens[begin:at])
    if owned and not plural and adjectives[0].text.endswith("en"):
        return noun
    several = adjectives[0].text.lower() in words["several"]  # a number and a plural
    return f"{adjectives[0].text} {tokens[at].text if several and not low.endswith(lemma) else noun}"
