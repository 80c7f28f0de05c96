"""A clause as a headline: subject, verb in the present, object, for a language whose verbs stand second or last.

Lives in the claims room. What is too long loses whole phrases, those with a preposition first.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.phrases import chunks, upper
from timeline.claims.subjects import many, subject
from timeline.claims.wording import LONGEST, Wording
from timeline.clauses import Token, present
from timeline.values import Clause, Verb

_NEAR = 150
"""Characters before a pronoun in which somebody is named whom it may mean."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The subject, the whole, whether it names an object, and the noun that an empty "it" brings about."""

    subject: str
    whole: str
    full: bool = True
    noun: Token | None = None


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
    verb = _meant(clause, verb)
    tokens = wording.unplaced(clause)
    finite = next((t for t in tokens if t.start == clause.finite), None)
    words = _kept(wording, tokens, clause, verb, finite)
    found = subject(wording, clause, words)
    parts = _ordered(wording, chunks(found.rest, wording.scene.known, wording.stops), clause)
    if found.empty and (noun := _brought(wording, parts)):
        return Headline("", "", noun=noun)
    name, (head, tail) = found.text or found.empty, _verb(wording, clause, verb, finite)
    if wish and verb:
        name, head, tail = _wished(wording, wish, verb)
    full = any(not p[0].word.preposition and upper(p[-1]) for p in parts)
    if not head and found.pronoun:
        name = ""
    while True:
        whole = " ".join(x for x in (name, head, _joined(wording, parts, name), tail) if x)
        if len(whole) <= room or len(parts) < 2:
            return Headline(name, whole, full)
        late = range(len(parts) - 1, -1, -1)
        parts.pop(next((i for i in late if parts[i][0].word.preposition), len(parts) - 1))


def _meant(clause: Clause, verb: Verb | None) -> Verb | None:
    """The verb that a headline tells: the infinitive behind one that only seems or tries."""
    if verb and verb.form == "finite":
        return next((v for v in clause.verbs if v.form == "infinitive" and v.start > verb.start), verb)
    return verb


def _joined(wording: Wording, parts: list[list[Token]], name: str) -> str:
    """Phrases in a row, with the names that "him" stands for; those that a comma joins in a list keep it."""
    text = ""
    for i, part in enumerate(parts):
        listed = i and wording.listed(parts[i - 1][-1], part[0])
        text += (", " if listed else " ") + (_him(wording, part, name) or wording.told(part))
    return text.strip()


def _him(wording: Wording, part: list[Token], name: str) -> str:
    """A phrase whose pronoun means the last man named before who is not the subject; "" where it holds none."""
    last = part[-1]
    if last.text.lower() not in wording.scene.known.words["him"]:
        return ""
    people = [
        e
        for e in wording.entities
        if e.type == "person" and 0 <= last.start - e.end < _NEAR and e.name != name
    ]
    return f"{wording.words(part[:-1])} {people[-1].name}".strip() if people else ""


def _wished(wording: Wording, wish: Wish, verb: Verb) -> tuple[str, str, str]:
    """Subject, finite verb and infinitive of a wish; the infinitive alone where nobody has it."""
    done = verb.lemma if verb.form == "infinitive" else wording.scene.text(verb.start, verb.end)
    if not wish.who:
        return "", "", done
    single, plural, refusal = wording.scene.known.wanting
    return wish.who, plural if wish.plural else single, f"{refusal} {done}" if wish.refused else done


def _kept(
    wording: Wording, tokens: list[Token], clause: Clause, verb: Verb | None, finite: Token | None
) -> list[Token]:
    """The words of a headline besides its verb: no dates, fillers, conjunctions, participle phrases."""
    known = wording.scene.known.words
    gone = (
        {v.start for v in clause.verbs}
        | {t.start for t in tokens if t.word.mark and verb and t.end + 1 == verb.start}
        | {verb.particle[0] if verb and verb.particle else -1}
    )
    for inner in wording.scene.clauses:
        if inner.subordinate == "attribute" and inner is not clause:
            gone |= {t.start for t in tokens if inner.start <= t.start < inner.end}
    kept: list[Token] = []
    own = _own(wording, tokens, clause, verb, finite)
    aside, like, filler, link = False, known["like"], known["filler"], known["link"]
    for i, t in enumerate(own):
        aside = bool(kept and t.text in like) or (aside and not own[i - 1].last)
        if wording.dated(t):
            while kept and not kept[-1].noun and kept[-1].text.lower() in link:
                kept.pop()
        elif not (
            t is finite
            or aside
            or t.start in gone
            or t.text.lower() in filler
            or _only_helps(own, i, to=clause.subordinate == "to")
        ):
            kept.append(t)
    while kept and (
        kept[0].word.coordination or (clause.subordinate and (kept[0].word.sure or kept[0].word.final))
    ):
        kept = kept[1:]
    return kept


def _only_helps(tokens: list[Token], i: int, *, to: bool) -> bool:
    """Whether a word is nothing but an auxiliary, a helper before no noun, or the mark of an infinitive clause."""
    t, w = tokens[i], tokens[i].word
    if not (w.auxiliary or w.helper or w.mark) or upper(t):
        return False
    if w.auxiliary or (to and w.mark):
        return True
    return w.helper != "" and (i + 1 == len(tokens) or not upper(tokens[i + 1]))


