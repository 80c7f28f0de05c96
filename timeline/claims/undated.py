"""Events that no expression dates: where the tense, the lead or a neighbour plainly tells them. Claims room."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims import nouns
from timeline.claims.dates import dating, places
from timeline.claims.find import Find, named, told_by, trigger_of
from timeline.claims.scene import Named, Scene
from timeline.values import Clause, Told, Verb

_WISHES = ("must", "can", "may", "want", "shall")
"""Classes of auxiliaries beside which nothing is said to be done."""


def undated(scene: Scene, clause: Clause, verbs: Sequence[Verb], inside: Sequence[Named]) -> list[Find]:
    """The events of a clause without a date, where its tense plainly tells one; `inside` are its event nouns."""
    if inside and scene.calls_off(clause):
        return [named(scene, clause, inside[0], None, "story")]
    if not scene.heading and (on := _onward(scene, clause, verbs, inside)):
        return on
    if (report := _reported(scene, clause)) is not None:
        return [told_by(scene, clause, v, report) for v in verbs if _acts(scene, clause, v)]
    if scene.heading or scene.quoted(clause):
        return []
    if clause.mood == "conditional" and not clause.subordinate:
        return _consequence(scene, clause, verbs)
    if clause.subordinate == "to" and verbs and scene.follows(clause, scene.known.announcing):
        return [told_by(scene, clause, verbs[-1], None, "after")]
    return _happened(scene, clause, verbs, inside) if _is_over(scene, clause) else []


def _is_over(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what has happened, be it by its result ("the bridge is closed", at a report's head)."""
    result = clause.modal == "be" and clause.tense == "present" and scene.lead and not clause.ahead
    over = clause.tense in ("past", "pluperfect") or (result and not clause.subordinate)
    return over and not clause.negated and clause.mood in ("indicative", "")


def _happened(scene: Scene, clause: Clause, verbs: Sequence[Verb], inside: Sequence[Named]) -> list[Find]:
    """The events of a clause that tells what has happened: on a day told nearby, in the story, or some time before."""
    date = _back_then(scene, clause)
    date = _sibling(scene, clause) if date is None else date
    if clause.subordinate == "while" and (date := _hung(scene, clause)) is not None:
        return [told_by(scene, clause, v, date) for v in verbs if v.lemma not in scene.known.stative]
    news = scene.lead and clause.tense != "pluperfect" and not clause.subordinate
    told: Told = "expression" if date is not None else "story" if news else "before"
    if told == "before" and _no_one_event(scene, clause):
        return []
    if told == "before" and clause.subordinate not in ("", "relative", "after", "that", "participle"):
        return []
    which = clause.subordinate == "relative" and clause.tense == "past" and clause.modal
    plain = [
        told_by(scene, clause, v, date, told)
        for v in verbs
        if not which and (_plain(scene, clause, v) or (date is not None and _one_more(scene, clause, v)))
    ]
    if plain or clause.tense == "present":
        return plain
    exists = any(v.lemma in scene.known.existential for v in clause.verbs)
    meets = told != "before" or any(n.trigger.kind == "meeting" for n in inside[:2])
    stages = [n for n in inside[:1] if exists or (meets and nouns.staged(scene, clause, n))]
    said = [v for v in verbs if stages and v.lemma in scene.known.planning and v.lemma in scene.known.verbs]
    return [
        *(named(scene, clause, n, date, told, held=not exists) for n in stages),
        *(told_by(scene, clause, v, date, told) for v in said),
    ]


