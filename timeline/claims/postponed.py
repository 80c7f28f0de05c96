"""What a clause says has been moved to another day: "put the vote off to Friday". Lives in the claims room."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.dates import aimed
from timeline.claims.find import Find, named, told_by
from timeline.claims.scene import Named, Scene
from timeline.claims.undated import undated
from timeline.values import Clause, Verb


def postponed(
    scene: Scene, clause: Clause, verbs: Sequence[Verb], inside: Sequence[Named], dates: Sequence[int]
) -> list[Find]:
    """The event that a clause says has been moved, on its new day, and what else the clause tells."""
    moved = _moved(scene, clause, verbs, dates)
    whose = (inside[:1] or _antecedent(scene, clause)) if moved else []
    if not whose:
        return []
    own = [i for i in dates if i not in (*moved, *_left(scene, clause, dates))]
    dated = [told_by(scene, clause, v, i) for v in verbs for i in own[:1]]
    rest = dated or undated(scene, clause, verbs, inside)
    return [named(scene, clause, whose[0], moved[-1], verb=verbs[0], ahead=True), *rest]


def _antecedent(scene: Scene, clause: Clause) -> list[Named]:
    """The event noun that a relative clause speaks of."""
    if clause.subordinate != "relative":
        return []
    return [n for n in scene.nouns if n.end < clause.start][-1:]


def _moved(scene: Scene, clause: Clause, verbs: Sequence[Verb], dates: Sequence[int]) -> list[int]:
    """The dates to which a clause says that something has been moved."""
    if clause.tense in ("present", "future") or scene.known.moving.isdisjoint([v.lemma for v in verbs]):
        return []
    return [i for i in dates if aimed(scene, clause, i)]


def _left(scene: Scene, clause: Clause, dates: Sequence[int]) -> list[int]:
    """The dates from which something is moved away: "from Tuesday to Friday"."""
    return [i for i in dates if scene.led("away", scene.expressions[i].start, clause.start)]
