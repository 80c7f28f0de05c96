"""Who and where, for an event noun that says neither: from the names around it. Lives in claims/titles."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Entity


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
