"""Verbs that are logged: dated by their clause, or where the tense alone tells the event. Claims room."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.claims import nouns
from timeline.claims.dates import aimed, compares, daily, dating, grain, meant, places
from timeline.claims.find import Find, named, told_by, trigger_of
from timeline.claims.scene import Named, Scene
from timeline.readings import Duration
from timeline.values import Clause, Told, Verb

_WORD = re.compile(r"\w+")


def verbal(
    scene: Scene, clause: Clause, every: list[int], dates: Sequence[int], taken: dict[int, Named]
) -> list[Find]:
    """The events of a clause's verbs; `dates` are those of `every` expression in it that can date what it
    tells, `taken` those that hang on nouns."""
    known = scene.known
    inside = scene.nouns_in(clause)
    verbs = [v for v in clause.verbs if not _light(scene, clause, v) or not _own(scene, clause, v, inside)]
    if counted := _counted(scene, clause):
        told, length, base = counted
        return [
            told_by(scene, clause, v, length, told, base=base) for v in verbs if v.lemma not in known.stative
        ]
    if not dates:
        if compares(scene, clause, every) and not (scene.lead and clause.modal == "have"):
            return []
        return _undated(scene, clause, verbs)
    if scene.heading and (clause.finite is None or clause.finite == clause.start):
        return []
    moved = _moved(scene, clause, verbs, dates)
    if moved and (whose := inside[:1] or _antecedent(scene, clause)):
        own = [i for i in dates if i not in (*moved, *_left(scene, clause, dates))]
        dated = [told_by(scene, clause, v, i) for v in verbs for i in own[:1]]
        rest = dated or _undated(scene, clause, verbs)
        return [named(scene, clause, whose[0], moved[-1], verb=verbs[0], ahead=True), *rest]
    free = _free(scene, clause, verbs, dates, taken)
    if not free and clause.tense == "future" and (past := _behind(scene, clause, taken)):
        return [told_by(scene, clause, v, past[-1], "after") for v in verbs if v.lemma not in known.stative]
    if not free:
        return _undated(scene, clause, [v for v in verbs if v.lemma not in known.stative])
    if not verbs:
        return nouns.light(scene, clause, free[0], taken) or _state(scene, clause, free[0], taken)
    if inside and aimed(scene, clause, free[0]) and any(v.lemma in known.planning for v in verbs):
        return [named(scene, clause, inside[0], free[0], verb=verbs[0], ahead=True)]
    if verbs[0].lemma in known.stative and _background(clause):
        return []
    return [told_by(scene, clause, v, _nearest(scene, v, verbs, free)) for v in verbs]


def _counted(scene: Scene, clause: Clause) -> tuple[Told, int, int | None] | None:
    """The length of time that lies between what a clause tells and the main clause ("two days after he resigned"):
    how it is told, its index, and that of the main clause's date."""
    words = scene.known.words
    for k, inside in scene.dates.items():
        for i in inside:
            e = scene.expressions[i]
            behind = _WORD.search(scene.outline.text, e.end, scene.end)
            if behind is None or e.type != "DURATION" or not -40 < clause.start - e.start < 40:
                continue
            word = behind[0].lower()
            if word not in words["since_then"] or not clause.start <= behind.start() < clause.end:
                continue
            if scene.before(e.start, clause.start)[1:] or grain(e) in ("second", "minute", "hour"):
                continue
            mains = [c for c in scene.clauses if c is not clause and not c.subordinate]
            bases = [
                j for c in mains for j in dating(scene, c, scene.dates.get(scene.clauses.index(c), [])) if j != i
            ]
            if bases or (mains and mains[0].tense != "pluperfect"):
                return ("hence" if word in words["ahead_of"] else "ago"), i, (bases or [None])[0]
    return None


def _antecedent(scene: Scene, clause: Clause) -> list[Named]:
    """The event noun that a relative clause speaks of."""
    if clause.subordinate != "relative":
        return []
    return [n for n in scene.nouns if 0 < clause.start - n.end < 60][-1:]


def _behind(scene: Scene, clause: Clause, taken: dict[int, Named]) -> list[int]:
    """The dates of events behind which a clause puts what it tells: "after the election on 2 July"."""
    return [
        i
        for i, n in taken.items()
        if any(w in scene.known.words["behind"] for w in scene.before(n.start, clause.start)[-3:])
    ]


