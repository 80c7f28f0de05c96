"""Which clauses are logged, and by which word: a find for every event told. Lives in the claims room."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.dates import dating
from timeline.claims.find import Find, named
from timeline.claims.nouns import apart, attached, attribute, oblique, over
from timeline.claims.scene import Named, Scene
from timeline.claims.verbs import verbal
from timeline.values import Clause


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
            since = apart(scene, clause, inside, dates, list(taken.values()))
            found += since
            found += [named(scene, clause, n, i, held=oblique(scene, clause, n)) for i, n in taken.items()]
        told = [] if scene.asks(clause) else verbal(scene, clause, inside, dates, taken)
        # "a day after the storm the schools opened": that day is today
        if since and any(f.told == "ago" and f.base is None for f in since):
            told = [replace(f, told="published") if f.told == "story" else f for f in told]
        found += told
        if not inside:
            found += over(scene, clause)
    if len(found) < 2:
        return found
    best = sorted(found, key=lambda f: f.expression is not None)  # one with a date before one without
    return sorted({(f.start, f.end): f for f in best}.values(), key=lambda f: (f.start, f.end))


def _compares(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only tells how much: "as many as are hired in a month"."""
    before = scene.before(clause.start)[-2:]
    return len(before) == 2 and before[0] in scene.known.words["as_much"]
