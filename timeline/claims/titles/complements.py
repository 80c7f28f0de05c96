"""The clause behind another that tells what its verb is about, for titles. Lives in claims/titles.

An infinitive or a clause with "that" stays as the text has it where there is room; else it ends at its verb, and then
loses its dates and one loose phrase after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.titles.fields import fields
from timeline.claims.titles.fitting import loose
from timeline.claims.titles.wording import Wording
from timeline.values import Clause


def complement(wording: Wording, clause: Clause, after: Clause, room: int, *, wide: bool) -> str:
    """The clause `after` that of a verb with the comma before it, in at most `room` characters; "" where it has none.

    It is an infinitive, or, where the headline says nothing else (`wide`), a clause with "that".
    """
    if after.subordinate != "to" and not (wide and after.subordinate == "that"):
        return ""
    if clause.subordinate == "relative" and after.subordinate == "to":
        return ""  # it goes on with the clause around
    if wording.tokens(after)[0].text.lower() in wording.known.words["purposes"]:
        return ""
    inner = following(wording, after)
    if inner is not None and inner.subordinate == "to" and waited(wording, inner):
        whole = wording.scene.text(after.start, inner.end)
        return f", {whole}" if len(whole) + 2 <= room else ""
    text = next((text for text in _shorter(wording, after) if len(text) + 2 <= room), "")
    return f", {text}" if text else ""


def _shorter(wording: Wording, clause: Clause) -> Iterator[str]:
    """A clause as the text has it, then without dates and one loose phrase after the
    other."""
    if len(clause.parts) == 1:
        yield wording.scene.text(clause.start, clause.end)
    tokens, verbs = wording.tokens(clause), [v.end for v in clause.verbs]
    if not verbs:
        return
    opening = [t for t in tokens[:1] if t.word.sure]
    found = fields(wording, clause)
    closing = [*found.verbs, *[t for t in tokens if t.start == clause.finite]]
    frames = [f for v in clause.verbs if (f := wording.known.frames.get(v.lemma))]
    needed = frozenset(p for f in frames for p in f.about)
    parts, placed = found.middle, any("p" in f.needs for f in frames)
    while parts:
        row = sorted([*(t for p in parts for t in p), *closing], key=lambda t: t.start)
        yield wording.words([*opening, *row])
        gone = loose(wording, parts, needed)
        if not gone or (len(parts) - 1 in gone and placed):
            return
        parts = [p for i, p in enumerate(parts) if i not in gone]


def waited(wording: Wording, clause: Clause) -> bool:
    """Whether the clause behind another is what that waits for: an infinitive, a clause with "that", a question."""
    first = next((t.text.lower() for t in wording.tokens(clause)), "")
    if clause.subordinate == "to":
        return first not in wording.known.words["purposes"]
    return clause.subordinate == "that" or first in wording.known.words["question"]


def announces(wording: Wording, clause: Clause) -> bool:
    """Whether a word of a clause points at the one behind it, which the headline has not: "begins with it, to ..."."""
    known = wording.known.words["announced"]
    return any(t.text in known for t in wording.tokens(clause)[1:])


def following(wording: Wording, clause: Clause) -> Clause | None:
    """The clause right behind the comma that ends a clause, or ends it but for what is added behind."""
    clauses = wording.scene.clauses
    after = next(iter(clauses[clauses.index(clause) + 1 :]), None)
    if after is None:
        return None
    told = max([clause.finite or 0, *[v.particle[1] if v.particle else v.end for v in clause.verbs]])
    end = max([b for _, b in clause.parts if b <= after.start], default=clause.end)
    return after if after.start >= told and wording.scene.text(end, after.start).strip() == "," else None
