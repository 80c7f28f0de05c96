"""Verbs that are logged: dated by their clause, or where the tense alone tells the event. Claims room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.claims import nouns
from timeline.claims.dates import (
    aimed,
    begun,
    bracketed,
    compares,
    daily,
    destined,
    enclosed,
    habitual,
    hourly,
    inner,
    meant,
    origin,
    recurs,
)
from timeline.claims.find import Find, named, told_by, trigger_of
from timeline.claims.idle import governs, lets, nowadays
from timeline.claims.lengths import counted
from timeline.claims.postponed import postponed
from timeline.claims.scene import Named, Scene
from timeline.claims.undated import undated
from timeline.readings import Counted, Duration, Shift
from timeline.values import Clause, Verb


def verbal(
    scene: Scene, clause: Clause, every: list[int], dates: Sequence[int], taken: dict[int, Named]
) -> list[Find]:
    """The events of a clause's verbs; `dates` are those of `every` expression in it that can date what it
    tells, `taken` those that hang on nouns."""
    known = scene.known
    inside = scene.nouns_in(clause)
    verbs = [
        v
        for v in clause.verbs
        if not (_light(scene, clause, v) and _own(scene, clause, v, inside))
        and not (v.form == "infinitive" and governs(scene, clause, v))
        and not lets(scene, clause, v)
    ]
    if not (verbs or inside or dates):
        return []
    if length := counted(scene, clause):
        told, date, base = length
        return [
            told_by(scene, clause, v, date, told, base=base) for v in verbs if v.lemma not in known.stative
        ]
    if not dates:
        if compares(scene, clause, every) and not (scene.lead and clause.modal == "have"):
            return []
        if clause.tense == "present" and recurs(scene, every):
            return []
        return undated(scene, clause, verbs, inside)
    if scene.heading and (clause.finite is None or clause.finite == clause.start):
        return []
    if habitual(scene, clause, dates):
        return []
    return postponed(scene, clause, verbs, inside, dates) or _dated(
        scene, clause, verbs, inside, dates, taken
    )


def _dated(
    scene: Scene,
    clause: Clause,
    verbs: Sequence[Verb],
    inside: Sequence[Named],
    dates: Sequence[int],
    taken: dict[int, Named],
) -> list[Find]:
    """The events of a clause with dates: those that are its verbs' own date them, else only the tense tells when."""
    known = scene.known
    free = _free(scene, clause, verbs, dates, taken)
    if not free and clause.tense == "future" and (past := _behind(scene, clause, taken)):
        return [told_by(scene, clause, v, past[-1], "after") for v in verbs]
    if not free:
        return undated(scene, clause, [v for v in verbs if v.lemma not in known.stative], inside)
    if not verbs:
        return nouns.light(scene, clause, free[0], taken) or _state(scene, clause, free[0], taken)
    if inside and aimed(scene, clause, free[0]) and any(v.lemma in known.planning for v in verbs):
        return [named(scene, clause, inside[0], free[0], verb=verbs[0], ahead=True)]
    if verbs[0].lemma in known.stative and _background(clause):
        return []
    promised, promising = _promised(scene, verbs, free)
    rest = undated(scene, clause, promising, [])
    dated = [v for v in verbs if v not in promising]
    among = clause.verbs if known.compounds else verbs
    found = [told_by(scene, clause, v, _nearest(scene, v, among, free), ahead=v in promised) for v in dated]
    spare = [i for i in free if all(i != f.expression for f in found)]
    rest += _left_to_nouns(scene, clause, verbs, inside, spare) if known.compounds else []
    return [*rest, *(f for f in found if not nowadays(f))]


def _left_to_nouns(
    scene: Scene, clause: Clause, verbs: Sequence[Verb], inside: Sequence[Named], dates: Sequence[int]
) -> list[Find]:
    """The events of nouns whose light verb stands beside others: "is to begin in May and last until June"."""
    light = [(v, own) for v in clause.verbs if v not in verbs and (own := _own(scene, clause, v, inside))]
    first = [(v, own[0], _nearest(scene, v, clause.verbs, dates)) for v, own in light if dates]
    return [named(scene, clause, n, date) for v, n, date in first if scene.expressions[date].end < v.start]


def _promised(scene: Scene, verbs: Sequence[Verb], dates: Sequence[int]) -> tuple[list[Verb], list[Verb]]:
    """The infinitives of a clause that somebody promises, and the verbs that do so on no day of their own ("promised to
    publish it in May")."""
    if scene.known.compounds:
        return [], []
    pairs = [(a, b) for a, b in pairwise(verbs) if b.form == "infinitive" and a.lemma in scene.known.planning]
    own = [scene.expressions[i].start for i in dates]
    return [b for _, b in pairs], [a for a, b in pairs if not any(a.end <= at < b.start for at in own)]


def _behind(scene: Scene, clause: Clause, taken: dict[int, Named]) -> list[int]:
    """The dates of events behind which a clause puts what it tells: "after the election on 2 July"."""
    return [i for i, n in taken.items() if scene.led("behind", n.start, clause.start, 3)]


def _background(clause: Clause) -> bool:
    """Whether a clause can hold no news beside a verb of state: a relative clause, or words of others."""
    if clause.mood == "conditional":
        return clause.tense == "past"
    return clause.subordinate == "relative" and clause.tense == "present"


