"""Which clauses are logged, and by which word: one draft claim for every event that a sentence tells. Lives in the claims room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.claims.lexicon import Trigger
from timeline.claims.scene import Named, Scene
from timeline.values import Clause, Expression, Verb

Told = Literal["expression", "story", "published", "before", "after"]


@dataclass(frozen=True, slots=True)
class Find:
    """An event that a clause tells: the clause, the word for it, and the index of the expression that dates it."""

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


def finds(scene: Scene) -> list[Find]:
    """The events of a sentence, in the order of their triggers."""
    found: list[Find] = []
    for k, clause in enumerate(scene.clauses):
        dates = [i for i in scene.dates.get(k, []) if dates_events(scene.expressions[i])]
        if clause.subordinate == "attribute":
            found += _attribute(scene, clause, dates)
            continue
        attached = dict(_attached(scene, clause, dates))
        found += [_named(scene, clause, n, i) for i, n in attached.items()]
        found += _verbal(scene, clause, dates, attached)
    return sorted(found, key=lambda f: (f.start, f.end))


def dates_events(expression: Expression) -> bool:
    """Whether an expression can say when something happened: no rhythm, no mere length, no vague "now"."""
    if expression.type == "SET":
        return False
    kind = type(expression.reading).__name__
    if kind == "Duration":
        return getattr(expression.reading, "side", None) is not None or getattr(expression.reading, "since", False)
    if kind == "Vague":
        return bool(getattr(expression.reading, "today", False))
    return kind not in ("Recurring", "Unplaced")


def _attached(scene: Scene, clause: Clause, dates: Sequence[int]) -> Iterator[tuple[int, Named]]:
    """Each date that hangs on an event noun before it ("das Treffen am Dienstag"), with that noun."""
    link = scene.known.words.get("link", frozenset())
    verbs = [v.start for v in clause.verbs]
    for i in dates:
        at = scene.expressions[i].start
        for n in reversed([n for n in scene.nouns_in(clause) if n.end <= at]):
            between = scene.text(n.end, at)
            words = between.split()
            if "," in between or ":" in between or len(words) > 9 or any(n.end <= v < at for v in verbs):
                break
            if _finite_between(scene, clause, n.end, at):
                break
            if words and words[-1].lower() in link or not words or len(words) <= 2:
                yield i, n
            break


def _finite_between(scene: Scene, clause: Clause, start: int, end: int) -> bool:
    """Whether the finite verb of the clause stands between two offsets."""
    return clause.finite is not None and start <= clause.finite < end


def _named(scene: Scene, clause: Clause, named: Named, expression: int | None, told: Told = "expression") -> Find:
    return Find(scene, clause, named.start, named.end, named.trigger, expression, told, True)


def _attribute(scene: Scene, clause: Clause, dates: Sequence[int]) -> list[Find]:
    """The event of a participle before its noun: the noun's where it is planned, else the participle's own."""
    if not dates:
        return []
    verb = clause.verbs[0]
    after = [n for n in scene.nouns if 0 <= n.start - clause.end < 60]
    lead = scene.before(scene.expressions[dates[0]].start, clause.start)
    aimed = verb.lemma in scene.known.planning and bool(lead) and lead[0] in scene.known.words["for"]
    if (clause.ahead or aimed) and after:
        named = after[0]
        return [Find(scene, clause, named.start, named.end, named.trigger, dates[0], "expression", True, verb, True)]
    return [Find(scene, clause, verb.start, verb.end, trigger_of(scene, verb), dates[0], "expression", False, verb)]


def trigger_of(scene: Scene, verb: Verb) -> Trigger:
    """The event of a verb, "other" where the lexicon does not know it."""
    return scene.known.verbs.get(verb.lemma) or Trigger(verb.lemma, "other", "")


def _verbal(scene: Scene, clause: Clause, dates: Sequence[int], attached: dict[int, Named]) -> list[Find]:
    """The events of a clause's verbs, dated by an expression of the clause or by the tense alone."""
    free = [i for i in dates if i not in attached or _shared(scene, attached[i])]
    known = scene.known
    verbs = [v for v in clause.verbs if v.lemma not in known.light or not scene.nouns_in(clause)]
    if dates:
        if not free:
            return [] if not verbs or verbs[0].lemma in known.stative else _undated(scene, clause, verbs)
        date = free[0]
        if not verbs:
            return _light(scene, clause, date, attached)
        planning = verbs[0].lemma in known.planning and _aimed(scene, clause, date)
        if planning and scene.nouns_in(clause):
            named = scene.nouns_in(clause)[0]
            return [Find(scene, clause, named.start, named.end, named.trigger, date, "expression", True, verbs[0], True)]
        return [
            Find(scene, clause, v.start, v.end, trigger_of(scene, v), date, "expression", False, v) for v in verbs
        ]
    return _undated(scene, clause, verbs)


def _aimed(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is what the verb aims at ("für Ende Mai erwartet"), not when it was done."""
    lead = scene.before(scene.expressions[date].start, clause.start)[-3:]
    return any(w in scene.known.words["for"] for w in lead)


def _shared(scene: Scene, named: Named) -> bool:
    """Whether the date of a noun is the verb's too: not behind "after", "before", "about" and their like."""
    lead = scene.before(named.start)[-3:]
    clash = scene.known.words["apart"]
    return not any(w in clash for w in lead)


def _light(scene: Scene, clause: Clause, date: int, attached: dict[int, Named]) -> list[Find]:
    """The event noun that a light verb leaves its meaning to."""
    nouns = [n for n in scene.nouns_in(clause) if n not in attached.values()]
    if attached or not nouns:
        return []
    return [_named(scene, clause, nouns[0], date)]


def _undated(scene: Scene, clause: Clause, verbs: Sequence[Verb]) -> list[Find]:
    """The events of a clause without a date, where its tense plainly tells one."""
    known = scene.known
    if any(phrase in scene.text(clause.start, clause.end) for phrase in known.off) and scene.nouns_in(clause):
        return [_named(scene, clause, scene.nouns_in(clause)[0], None, "story")]
    if scene.heading or scene.quoted(clause) or clause.negated or clause.mood not in ("indicative", ""):
        return []
    found = []
    for verb in verbs:
        trigger = known.verbs.get(verb.lemma)
        if not trigger or trigger.kind == "statement" or verb.lemma in known.stative or verb.lemma in known.light:
            continue
        if clause.tense == "pluperfect":
            found.append(Find(scene, clause, verb.start, verb.end, trigger, None, "before", False, verb))
        elif clause.tense == "past":
            found.append(Find(scene, clause, verb.start, verb.end, trigger, None, "story", False, verb))
    return found
