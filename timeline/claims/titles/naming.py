"""Titles that hold where a clause is too much for one: what was done to whom, or the noun of a verb's event.

Lives in claims/titles. A participle behind its object and a noun with what hangs on it need no subject, and no
agreement with one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.claims.find import Find
from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.beside import place_of
from timeline.claims.titles.headlines import ordered
from timeline.claims.titles.parts import Part, upper
from timeline.claims.titles.predicates import small
from timeline.claims.titles.shares import misread
from timeline.claims.titles.sound import bare, broken, incomplete, leads, passive, unsound
from timeline.claims.titles.standing import asks
from timeline.claims.titles.subjects import Subject, subject
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.claims.valency import Frame
from timeline.clauses import past_participle
from timeline.values import Clause, Verb

_BEHIND = frozenset({"past", "pluperfect"})
_HELPING = frozenset({"", "have", "be", "become"})


def named_by(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """Titles of a verb that do without its subject, the best first, with the doubts that each leaves."""
    verb, clause, known = find.verb, find.clause, wording.scene.known
    assert verb is not None
    frame = known.frames.get(find.trigger.lemma) or known.frames.get(verb.lemma)
    if frame is None or misread(wording, verb):
        return
    found = subject(wording, clause, verb)
    parts = [
        p for p in ordered(wording, found.rest, clause) if p[0].text.lower() not in known.words["reflexive"]
    ]
    if found.empty and "a" in frame.needs:
        return
    purposes = known.words["purposes"]
    parts = [p for p in parts if len(p) > 1 or p[0].text.lower() not in purposes]
    if suffered := _suffered(wording, clause, verb, frame, found, parts):
        yield suffered, int(not (found.part or clause.subordinate))
    held = {t.text.lower() for t in wording.tokens(clause)}
    if frame.noun and not clause.negated and known.words["hardly"].isdisjoint(held):
        yield from _event(wording, clause, verb, frame, found, parts)
        if clause.subordinate != "to" and (
            actor := next(iter(wording.inside(clause.start, clause.end)), None)
        ):
            own = actor.name in found.text or found.text in actor.name
            yield f"{actor.name}: {frame.noun}", 3 + frame.hangs + 2 * (not own)


def without_subject(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """What was done, by its phrases and a participle, where nobody knows who a clause is about: "moved to town"."""
    verb, clause, known = find.verb, find.clause, wording.scene.known
    assert verb is not None
    if verb.form == "infinitive" or clause.tense not in _BEHIND or misread(wording, verb):
        return
    if find.trigger.kind == "statement" or verb.lemma in known.stative or clause.modal not in _HELPING:
        return
    found = subject(wording, clause, verb)
    if found.empty or found.object or (found.text and not found.pronoun):
        return
    parts = ordered(wording, found.rest, clause)
    if not any(upper(p[-1]) for p in parts) or any(len(p) == 1 and p[0].word.pronoun for p in parts):
        return
    if asks(wording, clause) or clause.mood == "conditional":
        return
    if not found.part and any(bare(p, known) for p in parts):
        return  # it may be the subject
    done = small(wording, clause, verb)
    if verb.form != "participle":
        done = past_participle(verb.lemma, wording.scene.outline.pack, parted=verb.particle is not None)
    if not done or unsound(wording, clause, found, "", parts):
        return
    if incomplete(wording, clause, verb, parts, held=False, told=False):
        return
    text = f"{' '.join(wording.told(p) for p in parts)} {done}"
    if len(text) <= LONGEST:
        yield text, 1


def _suffered(
    wording: Wording, clause: Clause, verb: Verb, frame: Frame, found: Subject, parts: Sequence[Part]
) -> str:
    """The object of a clause with the participle of its verb; "" where there is no object, or more than one."""
    known = wording.scene.known
    objects = [p for p in parts if bare(p, known) and not wording.dated(p[-1])]
    if clause.subordinate == "to" or verb.form == "infinitive":
        return ""
    if not {*"ac"} & {*frame.needs} or clause.modal not in ("", "have") or len(objects) != 1:
        return ""
    if found.object or _who(wording, clause, found) or (found.part and not found.pronoun):
        return ""
    if objects[0][0].text.lower() in known.words["dative_only"]:
        return ""
    done = wording.scene.text(verb.start, verb.end)
    if verb.form != "participle":
        done = past_participle(verb.lemma, wording.scene.outline.pack, parted=verb.particle is not None)
    if not done or any(broken(wording, p) for p in parts):
        return ""
    row = " ".join(wording.told(p) for p in (*objects, *[p for p in parts if p is not objects[0]]))
    text = f"{row} {done}"
    return text if len(text) <= LONGEST else ""


def _event(
    wording: Wording, clause: Clause, verb: Verb, frame: Frame, found: Subject, parts: Sequence[Part]
) -> Iterator[tuple[str, int]]:
    """The noun of a verb's event: with what it is about or what was done to whom, with who did it, with where."""
    known = wording.scene.known
    sound = [p for p in parts if not broken(wording, p)]
    objects = [p for p in sound if bare(p, known) and not wording.dated(p[-1])]
    if passive(wording, clause, verb) and found.part:
        objects, found = [found.part], Subject("", found.rest)
    noun = frame.noun
    reflexive = any(p[0].text.lower() in known.words["reflexive"] for p in found.rest)
    own = len(objects) == 1 and not reflexive and {*"ip"}.isdisjoint(frame.needs)
    of = _owned(wording, objects[0]) if own else ""
    if of:
        noun = f"{noun} {of}"
    if about := next((p for p in sound if frame.about and leads(p, known, frame.about)), None):
        noun = f"{noun} {wording.told(about)}"
    free = frame.about or "p" in frame.needs
    if not free and any(_idiomatic(known, p, verb) for p in parts):
        return
    lost = (len(objects) > bool(of)) or len(sound) < len(parts) or _pronoun(known, found.rest)
    lost = lost and not {*"ac"}.isdisjoint(frame.needs)
    wanting = not reflexive and "a" in frame.needs and {*"ipc"}.isdisjoint(frame.needs)
    whole = bool(of or about) or not (lost or wanting)
    who = _who(wording, clause, found)
    place = place_of(
        wording, wording.tokens(clause), wording.inside(clause.start, clause.end), f"{who} {noun}"
    )
    if place and not about:
        noun = f"{noun} {place}"
    if frame.hangs and " " not in noun:
        return
    if who and len(who) + len(noun) < LONGEST:
        yield f"{who}: {noun}", (0 if of or about else 1) + (not whole) + (" " not in noun)
    elif " " in noun:
        yield noun, (0 if of or about else 2) + (not whole)
    else:
        yield noun, 2


