"""A title from the words of a clause as they stand, where nothing else is sure. Lives in claims/titles.

A main clause that has room stays as it is, with the clause behind it that it waits for; a longer one loses phrases from
within, and only then its end. A subordinate one gets its verb behind its first phrase, which is right whatever that
phrase is; a relative one stays behind the noun that it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.claims.find import Find
from timeline.claims.lexicon import Words
from timeline.claims.titles.antecedents import antecedent
from timeline.claims.titles.chains import begun
from timeline.claims.titles.fields import fields
from timeline.claims.titles.fitting import head, loose
from timeline.claims.titles.parts import Part
from timeline.claims.titles.predicates import plural
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.wording import LONGEST, MORE, Wording
from timeline.clauses import Token, present
from timeline.values import Clause, Verb

_SIGNS = " •.!?:;,–-„“”»«\"'"
"""What a sentence may begin or end with that is none of its words."""
_WHOLE = LONGEST + 20
"""Characters that a clause may have and stay as it is."""


def plain(wording: Wording, clause: Clause, verb: Verb | None) -> Iterator[tuple[str, int]]:
    """The words of a clause as the text has them, where they have room, and the doubts that they leave."""
    tokens = wording.unplaced(clause)
    while tokens[0].word.coordination:
        tokens = tokens[1:]
    if clause.subordinate == "to":
        yield from _under(wording, clause)
    elif clause.subordinate == "relative" and tokens[0].start == clause.start:
        hangs = antecedent(wording, clause, plural=plural(wording, clause))
        told = wording.scene.text(clause.start, clause.end)
        if hangs and len(hangs) + len(told) + 2 <= _WHOLE:
            yield f"{hangs}, {told}", 2
    elif asks(wording, clause):
        if clause.end - tokens[0].start <= _WHOLE:
            sign = "" if clause.subordinate else "?"
            yield wording.scene.text(tokens[0].start, clause.end) + sign, 1 - _idle(wording, clause)
    elif not (clause.subordinate or clause.finite is None or tokens[0].start == clause.finite):
        yield from _main(wording, clause, verb, tokens)


def _last(clause: Clause, tokens: list[Token], known: Words) -> bool:
    """Whether a finite verb closes its clause behind another, as in a subordinate one, and no question is told."""
    closes = tokens[-1].start == clause.finite and any(v.end + 1 == clause.finite for v in clause.verbs)
    return closes and tokens[0].text.lower() not in known["asking"]


def _under(wording: Wording, clause: Clause) -> Iterator[tuple[str, int]]:
    """An infinitive behind the main clause that it hangs on."""
    above = begun(wording, clause)
    if above is None or above.subordinate or above.finite in (None, above.start):
        return
    tokens = wording.unplaced(above)
    if clause.end - tokens[0].start <= _WHOLE and not tokens[0].word.coordination:
        yield _named(wording, above, next(iter(above.verbs), None), tokens[0].start, clause.end), 1


def _main(
    wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token]
) -> Iterator[tuple[str, int]]:
    """A main clause from its first token on, with the clause behind it that it waits for, and without."""
    start, after = tokens[0].start, behind(wording, clause)
    unfinished = waits(wording, tokens, after) or (_says(wording, verb) and tells_on(after))
    idle = _idle(wording, clause) - 2 * _last(clause, tokens, wording.scene.known.words)
    if after is not None and (rest := _rest(wording, clause, verb, after)):
        told = f"{_named(wording, clause, verb, start, clause.end)} {wording.scene.text(*rest)}"
        yield told, 1 - idle + 2 * (len(told) > _WHOLE)
        idle -= 2
    if after is not None and unfinished and after.end - start <= _WHOLE:
        yield _named(wording, clause, verb, start, after.end), 1 - idle
    if clause.end - start <= _WHOLE:
        lacks = unfinished or _headless(wording, clause, verb, tokens)
        yield _named(wording, clause, verb, start, clause.end), 1 - idle + 2 * lacks


def _says(wording: Wording, verb: Verb | None) -> bool:
    """Whether a verb says something."""
    return verb is not None and verb.lemma in wording.scene.known.saying | wording.scene.known.announcing


def _headless(wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token]) -> bool:
    """Whether a clause ends at its finite verb without a subject: the end of one that was torn."""
    return tokens[-1].start == clause.finite and not subject(wording, clause, verb).text


def _rest(wording: Wording, clause: Clause, verb: Verb | None, after: Clause) -> tuple[int, int] | None:
    """Where a main clause that lacks its subject or a part of its verb goes on behind one that was inserted, and taken
    for the end of that; None if it does not."""
    finite = wording.finite(clause)
    if len(after.parts) < 2 or after.subordinate not in ("relative", "to") or finite is None:
        return None
    start, end = after.parts[-1]
    told = (
        after.finite
        if after.subordinate == "relative"
        else min([v.start for v in after.verbs], default=start)
    )
    behind = [t for t in wording.tokens(after) if t.start >= start]
    if told is None or told >= start or behind[0].word.coordination:
        return None
    helps = finite.word.auxiliary and finite.word.auxiliary[0] in ("have", "become") and not clause.verbs
    lacks = helps or behind[-1].word.particle or not subject(wording, clause, verb).text
    return (start, end) if lacks else None


def waits(wording: Wording, tokens: list[Token], after: Clause | None) -> bool:
    """Whether words say nothing without the clause behind them."""
    told = after is not None and after.subordinate in ("to", "that", "how")
    return told or any(t.text.lower() in wording.scene.known.words["unfinished"] for t in tokens[-1:])


def tells_on(after: Clause | None) -> bool:
    """Whether the clause behind another is a main one in the subjunctive: what was said."""
    if after is None or after.finite is None or after.finite == after.start:
        return False
    return not after.subordinate and after.mood != "indicative"


def unreal(clause: Clause) -> bool:
    """Whether a clause tells what would be or would have been, in a form that a headline has none for."""
    return clause.mood == "conditional" and clause.modal in ("", "be", "have") and not clause.subordinate


def asks(wording: Wording, clause: Clause) -> bool:
    """Whether a clause asks: in a sentence that ends so, or behind a word that opens a question inside another."""
    scene = wording.scene
    if not clause.subordinate:
        return scene.asks(clause)
    first = next((t.text.lower() for t in wording.tokens(clause)), "")
    if first in scene.known.words["whether"]:
        return True
    told = [t for v in clause.verbs if (t := scene.known.verbs.get(v.lemma)) is not None]
    return clause.subordinate == "how" and not any(t.kind in ("statement", "decision") for t in told)


def behind(wording: Wording, clause: Clause) -> Clause | None:
    """The clause that begins right behind the comma that ends a clause."""
    for other in wording.scene.clauses:
        if other.start >= clause.end:
            return other if wording.scene.text(clause.end, other.start).strip() == "," else None
    return None


def _idle(wording: Wording, clause: Clause) -> int:
    """The doubts that an "it" which stands for nothing leaves, or a "one" that is anybody: none are due."""
    words = wording.scene.known.words
    held = [t.text.lower() for t in wording.tokens(clause)]
    void = not words["expletive"].isdisjoint(held) and any(
        v.lemma in words["impersonal"] for v in clause.verbs
    )
    return 2 * (void + (not words["anybody"].isdisjoint(held)))


def _named(wording: Wording, clause: Clause, verb: Verb | None, start: int, end: int) -> str:
    """A stretch of the text, with whom the pronoun means that is the subject of its clause."""
    scene, found = wording.scene, subject(wording, clause, verb)
    if len(found.part) != 1 or found.pronoun or found.empty or not found.part[0].word.pronoun:
        return scene.text(start, end)
    pronoun = found.part[0]
    named = any(e.name == found.text for e in wording.entities if e.type == "person")
    if found.text == pronoun.text or not (named or pronoun.start == start):
        return scene.text(start, end)
    return scene.text(start, pronoun.start) + found.text + scene.text(pronoun.end, end)


def standing(wording: Wording, clause: Clause) -> tuple[str, int]:
    """The words of a clause with its dates, and how many doubts they leave: two, or more where it wants something."""
    found = fields(wording, clause, dated=True)
    finite = wording.finite(clause)
    first, rest, verbs = found.front, found.middle, found.verbs
    if not clause.subordinate and clause.finite is not None and not first:
        first = [verbs[:1]] if verbs and verbs[0].start == clause.start else []  # "shown were also ..."
        verbs = verbs[len(first) :]
    who = "" if first else _going_on(wording, clause)
    whole = bool(first or who)
    if not (first or who) and rest:
        reflexive = wording.scene.known.words["reflexive"]
        at = next((i for i, p in enumerate(rest) if p[0].text.lower() not in reflexive), 0)
        first, rest = rest[at : at + 1], _without(rest, at)
    finite, closing = _split(wording, clause, finite)
    begun = [*first, [finite]] if finite else first
    tail = [verbs, closing]
    doubts = 2 if whole else 3 if clause.finite is not None and not first else 2
    doubts = 3 if clause.subordinate in ("relative", "to") else doubts
    doubts += 3 * asks(wording, clause)
    doubts += 2 * waits(wording, wording.tokens(clause), behind(wording, clause)) - _idle(wording, clause)
    for kept in _shorter(wording, clause, rest, whole=whole):
        text = f"{who} {wording.row([*begun, *kept, *tail])}".strip()
        if len(text) <= LONGEST + MORE:
            return text, doubts
    return text[: LONGEST + MORE].rsplit(" ", 1)[0].rstrip(",;: ") + " …", 4


def _going_on(wording: Wording, clause: Clause) -> str:
    """The subject of the clause before, where a main clause goes on behind it without one of its own; "" else."""
    if clause.subordinate or clause.finite is None:
        return ""
    before = [c for c in wording.scene.clauses if c.start < clause.start and not c.subordinate]
    if all(plural(wording, c) != plural(wording, clause) for c in before):
        return ""
    found = subject(wording, clause, next(iter(clause.verbs), None))
    return "" if found.part else found.text


def _shorter(wording: Wording, clause: Clause, parts: list[Part], *, whole: bool) -> Iterator[list[Part]]:
    """Phrases, then the same without dates where the clause has something in front of its verb (`whole`), then
    without one loose phrase after the other, then without what hangs on their nouns."""
    yield parts
    if whole:
        parts = fields(wording, clause).middle
        yield parts
    frames = [f for v in clause.verbs if (f := wording.scene.known.frames.get(v.lemma))]
    needed = frozenset(p for f in frames for p in f.about)
    while gone := loose(wording, parts, careful=needed):
        parts = [p for i, p in enumerate(parts) if i not in gone]
        yield parts
    yield [head(wording, p) for p in parts]
    while gone := loose(wording, parts):
        parts = [p for i, p in enumerate(parts) if i not in gone]
        yield parts


def sentence(wording: Wording, find: Find) -> tuple[str, int]:
    """The sentence of a claim and the doubts it leaves: what has room, from its beginning or from the clause on."""
    scene = wording.scene
    begin = scene.start if find.end - scene.start <= LONGEST else min(find.clause.start, find.start)
    text = " ".join(scene.text(begin, scene.end).split()).strip(_SIGNS)
    if len(text) <= LONGEST + MORE:
        return text, 1 + (begin != scene.start)
    return text[: LONGEST + MORE].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …", 3 + (begin != scene.start)


def _split(wording: Wording, clause: Clause, finite: Token | None) -> tuple[Token | None, Part]:
    """The finite verb of a subordinate clause without its prefix, and this where a main clause has it."""
    verb = next((v for v in clause.verbs if finite and v.start == finite.start), None)
    forms = present(verb.lemma, wording.scene.outline.pack, False) if verb and clause.subordinate else None
    if not finite or not forms or not forms[2] or not finite.text.startswith(forms[2]):
        return finite, []
    at = finite.start + len(forms[2])
    return replace(finite, start=at, text=finite.text.removeprefix(forms[2])), [
        replace(finite, end=at, text=forms[2])
    ]


def _without(parts: list[Part], at: int) -> list[Part]:
    return [p for i, p in enumerate(parts) if i != at]
