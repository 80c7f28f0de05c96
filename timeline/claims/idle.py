"""Verbs that tell no event, though a date may stand beside them. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.dates import hourly
from timeline.claims.find import Find
from timeline.claims.scene import Scene
from timeline.readings import Vague
from timeline.values import Clause, Verb


def nowadays(find: Find) -> bool:
    """Whether "today" beside a verb of the present may be the age, not the day: no known event, or only words; with an
    hour beside it, it is the day."""
    assert find.expression is not None
    clause, told = find.clause, find.scene.expressions
    if not (
        isinstance(told[find.expression].reading, Vague) and clause.tense == "present" and not clause.ahead
    ):
        return False
    if any(hourly(e.reading) for e in told[find.expression + 1 : find.expression + 2] if e.end <= clause.end):
        return False
    return find.trigger.lemma not in find.scene.known.verbs or find.trigger.kind == "statement"


def governs(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether an infinitive stands right behind the participle that it governs: "wanted to see it signed"."""
    if verb.lemma not in scene.known.words["perceiving"]:
        return False
    return any(v.end + 1 == verb.start for v in clause.verbs)


def lets(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether "let" beside a verb tells no event: what somebody bears (an infinitive that looks like a participle), or
    what can be done ("lets itself be explained")."""
    words = scene.known.words
    if verb.form == "participle":
        return scene.text(verb.end + 1, clause.end).split(" ", 1)[0] in words["causing"]
    if verb.lemma not in words["causing"] or clause.tense != "present":
        return False
    return not words["reflexive"].isdisjoint(scene.before(clause.end, verb.end))
