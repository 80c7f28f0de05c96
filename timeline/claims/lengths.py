"""Lengths of time that lie between two events of a sentence: "two days after he resigned". Lives in the claims room."""

from __future__ import annotations

from timeline.claims.dates import dating
from timeline.claims.scene import WORD, Scene
from timeline.readings import Duration
from timeline.values import Clause, Expression, Told

_CLOSE = 40  # characters


def grain(expression: Expression) -> str:
    """The grain of a length of time, "" where it is no such reading."""
    reading = expression.reading
    return reading.parts[0][1] if isinstance(reading, Duration) else ""


def counted(scene: Scene, clause: Clause) -> tuple[Told, int, int | None] | None:
    """The length of time that lies between what a clause tells and the main clause ("two days after he resigned"):
    how it is told, its index, and that of the main clause's date."""
    at = scene.clauses.index(clause)
    for date in scene.lengths:
        joint = _joint(scene, clause, date)
        if not joint or dating(scene, clause, [i for i in scene.dates.get(at, []) if i != date]):
            continue
        mains = [(k, c) for k, c in enumerate(scene.clauses) if c is not clause and not c.subordinate]
        bases = [i for k, c in mains for i in dating(scene, c, scene.dates.get(k, [])) if i != date]
        if bases or (mains and mains[0][1].tense != "pluperfect"):
            told: Told = "hence" if joint in scene.known.words["ahead_of"] else "ago"
            return told, date, bases[0] if bases else None
    return None


def _joint(scene: Scene, clause: Clause, date: int) -> str:
    """The word that joins a clause to a length of days or more before it ("two days after"), "" where none does."""
    e = scene.expressions[date]
    if abs(clause.start - e.start) > _CLOSE:
        return ""
    behind = WORD.search(scene.outline.text, e.end, scene.end)
    if behind is None or not clause.start <= behind.start() < clause.end:
        return ""
    joins = behind[0].lower() in scene.known.words["since_then"]
    return behind[0].lower() if joins and len(scene.before(e.start, clause.start)) < 2 else ""
