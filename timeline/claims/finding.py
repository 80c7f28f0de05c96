"""Which clauses are logged, and by which word: a find for every event told. Lives in the claims room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.claims.lexicon import Trigger
from timeline.claims.scene import Named, Scene
from timeline.values import Clause, Expression, Told, Verb


@dataclass(frozen=True, slots=True)
class Find:
    """An event that a clause tells: the clause, the word for it, and the expression that dates it."""

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
        inside = scene.dates.get(k, [])
        dates = [i for i in inside if dates_events(scene.expressions[i]) and not _since(scene, clause, i)]
        if scene.quoted(clause):
            dates = [i for i in dates if type(scene.expressions[i].reading).__name__ != "Vague"]
        if clause.subordinate == "attribute":
            found += _attribute(scene, clause, dates)
            continue
        found += _apart(scene, clause, inside, dates)
        attached = dict(_attached(scene, clause, dates))
        found += [_named(scene, clause, n, i) for i, n in attached.items()]
        found += _verbal(scene, clause, dates, attached)
    return sorted({(f.start, f.end): f for f in found}.values(), key=lambda f: (f.start, f.end))


def dates_events(expression: Expression) -> bool:
    """Whether an expression can say when something happened: no rhythm, no mere length, no vague "now"."""
    if expression.type == "SET":
        return False
    kind = type(expression.reading).__name__
    if kind == "Duration":
        return getattr(expression.reading, "side", None) is not None or getattr(
            expression.reading, "since", False
        )
    if kind == "Vague":
        ref = getattr(expression.reading, "ref", "")
        return bool(getattr(expression.reading, "today", False)) or (
            ref == "FUTURE_REF" and expression.tense == "future"
        )
    return kind not in ("Recurring", "Unplaced")


def _since(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is the far end of a comparison ("fell to the lowest since 2020"), not the verb's own."""
    lead = scene.before(scene.expressions[date].start, clause.start)[-2:]
    return (
        any(w in scene.known.words["since"] for w in lead)
        and clause.tense == "past"
        and clause.modal not in scene.known.words["lasting"]
    )


def _apart(scene: Scene, clause: Clause, inside: Sequence[int], dates: Sequence[int]) -> list[Find]:
    """The event noun that a length of time stands before: "three years after the invasion"."""
    found = []
    for i in inside:
        e = scene.expressions[i]
        if e.type != "DURATION" or i in dates or _appended(scene, i):
            continue
        near = [n for n in scene.nouns_in(clause) if 0 <= n.start - e.end < 60]
        between = scene.text(e.end, near[0].start).split() if near else []
        if between and between[0] in scene.known.words["beyond"]:
            hours = _grain(e) in ("second", "minute", "hour")
            if not hours:
                found.append(_named(scene, clause, near[0], i, "ago"))
            elif dates:
                found.append(_named(scene, clause, near[0], dates[0]))
            else:
                found.append(_named(scene, clause, near[0], None, "story"))
    return found


def _appended(scene: Scene, date: int) -> bool:
    """Whether an expression only explains the one before it ("1989, ten years after the invasion")."""
    before = scene.expressions[date - 1] if date else None
    return before is not None and scene.text(before.end, scene.expressions[date].start).strip() == ","


def _grain(expression: Expression) -> str:
    """The grain of a length of time, "" where it is no such reading."""
    parts = getattr(expression.reading, "parts", ())
    return str(parts[0][1]) if parts else ""


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
            if _finite_between(clause, n.end, at):
                break
            near = len(words) <= 2 or words[-1].lower() in link
            aim = len(words) <= 2 and _aimed(scene, clause, i)
            if near and (len(words) > 3 or aim or _stands_off(scene, clause, n)):
                yield i, n
            break


def _stands_off(scene: Scene, clause: Clause, named: Named) -> bool:
    """Whether a noun before a date holds it: before the finite verb, behind a preposition, by a light verb.

    Elsewhere subject and date merely follow one another ("hat das Gericht die Klage am Montag abgewiesen").
    """
    known = scene.known
    if not clause.verbs or all(v.lemma in known.light for v in clause.verbs):
        return True
    if not clause.subordinate and clause.finite is not None and named.end <= clause.finite:
        return True
    lead = scene.before(named.start, clause.start)[-3:]
    return any(w in known.words["at"] or w in known.words["apart"] for w in lead)


def _finite_between(clause: Clause, start: int, end: int) -> bool:
    """Whether the finite verb of the clause stands between two offsets."""
    return clause.finite is not None and start <= clause.finite < end


def _named(
    scene: Scene, clause: Clause, named: Named, expression: int | None, told: Told = "expression"
) -> Find:
    return Find(scene, clause, named.start, named.end, named.trigger, expression, told, True)


def _attribute(scene: Scene, clause: Clause, dates: Sequence[int]) -> list[Find]:
    """The event of a participle before its noun: the noun's where planned, else the participle's own."""
    if not dates:
        return []
    verb = clause.verbs[0]
    after = [n for n in scene.nouns if 0 <= n.start - clause.end < 60]
    lead = scene.before(scene.expressions[dates[0]].start, clause.start)[-3:]
    aimed = verb.lemma in scene.known.planning and any(w in scene.known.words["for"] for w in lead)
    if (clause.ahead or aimed) and after:
        named = after[0]
        return [
            Find(
                scene, clause, named.start, named.end, named.trigger, dates[0], "expression", True, verb, True
            )
        ]
    return [
        Find(
            scene, clause, verb.start, verb.end, trigger_of(scene, verb), dates[0], "expression", False, verb
        )
    ]


def trigger_of(scene: Scene, verb: Verb) -> Trigger:
    """The event of a verb, "other" where the lexicon does not know it."""
    return scene.known.verbs.get(verb.lemma) or Trigger(verb.lemma, "other", "")


