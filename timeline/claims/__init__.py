"""Who says that what happened when: one claim for every clause that a careful archivist would log."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.claims.days import mention
from timeline.claims.find import Find
from timeline.claims.finding import finds
from timeline.claims.scenes import scenes
from timeline.claims.status import status
from timeline.claims.titles import Wording, apart, title
from timeline.clauses import Outline
from timeline.values import Claim, Clause, Entity, Expression

__all__ = ["claims", "mention"]

_BEFORE = 1_000
"""Characters before a sentence in which somebody may be named whom a pronoun in it means."""


def claims(
    outline: Outline, expressions: Sequence[Expression], entities: Sequence[Entity]
) -> tuple[Claim, ...]:
    """The claims of an article in the order of its text, as are the `expressions` and `entities` found in it."""
    begun = [e.start for e in entities]
    found: list[Claim] = []
    for scene in scenes(outline, expressions):
        told = finds(scene)
        if not told:
            continue
        near = entities[bisect_left(begun, scene.start - _BEFORE) : bisect_left(begun, scene.end)]
        wording = Wording(scene, near, frozenset([e.end for e in near]))
        row = []
        for find in told:
            clause = scene.around(find.clause) if find.noun else find.clause
            inside = entities[bisect_left(begun, clause.start) : bisect_left(begun, clause.end)]
            row.append(_claim(find, clause, inside, wording))
        found += _told_apart(wording, told, row) if len({c.title for c in row}) < len(row) else row
    return tuple(found)


def _told_apart(wording: Wording, told: Sequence[Find], row: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a sentence, of which those that verbs of one clause tell in the same words get each its share."""
    often = Counter(claim.title for claim in row)
    for find, claim in zip(told, row, strict=True):
        own = apart(wording, find) if often[claim.title] > 1 and claim.doubts else ""
        yield replace(claim, title=own) if own else claim


def _claim(find: Find, clause: Clause, inside: Sequence[Entity], wording: Wording) -> Claim:
    """A find with its status, its title, and who and where: of the names near it those `inside` its clause."""
    start, end = min(clause.start, find.start), max(clause.end, find.end)
    here = [e.name for e in inside if e.type == "place"]
    stands = status(find)
    named = title(wording, find, stands)
    return Claim(
        start=start,
        end=end,
        trigger_start=find.start,
        trigger_end=find.end,
        trigger=find.trigger.lemma,
        kind=find.trigger.kind,
        status=stands,
        title=named.text,
        expression=find.expression,
        told=find.told,
        tense=find.clause.tense,
        actors=tuple(dict.fromkeys([e.name for e in inside if e.type != "place"])),
        place=here[0] if here else None,
        category=find.trigger.category,
        base=find.base,
        doubts=named.doubts,
    )