def _own(scene: Scene, clause: Clause, verb: Verb, nouns: Sequence[Named]) -> list[Named]:
    """The nouns that stand by one of several verbs: before it where the verb stands last, else behind; all where
    it is the only one."""
    at, final = clause.verbs.index(verb), scene.known.compounds
    first = (clause.verbs[at - 1].end if final else verb.start) if at else clause.start
    last = clause.end
    if at + 1 < len(clause.verbs):
        last = verb.start if final and verb.form != "finite" else clause.verbs[at + 1].start
    return [n for n in nouns if first <= n.start < last and not _beside(scene, clause, n)]


def _beside(scene: Scene, clause: Clause, noun: Named) -> bool:
    """Whether a noun is something beside the event: "at the settlement a fee is due", "the evening before the race"."""
    if scene.led("beside", noun.start, clause.start, 3):
        return True
    ends = [b for _, b in scene.spans if b <= noun.start]
    between = scene.text(ends[-1], noun.start).lower().split() if ends else []
    return 0 < len(between) <= 2 and between[0] in scene.known.words["beyond"]


def _light(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether a verb leaves its meaning to its noun here."""
    return verb.lemma in scene.known.light and trigger_of(scene, clause, verb).lemma == verb.lemma


def _free(
    scene: Scene, clause: Clause, verbs: Sequence[Verb], dates: Sequence[int], taken: dict[int, Named]
) -> list[int]:
    """The dates that are the verbs' own, the best first."""
    known = scene.known
    lemmas = {v.lemma for v in verbs}
    moves = bool(lemmas & known.moving)
    plans = bool(lemmas & known.planning) or clause.ahead
    says = lemmas.isdisjoint(known.planning) and any(
        trigger_of(scene, clause, v).kind == "statement" for v in verbs
    )
    free = []
    for i in dates:
        if i in taken and (moves or lemmas & known.cancelling or not nouns.shared(scene, clause, taken[i])):
            continue
        moved = moves and clause.tense not in ("present", "future")
        if not moves and origin(scene, clause, i):
            continue
        if i not in taken and (bracketed(scene, clause, i) or _aside(scene, clause, i, plans, moved or says)):
            continue
        free.append(i)
    free = [i for i in free if not _contradicts(scene, clause, i)] or free
    if len(free) < 2:
        return free
    read = scene.expressions
    named = any(daily(read[i].reading) for i in free)
    return sorted(
        free,
        key=lambda i: (
            not aimed(scene, clause, i) if plans else meant(scene, clause, i),
            enclosed(scene, i),
            _bounds(scene, clause, i),
            _long(scene, i) or (named and read[i].type == "DURATION"),
        ),
    )


def _contradicts(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date's own words put it on the other side than the verb: "will be paid, as last year"."""
    reading = scene.expressions[date].reading
    side = reading.by if isinstance(reading, Shift) and reading.base == "published" else 0
    return (side < 0 and clause.tense == "future") or (side > 0 and clause.tense in ("past", "pluperfect"))


def _bounds(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date only says behind what an event lies: "after the weekend off, on Wednesday"."""
    e = scene.expressions[date]
    return not hourly(e.reading) and scene.led("behind", e.start, clause.start, 3)


def _aside(scene: Scene, clause: Clause, date: int, plans: bool, speaks: bool) -> bool:
    """Whether a date is that of what is spoken of, moved or meant, where the verb does not plan it."""
    return aimed(scene, clause, date) if speaks else not plans and destined(scene, clause, date)


def _long(scene: Scene, date: int) -> bool:
    """Whether a date is a length of time that goes on, not one that lies between ("a fortnight ago")."""
    reading = scene.expressions[date].reading
    if isinstance(reading, Duration):
        return reading.since
    return scene.expressions[date].type == "DURATION" and not isinstance(reading, Counted)


def _nearest(scene: Scene, verb: Verb, verbs: Sequence[Verb], dates: Sequence[int]) -> int:
    """The date of one of several verbs: the last one before it and behind the verb before, else the first.

    Where the verb does not stand last, its date stands behind it and before the next verb.
    """
    at = verbs.index(verb)
    if not scene.known.compounds and len(verbs) > 1:
        end = verbs[at + 1].start if at + 1 < len(verbs) else scene.end
        own = [i for i in sorted(dates) if verb.start < scene.expressions[i].start < end]
        return own[0] if own else dates[0]
    if not at:
        return dates[0]
    own = [i for i in dates if verbs[at - 1].start < scene.expressions[i].start < verb.start]
    return own[-1] if own else dates[0]


def _state(scene: Scene, clause: Clause, date: int, taken: dict[int, Named]) -> list[Find]:
    """A dated clause without a verb of its own: "should be ready by the end of 2021", "was in Beijing"."""
    at = scene.clauses.index(clause)
    if clause.subordinate == "to":
        return [told_by(scene, clause, v, date) for v in scene.clauses[max(0, at - 1)].verbs[:1]]
    if taken or clause.finite is None or clause.verbs or not _changes(scene, clause, date):
        return []
    finite = next(t for t in scene.outline.words(clause) if t.start == clause.finite)
    verb = Verb(finite.start, finite.end, finite.text.lower(), "finite")
    return [told_by(scene, clause, verb, date)]


def _changes(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a clause of "be" and "have" tells more than a state: what will be, was on one day, or began on one."""
    e = scene.expressions[date]
    if clause.tense == "present" and clause.modal in ("be", "have"):
        return e.type != "DURATION" and begun(scene, clause, date) and not inner(scene, clause, date)
    if clause.tense in ("past", "pluperfect"):
        once = clause.modal == "be" and daily(e.reading)
        return once or clause.modal == "become"
    if clause.modal == "become":
        return True
    return clause.tense != "present" and clause.modal not in ("be", "would")