def _verbal(scene: Scene, clause: Clause, dates: Sequence[int], attached: dict[int, Named]) -> list[Find]:
    """The events of a clause's verbs, dated by an expression of the clause or by the tense alone."""
    known = scene.known
    nouns = scene.nouns_in(clause)
    verbs = [v for v in clause.verbs if v.lemma not in known.light or not nouns]
    if not dates:
        return _undated(scene, clause, verbs)
    if scene.heading and (not clause.verbs or clause.finite == clause.start):
        return []
    if any(trigger_of(scene, v).kind == "statement" for v in verbs):
        dates = [i for i in dates if i in attached or not _aimed(scene, clause, i)]
        if not dates:
            return []
    cancels = any(v.lemma in known.cancelling or v.lemma in known.moving for v in verbs)
    free = [i for i in dates if i not in attached or (_shared(scene, attached[i]) and not cancels)]
    if any(v.lemma in known.moving for v in verbs):
        free = [i for i in free if not _aimed(scene, clause, i)]
    if not free:
        return _undated(scene, clause, [v for v in verbs if v.lemma not in known.stative])
    if not verbs:
        return _light(scene, clause, free[0], attached) or _purpose(scene, clause, free[0])
    if verbs[0].lemma in known.planning and nouns and _aimed(scene, clause, free[0]):
        named = nouns[0]
        return [
            Find(
                scene,
                clause,
                named.start,
                named.end,
                named.trigger,
                free[0],
                "expression",
                True,
                verbs[0],
                True,
            )
        ]
    if clause.subordinate == "relative" and clause.tense == "present" and verbs[0].lemma in known.stative:
        return []
    return [
        Find(scene, clause, v.start, v.end, trigger_of(scene, v), free[0], "expression", False, v)
        for v in verbs
    ]


def _purpose(scene: Scene, clause: Clause, date: int) -> list[Find]:
    """The event of the clause around a dated infinitive without one ("plans to be able by 2030")."""
    if clause.subordinate != "to":
        return []
    main = scene.clauses[max(0, scene.clauses.index(clause) - 1)]
    return [
        Find(scene, clause, v.start, v.end, trigger_of(scene, v), date, "expression", False, v, True)
        for v in main.verbs[:1]
    ]


def _aimed(scene: Scene, clause: Clause, date: int) -> bool:
    """Whether a date is what the verb aims at ("für Ende Mai erwartet"), not when it was done."""
    lead = scene.before(scene.expressions[date].start, clause.start)[-2:]
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
    nouns = scene.nouns_in(clause)
    if nouns and any(phrase in scene.text(clause.start, clause.end) for phrase in known.off):
        return [_named(scene, clause, nouns[0], None, "story")]
    if scene.heading or scene.quoted(clause):
        return []
    if clause.mood == "conditional" and not clause.subordinate:
        return _consequence(scene, clause, verbs)
    if clause.negated or clause.mood not in ("indicative", "") or clause.tense not in ("past", "pluperfect"):
        return []
    shared = _sibling(scene, clause)
    news = scene.lead and clause.tense == "past" and not clause.subordinate
    told: Told = "expression" if shared is not None else "story" if news else "before"
    if told == "before" and clause.subordinate not in ("", "relative", "after"):
        return []
    plain = [
        Find(scene, clause, v.start, v.end, trigger_of(scene, v), shared, told, False, v)
        for v in verbs
        if _plain(scene, clause, v)
    ]
    return plain or [_named(scene, clause, n, shared, told) for n in nouns[:1] if _staged(scene, clause, n)]


def _plain(scene: Scene, clause: Clause, verb: Verb) -> bool:
    """Whether a verb without a date plainly tells an event: known, no state, and more than words, unless
    the lead or the pluperfect makes these news."""
    known = scene.known
    trigger = known.verbs.get(verb.lemma)
    if not trigger or verb.lemma in known.stative or verb.lemma in known.light:
        return False
    if trigger.kind != "statement":
        return scene.lead or clause.tense == "pluperfect" or trigger.kind != "other"
    return clause.tense == "pluperfect" or (scene.lead and clause.modal == "have")


def _staged(scene: Scene, clause: Clause, named: Named) -> bool:
    """Whether an event noun says where or at what something happened: "at a meeting in Paris"."""
    lead = scene.before(named.start, clause.start)[-4:]
    return any(w in scene.known.words["at"] for w in lead)


def _sibling(scene: Scene, clause: Clause) -> int | None:
    """The date of the main clause before, where this one goes on in the same tense."""
    at = scene.clauses.index(clause)
    if clause.subordinate:
        return None
    for k in range(at - 1, -1, -1):
        other = scene.clauses[k]
        if other.subordinate:
            continue
        dates = [i for i in scene.dates.get(k, []) if dates_events(scene.expressions[i])]
        return dates[0] if dates and other.tense == clause.tense else None
    return None


def _consequence(scene: Scene, clause: Clause, verbs: Sequence[Verb]) -> list[Find]:
    """What would follow from a condition: after its date, or that of the plan told just before."""
    if not verbs:
        return []
    conditions = [k for k, c in enumerate(scene.clauses) if c.subordinate == "if"]
    dates = [i for k in conditions for i in scene.dates.get(k, []) if dates_events(scene.expressions[i])]
    if conditions and not dates and scene.index:
        start, end = scene.outline.sentences[scene.index - 1]
        dates = [
            i
            for i, e in enumerate(scene.expressions)
            if start <= e.start < end and dates_events(e) and e.tense in ("future", "present")
        ]
    v = verbs[0]
    return [
        Find(scene, clause, v.start, v.end, trigger_of(scene, v), i, "after", False, v) for i in dates[-1:]
    ]
