"""What hangs on the noun of an event behind it: a genitive, a name, a phrase with a preposition; else who and where, by
the names around it.

Lives in claims/titles.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from timeline.claims.titles.parts import counts, upper
from timeline.claims.titles.phrases import phrase
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Entity


def attribute(wording: Wording, tokens: list[Token], at: int, hanging: frozenset[str]) -> int:
    """The end of a genitive, a name, or a prepositional phrase at `at`, before any date; `at` if there is none."""
    known = wording.known
    if at >= len(tokens) or tokens[at - 1].last:
        return at
    here = tokens[at]
    if here.text in known.words["genitive"]:
        if any(t.word.preposition or t.word.determiner for t in tokens[at + 1 : at + 2]):
            return at  # an attribute with words of its own
        end, least = phrase(tokens, at, known, wording.stops), at + 2
    elif here.text.lower() in known.words["hanging"] and any(
        counts(t, known) for t in tokens[at + 1 : at + 2]
    ):
        return at
    elif here.text.lower() in hanging:
        end, least = phrase(tokens, at + 1, known, wording.stops), at + 2
    elif known.compounds and here.noun and here.text.endswith("s"):
        end, least = phrase(tokens, at, known, wording.stops), at + 1
    else:
        return at
    if not known.compounds:
        end = _running(tokens, at)
    end = next((i for i in range(at, end) if wording.dated(tokens[i])), end)
    end = next((i + 1 for i in range(at, end) if tokens[i].last and not _listed(wording, tokens, i)), end)
    while end > at and known.compounds and not upper(tokens[end - 1]):
        end -= 1
    if end > at and tokens[end - 1].text.lower() in known.words["leading"]:
        return at  # "of the years", whose numbers are a date
    return at if end < least else end


def _listed(wording: Wording, tokens: list[Token], at: int) -> bool:
    """Whether a comma behind a word joins it to the next in a list that ends with "and"."""
    joining = wording.known.words["joining"]
    listed = at + 2 < len(tokens) and wording.listed(tokens[at], tokens[at + 1])
    return listed and any(t.text in joining for t in tokens[at + 2 : at + 5])


def _running(tokens: list[Token], at: int) -> int:
    """The end of a phrase at `at` in a language that writes nouns small: before a verb or the next preposition."""
    end = at + 1
    while end < len(tokens) and not tokens[end - 1].last:
        w = tokens[end].word
        if (
            w.preposition
            or w.coordination
            or w.pronoun
            or w.auxiliary
            or (w.finite and not tokens[end].doubt)
        ):
            break
        end += 1
    return end


def topic(wording: Wording, noun: str) -> tuple[str, bool]:
    """What the text is about, for a lone noun: who or what the sentence names, else what place or body is named most
    often before ("" if nothing is); and whether the sentence names it."""
    near = [e for e in wording.entities if e.name not in noun and noun not in e.name]
    here = [e.name for e in near if wording.scene.start <= e.start < wording.scene.end]
    if here:
        return here[0], True
    names = Counter(e.name for e in near if e.type != "person")
    return names.most_common(1)[0][0] if names else "", False


def place_of(wording: Wording, tokens: list[Token], inside: list[Entity]) -> str:
    """Where something was: the first place of the clause with the preposition before it."""
    words = wording.known.words
    for e in inside:
        if e.type not in ("place", "country"):
            continue
        at = next((i for i, t in enumerate(tokens) if t.start == e.start), 0)
        lead = next((i for i in range(max(0, at - 2), at) if tokens[i].text.lower() in words["place"]), None)
        if lead is not None:
            end = _through(tokens, e.end, words["origin"])
            return f"{tokens[lead].text.lower()} {wording.scene.text(tokens[lead].end, end).strip()}"
    return ""


def _through(tokens: list[Token], end: int, origin: frozenset[str]) -> int:
    """Where a place ends whose name ends at an offset: behind the noun that goes on with it ("the Bonn museum")."""
    for a, b in pairwise(tokens):
        if a.end == end:
            return b.end if a.text[-2:] in origin else end
    return end


def owner_of(wording: Wording, tokens: list[Token], at: int) -> str:
    """The name in the genitive right before a noun; "" if there is none."""
    if not at or not tokens[at - 1].text.endswith("s"):
        return ""
    end = tokens[at - 1].end
    name = next((e for e in wording.entities if e.end == end), None)
    return wording.scene.text(name.start, name.end) if name else ""