def _no_one_event(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what was done often, or asks what it was ("who had called stayed a riddle")."""
    held, words = scene.before(clause.end, clause.start), scene.known.words
    asks = clause.finite is not None and " " not in scene.text(clause.finite, clause.end)
    asks = (asks and held[0] in words["asking"]) or scene.wonders(clause)
    return asks or not words["often"].isdisjoint(held)


def _reported(scene: Scene, clause: Clause) -> int | None:
    """The day on which somebody reports the news that a clause of the lead tells in the present."""
    if not scene.lead or not scene.dates or scene.heading or clause.negated:
        return None
    if clause.tense != "present" or clause.mood != "indicative" or clause.subordinate or clause.modal:
        return None
    if scene.quoted(clause):
        return None
    days = [i for inside in scene.dates.values() for i in inside if scene.expressions[i].aside]
    return days[0] if days else None


def _acts(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether a verb tells an event by itself, and more than words."""
    return trigger_of(scene, clause, verb).kind not in ("other", "statement")


def _back_then(scene: Scene, clause: Clause) -> int | None:
    """The date in the sentence before, where a clause says that it speaks of that time."""
    words = scene.known.words["back_then"]
    if not scene.index or not words or (date := _told_before(scene)) is None:
        return None
    return None if words.isdisjoint(scene.before(clause.end, clause.start)) else date


def _told_before(scene: Scene) -> int | None:
    """The last date of the sentence before."""
    for i in reversed(scene.dates_of(scene.index - 1)):
        if places(scene.expressions[i].reading):
            return i
    return None


def _onward(scene: Scene, clause: Clause, verbs: Sequence[Verb], inside: Sequence[Named]) -> list[Find]:
    """What goes on since the day of the sentence before, or is to follow it: "since then", "afterwards"."""
    words, ahead = scene.known.words, clause.ahead or clause.tense == "future"
    if not scene.index or clause.finite is None or not (ahead or clause.tense == "present"):
        return []
    opening = scene.outline.words(clause)[:2]
    if len(opening) < 2 or opening[1].start != clause.finite:
        return []
    word = opening[0].text.lower()
    told: Told = "since" if word in words["thence"] else "after"
    if word not in words["thereafter"] and not (clause.tense == "present" and word in words["thence"]):
        return []
    date = _told_before(scene)
    if date is None or (
        told == "after" and not ahead and scene.expressions[date].tense not in ("present", "future")
    ):
        return []
    if not verbs:
        return [named(scene, clause, n, date, told) for n in inside[:1]]
    return [told_by(scene, clause, v, date, told) for v in verbs]


def _plain(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether a verb without a date plainly tells an event: no state, and more than words, unless the lead or
    the pluperfect makes these news."""
    known = scene.known
    trigger = trigger_of(scene, clause, verb)
    idiom = trigger.lemma != verb.lemma
    if verb.lemma in known.stative and not idiom:
        return False
    if verb.lemma in known.light and not idiom and (verb.lemma not in known.verbs or scene.nouns_in(clause)):
        return False
    if scene.lead and clause.modal == "have":
        return True
    if verb.lemma not in known.verbs and not idiom:
        return False
    if trigger.kind == "statement":
        return clause.tense == "pluperfect" and not clause.subordinate
    if clause.subordinate == "that":
        return trigger.kind in ("agreement", "conflict", "disaster", "accident") and clause.modal != ""
    return scene.lead or clause.tense == "pluperfect" or trigger.kind != "other"


def _one_more(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether a verb behind "and" goes on with what was done that day: no state, no words, no wish, and nothing that it
    leaves to a noun."""
    known, opening = scene.known, scene.before(clause.end, clause.start)[:1]
    if known.words["conjunction"].isdisjoint(opening) or clause.modal in _WISHES:
        return False
    if verb.lemma in known.stative or verb.lemma in known.light:
        return False
    return trigger_of(scene, clause, verb).kind != "statement"


def _sibling(scene: Scene, clause: Clause) -> int | None:
    """The date of the main clause before, where this one goes on in the same tense; or that of its "when"."""
    if clause.subordinate:
        return None
    at = scene.clauses.index(clause)
    for other in scene.clauses[at + 1 : at + 2]:
        if other.subordinate == "while" and (dates := dating(scene, other, scene.dates.get(at + 1, []))):
            return dates[0]
    for k in range(at - 1, -1, -1):
        other = scene.clauses[k]
        if not other.subordinate:
            dates = dating(scene, other, scene.dates.get(k, []))
            return dates[0] if dates and other.tense == clause.tense else None
    return None


def _hung(scene: Scene, clause: Clause) -> int | None:
    """The date that a clause explains: "since the spring, when a court froze its accounts"."""
    near = [i for i in scene.dates_of(scene.index) if 0 <= clause.start - scene.expressions[i].end <= 2]
    return near[-1] if near and places(scene.expressions[near[-1]].reading) else None


def _consequence(scene: Scene, clause: Clause, verbs: Sequence[Verb]) -> list[Find]:
    """What would follow from a condition: after its date, or that of the plan told just before."""
    conditions = [k for k, c in enumerate(scene.clauses) if c.subordinate == "if"]
    if not conditions or not verbs:
        return []
    dates = [i for k in conditions for i in dating(scene, scene.clauses[k], scene.dates.get(k, []))]
    if not dates and scene.index:
        dates = [
            i
            for i in scene.dates_of(scene.index - 1)
            if places((e := scene.expressions[i]).reading) and e.tense not in ("past", "pluperfect")
        ]
    return [told_by(scene, clause, verbs[0], i, "after") for i in dates[-1:]]
