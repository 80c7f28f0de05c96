"""A clause as a headline: subject, verb in the present, the rest in its order, for a language whose verbs stand
second or last.

Lives in claims/titles. What is too long loses whole phrases, the first with a preposition first: what a verb
cannot do without stands next to its end.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.antecedents import unclear
from timeline.claims.titles.complements import announces, complement, following, waited
from timeline.claims.titles.fitting import fitted
from timeline.claims.titles.ordering import empty, ordered, rows
from timeline.claims.titles.parts import Part, holds_upper, led, upper
from timeline.claims.titles.predicates import many, meant, predicate
from timeline.claims.titles.sound import FAULT, bare, incomplete, unsound
from timeline.claims.titles.subjects import Subject, subject
from timeline.claims.titles.wording import DASHES, LONGEST, MORE, Wording
from timeline.claims.valency import Frame, means
from timeline.values import Clause, Verb


class Headline(NamedTuple):
    """The subject, the whole, and whether it names an object (`full`).

    `doubts` counts what is not sure: a subject that is missing or only a pronoun, a phrase lost; `lack` what the
    verb cannot do without. `told` says that a clause behind tells the verb's content.
    """

    subject: str
    whole: str
    full: bool = True
    doubts: int = 0
    lack: int = 0
    told: bool = False


class Wish(NamedTuple):
    """Who wants to do (or not to do) what an infinitive tells, and whether they are many."""

    who: str
    plural: bool = False
    refused: bool = False


def headline(wording: Wording, clause: Clause, verb: Verb | None, wish: Wish | None = None) -> Headline:
    """The headline of a clause's verb; with a `wish`, as what somebody wants to do."""
    known = wording.known
    verb = meant(wording, clause, verb)
    finite = wording.finite(clause)
    if verb and finite and verb.start == finite.start and finite.word.auxiliary:
        verb = None
    found = subject(wording, clause, verb)
    frame = known.frames.get(verb.lemma) if verb else None
    after = following(wording, clause)
    awaits = after is not None and waited(wording, after)
    parts = ordered(wording, found.rest, clause, frame, promised=awaits)
    name = wording.words(found.part) if found.kept and found.part else found.text or found.empty
    first = found.text.lower() in known.words["speaker"]
    head, tail = predicate(wording, clause, verb, finite, first=first)
    if exists := wish is None and _exists(wording, clause, verb):
        void = known.words["expletive"]
        parts = [p for p in (found.part, *parts) if p and p[0].text.lower() not in void]
        parts.sort(key=lambda p: led(p, known))
        name, head, tail = (next(iter(void)), head, tail) if tail else ("", "", "")
    if wish and verb:
        name, head, tail = _wished(wording, wish, verb)
    full = bool(found.object) or any(not p[0].word.preposition and upper(p[-1]) for p in parts)
    told = wish is None and bool(head or tail)
    several = finite is not None and many(wording, finite)
    doubts = _doubts(wording, clause, verb, found, name, parts, tail, several=several) if told else 0
    doubts += FAULT * (exists and not told and _void(parts, known))
    if doubts >= FAULT:
        return Headline("" if found.pronoun else name, "", full, doubts=doubts)
    begun = " ".join(filter(None, (name, head, found.object)))
    more = ""
    for row in rows(wording, parts, clause, frame) if awaits else (parts,):
        whole, parts, lost = fitted(wording, begun, row, tail, frame.about if frame else frozenset())
        still = not found.object and not any(map(holds_upper, parts))
        if after and (more := complement(wording, clause, after, LONGEST + MORE - len(whole), wide=still)):
            break
    doubts += any(empty(p, known.words) and p[0].word.preposition for p in found.rest)
    doubts += lost + any(p[0].word.negation and not p[0].word.determiner for p in found.rest)
    lack = 0
    if told or wish:
        doubts += unsound(wording, clause, found, name, parts)
        lack = incomplete(wording, clause, verb, parts, held=bool(found.object), told=bool(more))
        lack += not more and any(len(p) == 1 and means(p[0].text.lower(), frame) for p in parts)
        held = found.object or any(bare(p, known) for p in parts)
        if awaits and not more and (not held or (frame and "c" in frame.needs)):
            lack = FAULT
        lack += _parted(wording, clause, found, frame)
        lack += 2 * (told and _pointed(wording, found.rest, parts))
        begins = wording.tokens(clause)[0].text.lower()
        promised = begins in known.words["announced"] and means(begins, frame)
        lack += not more and (promised or announces(wording, clause))
    named = "" if found.pronoun else name
    return Headline(named, whole + more, full, doubts=doubts, lack=lack, told=bool(more))


