"""An event that a clause tells, before it has a status and a title. Lives in the claims room."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.scene import Named, Scene
from timeline.claims.triggers import Trigger
from timeline.values import Clause, Told, Verb


@dataclass(slots=True, eq=False)
class Find:
    """The clause, the word that denotes the event, and the index of the expression that dates it. Never changed.

    `noun` says that the word is a noun, `held` that this noun has a date of its own beside the clause's verb,
    `ahead` that something in the words puts the event into the future; `base` is what a length of time counts from.
    """

    scene: Scene
    clause: Clause
    start: int
    end: int
    trigger: Trigger
    expression: int | None
    told: Told
    noun: bool
    verb: Verb | None = None
    ahead: bool = False
    held: bool = False
    base: int | None = None


def named(
    scene: Scene,
    clause: Clause,
    noun: Named,
    expression: int | None,
    told: Told = "expression",
    *,
    verb: Verb | None = None,
    ahead: bool = False,
    held: bool = False,
    base: int | None = None,
) -> Find:
    """The event of a noun."""
    start, end, trigger = noun
    return Find(scene, clause, start, end, trigger, expression, told, True, verb, ahead, held, base)


def told_by(
    scene: Scene,
    clause: Clause,
    verb: Verb,
    expression: int | None,
    told: Told = "expression",
    *,
    ahead: bool = False,
    base: int | None = None,
) -> Find:
    """The event of a verb."""
    trigger = trigger_of(scene, clause, verb)
    start, end = verb.start, verb.end
    return Find(scene, clause, start, end, trigger, expression, told, False, verb, ahead, False, base)


def trigger_of(scene: Scene, clause: Clause, verb: Verb) -> Trigger:
    """The event of a verb, by its idiom if it stands in one; "other" where the lexicon has neither."""
    known = scene.known
    text = scene.outline.text
    for idiom, trigger in known.idioms.get(verb.lemma, ()):
        if any(_stands(text, idiom, a, b) for a, b in clause.parts):
            return trigger
    return known.verbs.get(verb.lemma) or Trigger(verb.lemma, "other", "")


def _stands(text: str, words: str, start: int, end: int) -> bool:
    """Whether words stand in a stretch of text and no longer ones ("off", not "office")."""
    at = text.find(words, start, end)
    while at >= 0:
        last = at + len(words)
        if not (text[last : last + 1].isalpha() or text[max(at - 1, 0) : at].isalpha()):
            return True
        at = text.find(words, at + 1, end)
    return False