def _idiomatic(known: Lexicon, part: Part, verb: Verb) -> bool:
    """Whether a phrase right before a verb makes another one of it: "set in motion"."""
    return part[-1].end + 1 == verb.start and part[0].text.lower() in known.words["moving_into"]


def _pronoun(known: Lexicon, parts: Sequence[Part]) -> bool:
    """Whether a pronoun is among some phrases as an object."""
    objects = known.words["object"] - known.words["reflexive"]
    return any(len(p) == 1 and p[0].text.lower() in objects for p in parts)


def _who(wording: Wording, clause: Clause, found: Subject) -> str:
    """The subject of a clause, where it is a noun or a name and reads as one."""
    known = wording.scene.known
    if found.pronoun or found.empty or not found.text or found.text.lower() in known.words["pointless"]:
        return ""
    named = not found.part or any(upper(t) and not t.word.pronoun for t in found.part)
    return found.text if named and not unsound(wording, clause, found, found.text, []) else ""


def _owned(wording: Wording, part: Part) -> str:
    """A phrase in the genitive, where articles alone tell it; "" where the noun would need an ending."""
    known = wording.scene.known
    article = known.owned.get(part[0].text.lower())
    head = next((i for i, t in enumerate(part) if i and upper(t)), None)
    if not article or head is None:
        return ""
    ending = next(iter(known.words["owned_ending"]))
    inner = [t if t.text.endswith(ending) else replace(t, text=t.text + ending[1:]) for t in part[1:head]]
    if any(not t.text.endswith(ending) for t in inner):
        return ""
    return f"{article} {wording.words([*inner, *part[head:]])}"