def _dashes(wording: Wording, clause: Clause, verb: Verb) -> int:
    """How many dashes stand between the finite verb of a clause and another of its verbs."""
    if clause.finite is None or clause.subordinate or verb.start <= clause.finite:
        return 0
    return sum(w in DASHES for w in wording.scene.text(clause.finite, verb.start).split())


def _doubts(
    wording: Wording,
    clause: Clause,
    verb: Verb | None,
    found: Subject,
    name: str,
    parts: list[Part],
    tail: str,
    *,
    several: bool,
) -> int:
    """What speaks against a headline: a subject missing, a pronoun, one for many; a verb that says nothing."""
    known = wording.known
    still = not parts and not tail and verb is not None and verb.lemma in known.stative
    lame = verb is None and not parts and not found.object
    torn = verb is not None and _dashes(wording, clause, verb) % 2 == 1
    hangs = unclear(wording, clause, found.part, kept=found.kept, plural=several)
    return hangs + 3 * (not name) + 2 * found.pronoun + 2 * lame + still + 3 * torn


def _parted(wording: Wording, clause: Clause, found: Subject, frame: Frame | None) -> bool:
    """Whether a headline puts its verb between a subject that stood behind it and what may hang on that."""
    if not found.part or (not clause.subordinate and found.part[0].start < (clause.finite or 0)):
        return False
    known = wording.known.words
    hanging = known["parted"] - (frame.about if frame else frozenset())
    end = found.part[-1].end + 1
    return any(p[0].start == end and p[0].text in hanging and len(p) > 1 for p in found.rest)


def _pointed(wording: Wording, rest: list[Part], parts: list[Part]) -> bool:
    """Whether the only object of a clause is a word that points at what was said before, which a headline drops."""
    known = wording.known
    that = known.words["that"]
    if len(rest) == len(parts) or all(len(p) > 1 or p[0].text.lower() not in that for p in rest):
        return False  # nothing was dropped
    return not any(holds_upper(p) and not led(p, known) for p in parts)


def _exists(wording: Wording, clause: Clause, verb: Verb | None) -> bool:
    """Whether a clause only says that there is something."""
    void = wording.known.words["expletive"]
    there_is = verb is not None and verb.lemma in wording.known.words["being"]
    return there_is and any(t.text.lower() in void for t in wording.tokens(clause))


def _void(parts: list[Part], known: Lexicon) -> bool:
    """Whether phrases alone do not say what there is: none without a preposition, or a "not" that stands alone."""
    alone = any(len(p) == 1 and p[0].word.negation and not p[0].word.determiner for p in parts)
    return alone or not any(holds_upper(p) and not led(p, known) for p in parts)


def _wished(wording: Wording, wish: Wish, verb: Verb) -> tuple[str, str, str]:
    """Subject, finite verb and infinitive of a wish; the infinitive alone where nobody has it."""
    done = verb.lemma if verb.form == "infinitive" else wording.scene.text(verb.start, verb.end)
    if not wish.who:
        return "", "", done
    single, plural, refusal = wording.known.wanting
    return wish.who, plural if wish.plural else single, f"{refusal} {done}" if wish.refused else done