def _own(
    wording: Wording, tokens: list[Token], clause: Clause, verb: Verb | None, finite: Token | None
) -> list[Token]:
    """The words that go with one verb of a clause: up to a dash behind the finite verb, none of another verb."""
    found = tokens
    if finite is not None and not clause.subordinate:
        behind = (i for i in range(1, len(tokens)) if tokens[i].start > finite.start)
        dash = next((i for i in behind if wording.dashed(tokens[i - 1], tokens[i])), len(tokens))
        found = tokens[:dash]
    others = [v for v in clause.verbs if verb and v.start != verb.start and v.form != "finite"]
    if not verb or verb.form == "finite" or not others:
        return found
    later = [v.start for v in others if v.start > verb.start]
    joint = [t.start for t in found if t.word.coordination and t.start > verb.end]
    if later and joint and joint[0] < later[0]:
        found = [t for t in found if t.start < joint[0]]
    earlier = [v.start for v in others if v.start < verb.start]
    joint = [t.start for t in found if t.word.coordination and t.start < verb.start]
    if earlier and joint and earlier[-1] < joint[-1]:
        at = _field_of(wording, found, finite, earlier[-1])
        found = [t for t in found if t.start < at or t.start > joint[-1]]
    return found


def _field_of(wording: Wording, tokens: list[Token], finite: Token | None, verb: int) -> int:
    """Where the words of an earlier verb begin that a later one does not share: behind the finite verb and subject."""
    behind = [t for t in tokens if finite is not None and finite.start < t.start <= verb]
    front = [t for t in tokens if finite is not None and t.start < finite.start and upper(t)]
    parts = chunks(behind, wording.scene.known, wording.stops)
    if front and not front[0].word.preposition and not wording.dated(front[0]):
        return behind[0].start if behind else verb
    return parts[1][0].start if len(parts) > 1 else verb


def _ordered(wording: Wording, parts: list[list[Token]], clause: Clause) -> list[list[Token]]:
    """Phrases in the order of a headline: reflexive, object, the rest; without sources and words that only point."""
    known = wording.scene.known.words
    kept: list[list[Token]] = []
    for i, part in enumerate(parts):
        named = i and _source(wording, parts[i - 1]) and part[0].text.lower() in known["of"]
        empty = not any(upper(t) or t.word.mark or not _bare(t) for t in part)
        if not _source(wording, part) and not named and not empty:
            kept.append(part)
    while kept and len(kept[-1]) == 1 and kept[-1][0].text.lower() in known["pointing"]:
        kept.pop()
    kept.sort(key=lambda p: p[0].text.lower() not in known["reflexive"])
    at = next((i for i, p in enumerate(kept) if _object(p)), 0)
    if at and clause.modal == "" and all(p[0].word.preposition for p in kept[:at]):
        kept.insert(0, kept.pop(at))
    return kept


def _bare(token: Token) -> bool:
    """Whether a word is nothing by itself: a preposition, an article."""
    return token.word.preposition or token.word.determiner


def _object(part: list[Token]) -> bool:
    """Whether a phrase is an object with its article."""
    return bool(part[0].word.determiner and not part[0].word.preposition and upper(part[-1]))


def _source(wording: Wording, part: list[Token]) -> bool:
    """Whether a phrase says who reports ("according to the union")."""
    known = wording.scene.known.words
    if part[0].text.lower() in known["according"]:
        return True
    nouns = [t.text.rsplit("-", 1)[-1].lower() for t in part if t.noun]
    return bool(part[0].word.preposition and nouns and nouns[0] in known["sources"])


def _brought(wording: Wording, parts: list[list[Token]]) -> Token | None:
    """The noun behind "to", where it only comes to something."""
    for part in parts:
        if part[0].text.lower() in wording.scene.known.words["to"]:
            return next((t for t in part if t.noun), None)
    return None


def _verb(wording: Wording, clause: Clause, verb: Verb | None, finite: Token | None) -> tuple[str, str]:
    """The verb before and behind its object: in the present, as a participle, or with its modal."""
    known = wording.scene.known.words
    pack = wording.scene.outline.pack
    low = finite.text.lower() if finite else ""
    if verb is None:
        return wording.scene.known.indicative.get(low, low), ""
    tail = wording.scene.text(verb.start, verb.end)
    if finite is None:
        return "", tail
    number = 1 if many(wording, finite) else 0
    if verb.form == "infinitive" and not finite.word.auxiliary and finite.word.lemma not in ("", verb.lemma):
        forms = present(finite.word.lemma, pack, False)
        mark = next((t for t in wording.tokens(clause) if t.word.mark and t.end + 1 == verb.start), None)
        tail = wording.scene.text(mark.start, verb.end) if mark else tail
        return (forms[number] if forms else low), tail
    future = clause.modal == "become" and verb.form == "infinitive" and clause.mood != "conditional"
    if clause.modal in ("", "have") or future:
        forms = present(verb.lemma, pack, verb.particle is not None)
        if forms:
            loose = forms[2] in known["pointing"] or (
                verb.particle and _closes(wording, clause, verb.particle[0])
            )
            return forms[number], "" if loose else forms[2]
    stated = wording.scene.known.indicative.get(low, low)
    if verb.form == "infinitive":
        return stated, tail
    if verb.form == "finite":
        plain = wording.scene.known.indicative.get(tail.lower(), tail.lower())
        return plain, wording.scene.text(*verb.particle) if verb.particle else ""
    passive = wording.scene.known.passive
    if clause.modal in ("shall", "must", "can", "may", "want"):
        done = any(t.text == passive for t in wording.tokens(clause))
        return stated, f"{tail} {passive}" if done else tail
    return "", tail


def _closes(wording: Wording, clause: Clause, at: int) -> bool:
    """Whether what looks like a prefix closes a date ("from two o'clock on")."""
    before = [t for t in wording.tokens(clause) if t.end <= at]
    return (
        bool(before)
        and wording.dated(before[-1])
        and any(
            t.text.lower() in wording.scene.known.words["since"]
            or t.text.lower() in wording.scene.known.words["of"]
            for t in before[-4:]
            if not wording.dated(t)
        )
    )
