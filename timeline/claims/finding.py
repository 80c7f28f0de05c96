"""Which clauses are logged, and by which word: a find for every event told. Lives in the claims room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.claims.dates import daily, dating
from timeline.claims.find import Find, named
from timeline.claims.nouns import apart, attached, attribute, oblique, over
from timeline.claims.scene import Named, Scene
from timeline.claims.verbs import verbal
from timeline.values import Clause

_STAGES = frozenset({"meeting", "sport", "culture", "election"})
"""Kinds of events at which others happen."""


def finds(scene: Scene) -> list[Find]:
    """The events of a sentence, in the order of their triggers; no trigger counts twice. The verb of a question tells
    nothing, what the question takes for granted does.
    """
    found: list[Find] = []
    for k, clause in enumerate(scene.clauses):
        if clause.subordinate == "how" and _compares(scene, clause):
            continue
        inside = scene.dates.get(k, [])
        dates = dating(scene, clause, inside) if inside else []
        if clause.subordinate == "attribute":
            found += attribute(scene, clause, dates)
            continue
        taken: dict[int, Named] = {}
        since: list[Find] = []
        if inside:
            taken = dict(attached(scene, clause, dates))
            since = apart(scene, clause, inside, dates)
            found += since
            found += [named(scene, clause, n, i, held=oblique(scene, clause, n)) for i, n in taken.items()]
        told = [] if scene.asks(clause) else verbal(scene, clause, inside, dates, taken)
        # "a day after the storm the schools opened": that day is today
        if any(f.told == "ago" for f in since):
            told = [replace(f, told="published") if f.told == "story" else f for f in told]
        found += told
        found += _stages(scene, clause, told)
        if not inside:
            found += over(scene, clause)
    if len(found) < 2:
        return found
    best = sorted(found, key=lambda f: f.expression is not None)  # one with a date before one without
    return sorted({(f.start, f.end): f for f in best}.values(), key=lambda f: (f.start, f.end))


def _stages(scene: Scene, clause: Clause, told: Sequence[Find]) -> list[Find]:
    """The event at which something was done on a day: "at the meeting on Monday he said", wherever the day stands."""
    days = [f.expression for f in told if not f.noun and f.told == "expression" and _daily(scene, f)]
    taken = {f.start for f in told}
    for noun in scene.nouns_in(clause) if days else ():
        if noun.trigger.kind in _STAGES and noun.start not in taken and _at(scene, clause, noun):
            return [named(scene, clause, noun, days[0], held=True)]
    return []


def _daily(scene: Scene, find: Find) -> bool:
    """Whether a find is dated by a day."""
    return find.expression is not None and daily(scene.expressions[find.expression].reading)


def _at(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a preposition and an article that say at what stand before a noun."""
    words, before = scene.known.words, scene.before(noun.start, clause.start)
    if not before:
        return False
    if before[-1] in words["staging"]:
        return before[-1] in scene.known.contracted
    article = before[-1] in words["oblique"] or before[-1] in words["definite"]
    return article and not words["staging"].isdisjoint(before[-2:-1])


def _compares(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only tells how much: "as many as are hired in a month"."""
    before = scene.before(clause.start)[-2:]
    return len(before) == 2 and before[0] in scene.known.words["as_much"]
