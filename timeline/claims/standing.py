"""A title from the words of a clause as they stand, where nothing else is sure. Lives in the claims room.

A main clause keeps its order; a subordinate one gets its verb behind its first phrase, which is right whatever that
phrase is. What is too long loses phrases from within, and only then its end.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.fields import fields
from timeline.claims.find import Find
from timeline.claims.phrases import Part
from timeline.claims.wording import LONGEST, MORE, Wording
from timeline.clauses import Token, present
from timeline.values import Clause

_SIGNS = " .!?:;,–-„“”»«\"'"
"""What a sentence may begin or end with that is none of its words."""


def standing(wording: Wording, clause: Clause) -> tuple[str, int]:
    """The words of a clause with its dates, and how many doubts they leave: one, or two where the end is cut."""
    found = fields(wording, clause, dated=True)
    finite = wording.finite(clause)
    first, rest = found.front, found.middle
    if not first and rest:
        reflexive = wording.scene.known.words["reflexive"]
        at = next((i for i, p in enumerate(rest) if p[0].text.lower() not in reflexive), 0)
        first, rest = rest[at : at + 1], _without(rest, at)
    finite, closing = _split(wording, clause, finite)
    while True:
        head = [*first, [finite]] if finite else first
        text = wording.row([*head, *rest, found.verbs, closing])
        loose = next((i for i, p in enumerate(rest[:-1]) if p[0].word.preposition), None)
        if len(text) <= LONGEST or (loose is None and len(text) <= LONGEST + MORE):
            return text, 3 if clause.subordinate in (
                "relative",
                "to",
            ) else 1 if found.front else 3 if clause.finite is not None and not first else 2
        if loose is None:
            break
        rest = _without(rest, loose)
    return text[: LONGEST + MORE].rsplit(" ", 1)[0].rstrip(",;: ") + " …", 3


def sentence(wording: Wording, find: Find) -> tuple[str, int]:
    """The sentence of a claim and the doubts it leaves: what has room, from its beginning or from the clause on."""
    scene = wording.scene
    begin = scene.start if find.end - scene.start <= LONGEST else min(find.clause.start, find.start)
    text = " ".join(scene.text(begin, scene.end).split()).strip(_SIGNS)
    if len(text) <= LONGEST + MORE:
        return text, 1 + (begin != scene.start)
    return text[: LONGEST + MORE].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …", 2 + (begin != scene.start)


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
