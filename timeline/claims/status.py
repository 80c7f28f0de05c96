"""Whether an event happened, goes on, is planned, possible or denied. Lives in the claims room."""

from __future__ import annotations

from timeline.claims.dates import begun
from timeline.claims.find import Find
from timeline.readings import Range
from timeline.values import Clause, Status


def status(find: Find) -> Status:
    """The status that the words alone give; `days.settle` weighs it against the day of publication."""
    known = find.scene.known
    outer = find.scene.around(find.clause)
    lemmas = {v.lemma for v in outer.verbs}
    if find.noun and not find.held and (lemmas & known.cancelling or find.scene.calls_off(outer)):
        if not outer.negated:
            return "denied"
        if lemmas & known.words["excluding"]:
            return "hypothetical"
    if find.clause.subordinate == "attribute":
        if find.ahead:
            off = lemmas & known.cancelling or (outer.negated and lemmas & known.light)
            return "denied" if off else "planned"
        return "occurred"
    if find.noun and (_doubtful(find) or _uncertain(find, outer)):
        return "hypothetical"
    if find.held:
        return "ongoing" if _lasts(find, outer) else "occurred"
    if _disputed(find) or _refused(find):
        return "denied"
    return _of_noun(find, outer, lemmas) if find.noun and not find.ahead else _of_clause(find, outer)


def _of_noun(find: Find, clause: Clause, lemmas: set[str]) -> Status:
    """A noun takes over what the clause says of it only where the verb is a light one."""
    known = find.scene.known
    if lemmas and not lemmas & known.light and not lemmas & known.planning:
        return "occurred"
    return _of_clause(find, clause)


def _of_clause(find: Find, clause: Clause) -> Status:
    known = find.scene.known
    if find.scene.wonders(clause):
        return "hypothetical"
    plain = clause.subordinate in ("", "relative") and not clause.tense
    if clause.modal == "shall" and plain and not _conditional(find):
        return "denied" if clause.negated or _called_off(find) else "planned"
    negated = clause.negated and denies(find, clause)
    if _foretold(find, clause):
        return "denied" if negated else "planned"
    if clause.mood == "conditional" or clause.subordinate == "if":
        if clause.tense == "past" and not clause.subordinate and not _conditional(find):
            likely = clause.modal in ("can", "may", "must")  # "may have died"
            return "occurred" if _reported(find, clause) else "hypothetical" if likely else "denied"
        return "hypothetical"
    if negated:
        return "denied"
    if clause.tense in ("present", "future") and not clause.subordinate and _depends(find, clause):
        return "hypothetical"
    planning = find.verb is not None and find.verb.lemma in known.planning
    if clause.subordinate == "participle" and not find.noun and not planning:
        return "occurred"
    if clause.modal in ("must", "may", "can") and _since(find):
        return "ongoing"
    must = (clause.modal, clause.tense, clause.mood) == ("must", "future", "indicative")
    if must and _logged(find, clause):
        return "ongoing"  # its day tells whether it is still to be done
    if find.ahead or clause.ahead or clause.tense == "future":
        return "hypothetical" if clause.modal == "can" else "planned"
    if planning and clause.tense == "present":
        return "planned"
    if clause.modal in ("want", "shall") and not _hearsay(clause):
        return "planned"
    return "ongoing" if clause.tense == "present" or _lasts(find, clause) else "occurred"


def _since(find: Find) -> bool:
    """Whether an event's date says since when."""
    return find.expression is not None and begun(find.scene, find.clause, find.expression)


def _logged(find: Find, clause: Clause) -> bool:
    """Whether a clause is an entry behind its date and a colon."""
    if find.expression is None:
        return False
    end = find.scene.expressions[find.expression].end
    return end < clause.start and find.scene.text(end, end + 1) == ":"


def _called_off(find: Find) -> bool:
    """Whether the main clause cancels what a relative clause says was to be."""
    if find.clause.subordinate != "relative":
        return False
    return any(v.lemma in find.scene.known.cancelling for c in find.scene.clauses for v in c.verbs)


