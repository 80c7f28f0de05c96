"""Whether a composed headline tells a whole thing, as far as its phrases show it. Lives in claims/titles.

The verb has what it needs, subject and verb agree, every phrase is one. Whoever composes asks; nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.parts import Part, holds_upper, led, upper
from timeline.claims.titles.predicates import plural
from timeline.claims.titles.shares import caused
from timeline.claims.titles.subjects import Subject
from timeline.claims.titles.wording import Wording
from timeline.claims.valency import satisfied
from timeline.clauses import Token, words
from timeline.values import Clause, Verb

_MODALS = frozenset({"shall", "must", "can", "may", "want"})
_MARKS = '„“”»«"'
"""Quotation marks."""
FAULT = 3
"""Doubts about a headline that is none: more than about a sentence that is cut."""


def unsound(wording: Wording, clause: Clause, found: Subject, name: str, parts: Sequence[Part]) -> int:
    """The doubts about the subject `name` and the phrases of a headline."""
    known = wording.known
    subject = found.part if found.part and found.text == name else []
    unfinished = torn = asks = False
    for p in (subject, *parts) if subject else parts:
        unfinished = unfinished or p[-1].text in known.words["unfinished"]
        torn = torn or broken(wording, p)
        asks = asks or not known.words["asking"].isdisjoint([t.text.lower() for t in p[:2]])
    doubts = FAULT * (unfinished + torn + asks) + 2 * (name.lower() in known.words["indefinite"])
    if clause.finite is not None:
        several = plural(wording, clause)
        doubts += FAULT * disagrees(known, name, plural=several)
    return doubts


def incomplete(
    wording: Wording, clause: Clause, verb: Verb | None, parts: Sequence[Part], *, held: bool, told: bool
) -> int:
    """The doubts about what stands beside subject and verb: many where the verb needs something else.

    `held` says that an object stands before the parts, `told` that a clause behind tells the verb's content.
    """
    known = wording.known
    nouns: list[Part] = []
    reflexive = beside = False
    for p in parts:
        own = p[0].text.lower() in known.words["reflexive"]
        reflexive = reflexive or own
        if bare(p, known) or (len(p) == 1 and p[0].text in known.words["him_object"]):
            nouns.append(p)
        elif not own:
            beside = True
    measures = sum([_measure(p, known) for p in nouns])
    objects = len(nouns) + held
    if verb is None:
        return _helped(wording, clause, objects, beside=beside)
    if caused(wording, clause, verb):
        return 0
    frame = known.frames.get(verb.lemma)
    if verb.form == "participle" and clause.modal in _MODALS and not _helper(wording, clause, verb):
        return FAULT
    if passive(wording, clause, verb):
        return FAULT * (objects > measures and not (frame and "d" in frame.needs))
    if frame is None:
        return FAULT if objects - measures > 1 else int(not (objects or beside or told))
    attached = any(leads(p, known, frame.about) for p in parts)
    if frame.about and not reflexive and not attached:
        beside = not all(map(holds_upper, parts))
    fits = any(
        satisfied(frame.needs, n, reflexive=reflexive, beside=beside, attached=attached, told=told)
        for n in range(objects - max(measures, _glued(nouns)), objects + 1)
    )
    return 0 if fits else FAULT


def leads(part: Part, known: Lexicon, about: frozenset[str]) -> bool:
    """Whether a phrase begins with one of some prepositions, or with any if there are none to choose from."""
    if not about:
        return any(t.word.preposition for t in part[:-1])
    low = part[0].text.lower()
    return len(part) > 1 and known.contracted.get(low, low) in about


def _helper(wording: Wording, clause: Clause, verb: Verb) -> bool:
    """Whether a helping verb stands behind a participle."""
    return any(t.start > verb.start and (t.word.helper or t.word.auxiliary) for t in wording.tokens(clause))


def _glued(parts: Sequence[Part]) -> int:
    """How many lone words may be the end of the noun phrase right before them, such as a name."""
    return sum(len(b) == 1 and b[0].start == a[-1].end + 1 for a, b in pairwise(parts))


def passive(wording: Wording, clause: Clause, verb: Verb) -> bool:
    """Whether a clause tells what is done to its subject."""
    if verb.form != "participle" or clause.modal == "have":
        return False
    if clause.modal in ("", "be"):
        low = wording.scene.text(verb.start, verb.end).lower()
        return not words(wording.scene.outline.pack)[low].change
    helper = wording.known.passive
    return clause.modal == "become" or any(t.text == helper for t in wording.tokens(clause))


def _helped(wording: Wording, clause: Clause, objects: int, *, beside: bool) -> int:
    """The doubts about a clause that has a helping verb only."""
    finite = wording.finite(clause)
    kind = finite.word.auxiliary[0] if finite and finite.word.auxiliary else ""
    if kind in ("be", "become"):
        would = kind == "become" and clause.mood == "conditional"  # and what is in another clause
        return FAULT * (would or objects > 1 or not (objects or beside))
    return FAULT * (kind != "have" or objects != 1)


def bare(part: Part, known: Lexicon) -> bool:
    """Whether a phrase is an object: a noun that no preposition leads."""
    if led(part, known):
        return False
    for t in part:
        if upper(t):
            return True
        if t.word.preposition:
            return False
    return False


def _measure(part: Part, known: Lexicon) -> bool:
    """Whether a phrase may tell how much, and be no object."""
    low = part[0].text.lower()
    counted = low[:1].isdigit() or low in known.words["several"] or low in known.words["more"]
    return counted or part[-1].text.lower() in known.words["times"]


def broken(wording: Wording, part: Part) -> bool:
    """Whether a phrase has lost a part, or two have grown together."""
    known, last = wording.known, part[-1]
    if last.word.coordination and not upper(last):
        return True
    if last.word.attributive and not upper(last) and not last.word.verbal:
        return True  # an adjective without its noun
    low = last.text.lower()
    if low == last.text or len(part) == 1:
        if last.word.determiner and low not in known.words["everybody"]:
            return True
        if last.word.preposition and (len(part) > 1 or not last.word.particle):
            return True
    return any(_ends(wording, before, after) for before, after in pairwise(part))


def _ends(wording: Wording, before: Token, after: Token) -> bool:
    """Whether a sentence or more ends between two words."""
    gap = wording.scene.outline.text[before.end : after.start]
    if gap == " ":
        return False
    return ":" in gap or (". " in gap and not before.text.isdigit() and len(before.text) > 2)


def disagrees(known: Lexicon, subject: str, *, plural: bool) -> bool:
    """Whether the number of a subject's noun, as far as its ending tells, is not that of the verb."""
    row = subject.strip(_MARKS).split()
    head = next((w for w in row if not w.islower() and any(map(str.isupper, w))), "")
    if not head:
        return bool(row)  # a number, or a word for one, alone
    joined = not known.words["joining"].isdisjoint(row) or "," in subject
    if plural:
        return head.endswith(tuple(known.words["single_ends"])) and not joined
    return head.endswith(tuple(known.words["plural_ends"]))