def _moved(scene: Scene, clause: Clause, verbs: Sequence[Verb], dates: Sequence[int]) -> list[int]:
    """The dates to which a clause says that something has been moved."""
    if clause.tense in ("present", "future") or not any(v.lemma in scene.known.moving for v in verbs):
        return []
    return [i for i in dates if aimed(scene, clause, i)]


def _left(scene: Scene, clause: Clause, dates: Sequence[int]) -> list[int]:
    """The dates from which something is moved away: "from Tuesday to Friday"."""
    away = scene.known.words["away"]
    return [i for i in dates if set(scene.before(scene.expressions[i].start, clause.start)[-1:]) & away]


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
    return [n for n in nouns if first <= n.start < last]


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
    says = (
        any(trigger_of(scene, clause, v).kind == "statement" for v in verbs) and not lemmas & known.planning
    )
    free = []
    for i in dates:
        if i in taken and (moves or lemmas & known.cancelling or not nouns.shared(scene, taken[i])):
            continue
        moved = moves and clause.tense not in ("present", "future")
        if i not in taken and (moved or says) and aimed(scene, clause, i):
            continue
        free.append(i)
    plans = bool(lemmas & known.planning) or clause.ahead
    read = scene.expressions
    named = any(read[i].type != "DURATION" and daily(read[i].reading) for i in free)
    return sorted(
        free,
        key=lambda i: (
            not aimed(scene, clause, i) if plans else meant(scene, clause, i),
            _long(scene, i) or (named and read[i].type == "DURATION"),
        ),
    )


def _long(scene: Scene, date: int) -> bool:
    """Whether a date is a length of time that goes on, not one that lies between ("a fortnight ago")."""
    e = scene.expressions[date]
    return e.type == "DURATION" and not (
        isinstance(e.reading, Duration) and e.reading.side and not e.reading.since
    )


def _nearest(scene: Scene, verb: Verb, verbs: Sequence[Verb], dates: Sequence[int]) -> int:
    """The date of one of several verbs: the last one before it and behind the verb before, else the first.

    Where the verb does not stand last, its date stands behind it and before the next verb.
    """
    at = verbs.index(verb)
    if not scene.known.compounds and len(verbs) > 1:
        end = verbs[at + 1].start if at + 1 < len(verbs) else scene.end
        own = [i for i in sorted(dates) if verb.start < scene.expressions[i].start < end]
        return own[0] if own else dates[0]
    if not at or verb.form == "finite":
        return dates[0]
    own = [i for i in dates if verbs[at - 1].start < scene.expressions[i].start < verb.start]
    return own[-1] if own else dates[0]


def _state(scene: Scene, clause: Clause, date: int, taken: dict[int, Named]) -> list[Find]:
    """A dated clause without a verb of its own: "should be ready by the end of 2021", "was in Peking"."""
    at = scene.clauses.index(clause)
    if clause.subordinate == "to":
        return [told_by(scene, clause, v, date) for v in scene.clauses[max(0, at - 1)].verbs[:1]]
    if taken or clause.finite is None or clause.verbs or not _changes(scene, clause, date):
        return []
    word = _WORD.match(scene.outline.text, clause.finite)
    end = word.end() if word else clause.finite + 1
    verb = Verb(clause.finite, end, scene.text(clause.finite, end).lower(), "finite")
    return [told_by(scene, clause, verb, date)]