def denies(find: Find, clause: Clause) -> bool:
    """Whether a negation in a clause holds for the event: the first verb behind it is the one that it denies."""
    if find.verb is None or len(clause.verbs) < 2 or find.verb not in clause.verbs:
        return True
    at = clause.verbs.index(find.verb)
    first = clause.verbs[at - 1].end if at else clause.start
    last = find.verb.end if at + 1 < len(clause.verbs) else clause.end
    words = find.scene.outline.words(clause)
    return any(t.word.negation and first <= t.start < last for t in words)


def _foretold(find: Find, clause: Clause) -> bool:
    """Whether somebody says what will be, in the mood that his words take on ("said they would decide")."""
    if clause.modal not in find.scene.known.words["foretold"] or clause.subordinate != "that":
        return False
    return not _conditional(find)


def _lasts(find: Find, clause: Clause) -> bool:
    """Whether what began then goes on ("has been on strike since Friday")."""
    if find.expression is None or clause.tense != "past":
        return False
    reading = find.scene.expressions[find.expression].reading
    open_end = isinstance(reading, Range) and reading.last is None
    return open_end and clause.modal in find.scene.known.words["until_now"]


def _disputed(find: Find) -> bool:
    """Whether the sentence says that somebody denies what a clause in it reports."""
    clause = find.clause
    first = find.scene.before(clause.end, clause.start)[:1]
    content = clause.subordinate == "that" or not find.scene.known.words["whereby"].isdisjoint(first)
    if not content and clause.mood not in ("reported", "conditional"):
        return False
    if any(phrase in find.scene.text(find.scene.start, find.scene.end) for phrase in find.scene.known.doubts):
        return True
    mains = (c for c in find.scene.clauses if c is not clause and not c.subordinate)
    return any(v.lemma in find.scene.known.denying for c in mains for v in c.verbs)


def _doubtful(find: Find) -> bool:
    """Whether an adjective calls an event possible ("a possible meeting")."""
    return find.scene.led("doubtful", find.start, find.clause.start)


def _uncertain(find: Find, clause: Clause) -> bool:
    """Whether somebody calls an event uncertain: "a summit in May is doubtful", "whether it will be is open"."""
    words, scene = find.scene.known.words, find.scene
    if not words["uncertain"].isdisjoint(scene.before(clause.end, clause.start)):
        return True
    if clause.subordinate != "that":
        return False
    mains = [c for c in scene.clauses if not c.subordinate and c.modal == "be"]
    return any(not words["undecided"].isdisjoint(scene.before(c.end, c.start)) for c in mains)


def _reported(find: Find, clause: Clause) -> bool:
    """Whether a form that seems to say what was not only stands in for reported speech ("they had left, he said")."""
    words, scene = find.scene.known.words, find.scene
    if clause.finite is None or clause.modal not in ("have", "be"):
        return False
    borrowed = not words["borrowed"].isdisjoint(scene.before(clause.end, clause.finite)[:1])
    return borrowed and words["unreal"].isdisjoint(scene.before(clause.end, clause.start))


def _refused(find: Find) -> bool:
    """Whether somebody in the clause before refuses to do what an infinitive tells."""
    return find.clause.subordinate == "to" and find.scene.follows(
        find.clause, find.scene.known.words["refusing"]
    )


def _conditional(find: Find) -> bool:
    """Whether the sentence names a condition."""
    return any(c.subordinate == "if" for c in find.scene.clauses)


def _depends(find: Find, clause: Clause) -> bool:
    """Whether an event hangs on a condition that may not come about, named before it or in its own clause."""
    text = find.scene.text(clause.start, clause.end)
    if any(phrase in text[:1].lower() + text[1:] for phrase in find.scene.known.provided):
        return True
    before = find.scene.clauses[: find.scene.clauses.index(clause)]
    told = [find.scene.text(c.start, c.end) for c in before if c.subordinate == "if"]
    return any(not any(phrase in t for phrase in find.scene.known.smooth) for t in told)


def _hearsay(clause: Clause) -> bool:
    """Whether a modal verb reports what is said to have happened ("is said to have stolen")."""
    return clause.modal == "shall" and any(v.form == "participle" for v in clause.verbs)
