"""Event nouns that are logged: those that hold a date, those that stand for their clause. Claims room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.claims.dates import aimed, origin
from timeline.claims.find import Find, named, told_by, trigger_of
from timeline.claims.lengths import grain
from timeline.claims.scene import Named, Scene
from timeline.values import Clause, Told


def attribute(scene: Scene, clause: Clause, dates: Sequence[int]) -> list[Find]:
    """The event of a participle before its noun: the noun's where planned, else the participle's own."""
    if not dates:
        return []
    verb = clause.verbs[0]
    known = scene.known
    if known.compounds:
        near = [n for n in scene.nouns if 0 <= n.start - clause.end < 60]
    else:
        near = [n for n in scene.nouns if 0 <= clause.start - n.end < 3]
    at = scene.expressions[dates[0]].start
    moved = aimed(scene, clause, dates[0]) and (
        verb.lemma in known.planning or scene.led("meant", at, clause.start)
    )
    if (clause.ahead or moved) and near:
        return [named(scene, clause, near[0], dates[0], verb=verb, ahead=True)]
    if near and verb.lemma in known.light:
        return [named(scene, clause, near[0], dates[0], held=True)]
    return [told_by(scene, clause, verb, dates[0], ahead=moved or clause.ahead)]


def apart(scene: Scene, clause: Clause, inside: Sequence[int], dates: Sequence[int]) -> list[Find]:
    """The event noun that a length of time is counted from: "three years after the invasion"."""
    found = []
    for i in inside:
        e = scene.expressions[i]
        if e.type != "DURATION" or i in dates:
            continue
        near = [n for n in scene.nouns_in(clause) if 0 <= n.start - e.end < 60]
        between = scene.text(e.end, near[0].start).split() if near else []
        back = any(v.lemma in scene.known.words["lying_back"] for v in clause.verbs)
        if not near or not (back or not scene.known.words["beyond"].isdisjoint(between[:1])):
            continue
        base = dates[0] if dates else None
        if grain(e) in ("second", "minute", "hour"):
            found.append(
                named(scene, clause, near[0], base, "story" if base is None else "expression", held=True)
            )
            continue
        told: Told = "hence" if not back and between[0] in scene.known.words["ahead_of"] else "ago"
        today = scene.lead or clause.tense != "past" or clause.modal == "have"
        if base is not None or (clause.tense != "pluperfect" and (today or told == "ago")):
            found.append(named(scene, clause, near[0], i, told, held=True, base=base))
    return found


def attached(scene: Scene, clause: Clause, dates: Sequence[int]) -> Iterator[tuple[int, Named]]:
    """Each date that hangs on an event noun before it ("the meeting on Tuesday"), with that noun."""
    verbs = [v.start for v in clause.verbs]
    for i in dates:
        at = scene.expressions[i].start
        noun = next((n for n in reversed(scene.nouns_in(clause)) if n.end <= at), None)
        if noun is None:
            continue
        between = scene.text(noun.end, at)
        words = between.split()
        if "," in between or ":" in between or len(words) > 9 or any(noun.end <= v < at for v in verbs):
            continue
        if clause.finite is not None and noun.end <= clause.finite < at:
            continue
        near = len(words) <= 2 or words[-1].lower() in scene.known.words["link"]
        aim = not scene.known.compounds and aimed(scene, clause, i)
        made = len(words) < 2 and origin(scene, clause, i)
        if near and (aim or made or len(words) > 3 or _stands_off(scene, clause, noun)):
            yield i, noun


def _stands_off(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a noun before a date holds it: before the finite verb, behind a preposition, by a light verb.

    Elsewhere subject and date merely follow one another ("the court on Monday dismissed the case").
    """
    known = scene.known
    if all(v.lemma in known.light for v in clause.verbs):
        return True
    if not clause.subordinate and clause.finite is not None and noun.end <= clause.finite:
        return True
    return oblique(scene, clause, noun)


def oblique(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a noun stands behind a preposition or in the genitive: the verb does not speak of it."""
    behind = max((v.end for v in clause.verbs if v.end <= noun.start), default=clause.start)
    if scene.led("at", noun.start, behind, 3) or scene.led("apart", noun.start, behind, 3):
        return True
    return len(scene.before(noun.start, clause.start)) > 2 and _genitive(scene, clause, noun)


def _genitive(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether an article of the genitive stands before a noun; one that may be a subject's needs a noun before it."""
    words, lead = scene.known.words, scene.text(clause.start, noun.start).split()[-3:]
    for before, article in zip([*lead[:-1]], lead[1:], strict=True):
        low = article.lower()
        if low in words["genitive_only"] and (low not in words["subject_too"] or before[0].isupper()):
            return True
    return False


def shared(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether the date of a noun is the verb's too: not behind "after", "before", "about" and their like, unless the
    noun completes the verb.
    """
    return not scene.led("apart", noun.start, None, 3) or _completes(scene, clause, noun)


def _completes(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a noun completes the verb right before it ("filed for bankruptcy"), and is nothing that is called for."""
    verb = next((v for v in reversed(clause.verbs) if v.end <= noun.start), None)
    if verb is None or verb.lemma in scene.known.planning:
        return False
    between = scene.text(verb.end, noun.start).split()
    if len(between) != 1 or between[0] not in scene.known.words["completing"]:
        return False
    return trigger_of(scene, clause, verb).kind != "statement"


def light(scene: Scene, clause: Clause, date: int, taken: dict[int, Named]) -> list[Find]:
    """The event noun that a light verb leaves its meaning to: the first that it speaks of, if it speaks of one."""
    nouns = [n for n in scene.nouns_in(clause) if n not in taken.values()]
    if taken or not nouns:
        return []
    free = [n for n in nouns if not _led(scene, clause, n)]
    spoken_of = [n for n in free if not _genitive(scene, clause, n)] or [
        n for n in free if not _owner(scene, n)
    ]
    return [named(scene, clause, (spoken_of or nouns)[0], date)]


def _owner(scene: Scene, noun: Named) -> bool:
    """Whether a noun stands right behind another event's, and its article between them: "the theft of the coins"."""
    ends = [n.end for n in scene.nouns if n.end < noun.start]
    between = scene.text(ends[-1], noun.start) if ends else ","
    return "," not in between and len(between.split()) < 3


def _led(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a preposition leads to a noun: past its article and adjectives, and what it is joined to by "and"."""
    joined = False
    for t in reversed([t for t in scene.outline.words(clause) if t.start < noun.start]):
        if t.word.preposition:
            return True
        if (t.noun and not joined) or any(a <= t.start < b for a, b in scene.spans):
            return False
        joined = t.word.coordination
    return False


def staged(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether an event noun says where or at what something happened: "at a meeting in Paris"."""
    return scene.led("at", noun.start, clause.start, 4) or scene.led("to", noun.start, clause.start, 4)


def over(scene: Scene, clause: Clause) -> list[Find]:
    """The event noun behind which the news of the lead begins: "After the talks in Bern all is open"."""
    if not scene.lead or scene.quoted(clause) or clause.subordinate or clause.ahead:
        return []
    words = scene.known.words
    for noun in scene.nouns_in(clause)[:1]:
        opening = scene.before(noun.start, clause.start)
        if len(opening) in (2, 3) and opening[0] in words["beyond"] - words["ahead_of"] - words["begun"]:
            return [named(scene, clause, noun, None, "before", held=True)]
    return []