def _changes(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a clause of "be" and "have" tells more than a state: what will be, or was on one day."""
    if clause.tense in ("past", "pluperfect"):
        once = clause.modal == "be" and daily(scene.expressions[date].reading)
        return once or clause.modal == "become"
    return clause.modal == "become" or (clause.tense != "present" and clause.modal not in ("have", "be"))


def _undated(scene: Scene, clause: Clause, verbs: Sequence[Verb]) -> list[Find]:
    """The events of a clause without a date, where its tense plainly tells one."""
    inside = scene.nouns_in(clause)
    if inside and any(phrase in scene.text(clause.start, clause.end) for phrase in scene.known.off):
        return [named(scene, clause, inside[0], None, "story")]
    depends = clause.mood == "conditional" and not clause.subordinate
    announces = clause.subordinate == "to" and verbs and not clause.negated
    result = clause.modal == "be" and clause.tense == "present" and scene.lead and not clause.ahead
    told_past = clause.tense in ("past", "pluperfect") or (result and not clause.subordinate)
    happened = told_past and not clause.negated and clause.mood in ("indicative", "")
    if not (depends or announces or happened) or scene.heading or scene.quoted(clause):
        return []
    if depends:
        return _consequence(scene, clause, verbs)
    if announces and _announced(scene, clause):
        return [told_by(scene, clause, verbs[-1], None, "after")]
    if not happened:
        return []
    date = _back_then(scene, clause)
    date = _sibling(scene, clause) if date is None else date
    if clause.subordinate == "while" and (date := _hung(scene, clause)) is not None:
        return [told_by(scene, clause, v, date) for v in verbs if v.lemma not in scene.known.stative]
    news = scene.lead and clause.tense != "pluperfect" and not clause.subordinate
    told: Told = "expression" if date is not None else "story" if news else "before"
    if told == "before" and clause.subordinate not in ("", "relative", "after", "that", "participle"):
        return []
    which = told == "before" and clause.subordinate == "relative" and clause.tense == "past" and clause.modal
    plain = [told_by(scene, clause, v, date, told) for v in verbs if not which and _plain(scene, clause, v)]
    if plain or clause.tense == "present":
        return plain
    exists = any(v.lemma in scene.known.existential for v in clause.verbs)
    stages = [n for n in inside[:1] if exists or nouns.staged(scene, clause, n)]
    said = [v for v in verbs if stages and v.lemma in scene.known.planning and v.lemma in scene.known.verbs]
    return [
        *(named(scene, clause, n, date, told, held=not exists) for n in stages),
        *(told_by(scene, clause, v, date, told) for v in said),
    ]


def _back_then(scene: Scene, clause: Clause) -> int | None:
    """The date in the sentence before, where a clause says that it speaks of that time."""
    words = scene.known.words["back_then"]
    if not scene.index or not words or words.isdisjoint(scene.before(clause.end, clause.start)):
        return None
    start, end = scene.outline.sentences[scene.index - 1]
    told = [i for i, e in enumerate(scene.expressions) if start <= e.start < end and places(e.reading)]
    return told[-1] if told else None


def _announced(scene: Scene, clause: Clause) -> bool:
    """Whether an infinitive is what somebody announces in the clause before it."""
    at = scene.clauses.index(clause)
    before = scene.clauses[at - 1] if at else None
    return before is not None and any(v.lemma in scene.known.announcing for v in before.verbs)


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


def _sibling(scene: Scene, clause: Clause) -> int | None:
    """The date of the main clause before, where this one goes on in the same tense; or that of its "when"."""
    if clause.subordinate:
        return None
    at = scene.clauses.index(clause)
    for other in scene.clauses[at + 1 : at + 2]:
        dates = dating(scene, other, scene.dates.get(at + 1, []))
        if other.subordinate == "while" and dates:
            return dates[0]
    for k in range(at - 1, -1, -1):
        other = scene.clauses[k]
        if not other.subordinate:
            dates = dating(scene, other, scene.dates.get(k, []))
            return dates[0] if dates and other.tense == clause.tense else None
    return None


def _hung(scene: Scene, clause: Clause) -> int | None:
    """The date that a clause explains: "since the spring, when a court froze its accounts"."""
    spans = [
        i
        for i, e in enumerate(scene.expressions)
        if 0 <= clause.start - e.end <= 2 and e.start >= scene.start
    ]
    return spans[-1] if spans and places(scene.expressions[spans[-1]].reading) else None


def _consequence(scene: Scene, clause: Clause, verbs: Sequence[Verb]) -> list[Find]:
    """What would follow from a condition: after its date, or that of the plan told just before."""
    conditions = [k for k, c in enumerate(scene.clauses) if c.subordinate == "if"]
    if not conditions or not verbs:
        return []
    dates = [i for k in conditions for i in dating(scene, scene.clauses[k], scene.dates.get(k, []))]
    if not dates and scene.index:
        start, end = scene.outline.sentences[scene.index - 1]
        dates = [
            i
            for i, e in enumerate(scene.expressions)
            if start <= e.start < end and places(e.reading) and e.tense not in ("past", "pluperfect")
        ]
    return [told_by(scene, clause, verbs[0], i, "after") for i in dates[-1:]]
