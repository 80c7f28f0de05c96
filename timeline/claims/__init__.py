"""Who says that what happened when: one claim for every clause that a careful archivist would log."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.claims.days import mention
from timeline.claims.find import Find
from timeline.claims.finding import finds
from timeline.claims.scenes import scenes
from timeline.claims.status import status
from timeline.claims.titles import Wording, title
from timeline.clauses import Outline
from timeline.values import Claim, Clause, Entity, Expression

__all__ = ["claims", "mention"]

_BEFORE = 1_000
"""Characters before a sentence in which somebody may be named whom a pronoun in it means."""


def claims(
    outline: Outline, expressions: Sequence[Expression], entities: Sequence[Entity]
) -> tuple[Claim, ...]:
    """The claims of an article in the order of its text, as are the `expressions` and `entities` found in it."""
    begun, found = [e.start for e in entities], []
    for scene in scenes(outline, expressions):
        told = finds(scene)
        if not told:
            continue
        near = entities[bisect_left(begun, scene.start - _BEFORE) : bisect_left(begun, scene.end)]
        wording = Wording(scene, near, frozenset([e.end for e in near]))
        for find in told:
            clause = scene.around(find.clause) if find.noun else find.clause
            inside = entities[bisect_left(begun, clause.start) : bisect_left(begun, clause.end)]
            found.append(_claim(find, clause, inside, wording))
    return tuple(found)


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
