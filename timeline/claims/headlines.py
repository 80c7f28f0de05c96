"""A clause as a headline: subject, verb in the present, the rest in its order, for a language whose verbs stand
second or last.

Lives in the claims room. What is too long loses whole phrases, the first with a preposition first: what a verb
cannot do without stands next to its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.fitting import fitted
from timeline.claims.phrases import Part, led, upper
from timeline.claims.predicates import Predicate, meant, predicate
from timeline.claims.sound import FAULT, incomplete, unsound
from timeline.claims.subjects import Subject, plural, subject
from timeline.claims.wording import LONGEST, MORE, Wording
from timeline.clauses import Token
from timeline.values import Clause, Verb


@dataclass(frozen=True, slots=True)
class Headline:
    """The subject, the whole, whether it names an object or is `bare` of anything
    beside subject and verb, and the noun that an empty "it" brings about.

    `doubts` counts what is not sure: a subject that is missing or only a pronoun, a phrase lost; `lack` what the
    verb cannot do without.
    """

    subject: str
    whole: str
    full: bool = True
    bare: bool = False
    noun: Token | None = None
    doubts: int = 0
    lack: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants to do (or not to do) what an infinitive tells, and whether they are many."""

    who: str
    plural: bool = False
    refused: bool = False


def headline(
    wording: Wording, clause: Clause, verb: Verb | None, wish: Wish | None = None, room: int = LONGEST
) -> Headline:
    """The headline of a clause's verb in at most `room` characters; with a `wish`, as what somebody wants to do."""
    verb = meant(wording, clause, verb)
    finite = wording.finite(clause)
    if verb and finite and verb.start == finite.start and finite.word.auxiliary:
        verb = None
    found = subject(wording, clause, verb)
    parts = ordered(wording, found.rest, clause)
    if found.empty and (noun := _brought(wording, parts)):
        return Headline("", "", noun=noun)
    name, (head, tail) = _said(wording, clause, verb, found)
    if _exists(wording, clause, verb):
        void = wording.scene.known.words["expletive"]
        parts = [p for p in (found.part, *parts) if p and p[0].text.lower() not in void]
        parts.sort(key=lambda p: led(p, wording.scene.known))
        name, head, tail = (next(iter(void)), head, tail) if head and tail else ("", "", "")
    if wish and verb:
        name, head, tail = _wished(wording, wish, verb)
    full = bool(found.object) or any(not p[0].word.preposition and upper(p[-1]) for p in parts)
    told = wish is None and bool(head or tail)
    doubts = _doubts(wording, clause, verb, found, name, parts, tail) if told else 0
    begun = " ".join(x for x in (name, head, found.object) if x)
    whole, parts, lost = fitted(wording, begun, parts, tail, room, name)
    bare = not parts and not found.object
    more = _complement(wording, clause, room + MORE - len(whole), wide=bare)
    doubts += lost + (more == "" and bare and _awaits(wording, clause))
    lack = 0
    if wording.scene.known.frames and (told or wish):
        doubts += unsound(wording, clause, found, name, parts)
        lack = incomplete(wording, clause, verb, parts, held=bool(found.object), told=bool(more))
        if not (more or any(upper(t) for p in parts for t in p)) and _announces(wording, clause):
            lack = FAULT
    return Headline("" if found.pronoun else name, whole + more, full, bare, doubts=doubts, lack=lack)


def _said(wording: Wording, clause: Clause, verb: Verb | None, found: Subject) -> tuple[str, Predicate]:
    """The subject as it is to read, and the verb."""
    first = found.pronoun and found.part[0].text.lower() in wording.scene.known.words["first_person"]
    name = wording.words(found.part) if found.kept else found.text or found.empty
    return name, predicate(wording, clause, verb, wording.finite(clause), first=first)


def _doubts(
    wording: Wording,
    clause: Clause,
    verb: Verb | None,
    found: Subject,
    name: str,
    parts: list[Part],
    tail: str,
) -> int:
    """What speaks against a headline: a subject missing, a pronoun, one for many; a verb that says nothing."""
    known = wording.scene.known
    points = len(found.part) == 1 and found.part[0].text.lower() in known.words["pointing"]
    still = verb is not None and verb.lemma in known.stative and not parts and not tail
    alone = plural(wording, clause) and any(e.name == name and e.type == "person" for e in wording.entities)
    lame = verb is None and not parts and not found.object
    return 2 * (not name or found.pronoun) + 2 * lame + 2 * points + still + 2 * alone


def _exists(wording: Wording, clause: Clause, verb: Verb | None) -> bool:
    """Whether a clause only says that there is something."""
    void = wording.scene.known.words["expletive"]
    there_is = verb is not None and verb.lemma in wording.scene.known.words["being"]
    return there_is and any(t.text.lower() in void for t in wording.tokens(clause))


def _complement(wording: Wording, clause: Clause, room: int, *, wide: bool) -> str:
    """What follows a clause and tells what its verb is about, where there is room: an infinitive, or, where the
    headline says nothing else (`wide`), a clause with "that"."""
    for other in _after(wording, clause):
        begun = wording.tokens(other)
        purpose = not begun or begun[0].text.lower() in wording.scene.known.words["purposes"]
        text = wording.scene.text(other.start, other.end)
        fits = len(text) + 2 <= room and len(other.parts) == 1 and not purpose
        if fits and (other.subordinate == "to" or (wide and other.subordinate == "that")):
            return f", {text}"
    return ""


def _announces(wording: Wording, clause: Clause) -> bool:
    """Whether a word of a clause points at the one behind it, which the headline has not: "begins with it, to ..."."""
    known = wording.scene.known.words["announced"]
    return _awaits(wording, clause) and any(t.text in known for t in wording.tokens(clause))


def _awaits(wording: Wording, clause: Clause) -> bool:
    """Whether a clause is followed by one that tells what its verb is about."""
    return any(c.subordinate in ("to", "that") for c in _after(wording, clause))


def _after(wording: Wording, clause: Clause) -> list[Clause]:
    """The clause right behind the comma that ends a clause."""
    clauses = wording.scene.clauses
    after = clauses[clauses.index(clause) + 1 :][:1] if clause in clauses else ()
    return [c for c in after if wording.scene.text(clause.end, c.start).strip() == ","]


def _wished(wording: Wording, wish: Wish, verb: Verb) -> tuple[str, str, str]:
    """Subject, finite verb and infinitive of a wish; the infinitive alone where nobody has it."""
    done = verb.lemma if verb.form == "infinitive" else wording.scene.text(verb.start, verb.end)
    if not wish.who:
        return "", "", done
    single, plural, refusal = wording.scene.known.wanting
    return wish.who, plural if wish.plural else single, f"{refusal} {done}" if wish.refused else done


def ordered(wording: Wording, parts: list[Part], clause: Clause) -> list[Part]:
    """Phrases in the order of a headline: reflexive, object, the rest; without sources and words that only point."""
    known = wording.scene.known.words
    kept: list[Part] = []
    for i, part in enumerate(parts):
        named = i and _source(wording, parts[i - 1]) and part[0].text.lower() in known["of"]
        empty = not any(upper(t) or t.word.mark or not _bare(t) for t in part)
        quoted = i + 1 < len(parts) and parts[i + 1][0].text.lower() in known["according"]
        points = len(part) == 1 and part[0].text.lower() in known["pointing"]
        if not (_source(wording, part) or quoted or named or empty or points):
            kept.append(part)
    kept.sort(key=lambda p: p[0].text.lower() not in known["reflexive"])
    at = next((i for i, p in enumerate(kept) if _object(p)), 0)
    if at and clause.modal == "" and all(p[0].word.preposition for p in kept[:at]):
        kept = [*kept[at:], *kept[:at]]
    return kept


def _bare(token: Token) -> bool:
    """Whether a word is nothing by itself: a preposition, an article."""
    return token.word.preposition or token.word.determiner


def _object(part: Part) -> bool:
    """Whether a phrase is an object with its article."""
    return bool(part[0].word.determiner and not part[0].word.preposition and upper(part[-1]))


def _source(wording: Wording, part: Part) -> bool:
    """Whether a phrase says who reports ("according to the union")."""
    known = wording.scene.known.words
    if part[0].text.lower() in known["according"] or part[-1].text.lower() in known["according"]:
        return True
    nouns = [t.text.rsplit("-", 1)[-1].lower() for t in part if t.noun]
    return bool(part[0].word.preposition and nouns and nouns[0] in known["sources"])


def _brought(wording: Wording, parts: list[Part]) -> Token | None:
    """The noun behind "to", where it only comes to something."""
    for part in parts:
        if part[0].text.lower() in wording.scene.known.words["to"]:
            return next((t for t in part if t.noun), None)
    return None
