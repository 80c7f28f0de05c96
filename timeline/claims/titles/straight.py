"""A title from the words of a clause as they stand, for a language that keeps verb and object together.

Lives in claims/titles.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.titles.parts import bare
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.clauses import Token
from timeline.values import Clause

_BACK = 2
"""Sentences that a pronoun may reach back."""


def straight(wording: Wording, clause: Clause) -> Iterator[tuple[str, int]]:
    """The words of a clause, without dates and fillers, under the subject that a pronoun stands for."""
    words = wording.scene.known.words
    kept: list[Token] = []
    gone = False
    for t in wording.unplaced(clause):
        if wording.dated(t):
            gone = True
            led = kept and kept[-1].word.preposition and kept[-1].text.lower() not in words["link"]
            while kept and (kept[-1].text.lower() in words["link"] or led):
                kept.pop()
                led = False
        elif gone and t.text.lower() in words["closing"]:
            continue
        elif kept and t.word.determiner and t.text.istitle():
            break  # a sentence of its own
        elif t.text.lower() not in words["filler"]:
            kept.append(t)
    while len(kept) > 1 and (
        kept[0].word.coordination
        or kept[0].word.sure
        or kept[0].word.final
        or kept[0].text.lower() in words["pointless"]
        or (kept[0].text.lower() in words["fronting"] and kept[1].word.pronoun)
    ):
        kept.pop(0)
    while len(kept) > 1 and kept[-1].end - kept[0].start > LONGEST:
        late = [i for i, t in enumerate(kept) if t.word.preposition and i > 1]
        del kept[late[-1] if late else -1 :]
    while len(kept) > 1 and _dangling(wording, kept[-1]):
        kept.pop()
    if not kept:
        return
    bodiless = _bodiless(kept, clause)
    who = _subject(wording, clause, _BACK) if bodiless else ""
    text = f"{who} {wording.words(kept)}".strip() if who else wording.words(bare(kept))
    yield text, 2 * (bodiless and not who)


def _dangling(wording: Wording, token: Token) -> bool:
    """Whether a word cannot stand at the end."""
    w = token.word
    low = token.text.lower()
    return bool(
        w.preposition or w.determiner or w.coordination or low in wording.scene.known.words["dangling"]
    )


def _bodiless(kept: list[Token], clause: Clause) -> bool:
    """Whether a clause begins with its verb: its subject was a pronoun, or stands elsewhere."""
    verbs = {v.start for v in clause.verbs} | ({clause.finite} if clause.finite is not None else set())
    return kept[0].start in verbs


def _subject(wording: Wording, clause: Clause, back: int) -> str:
    """What stands before the verb of a clause, or of the clause or the sentence before it where that is a pronoun."""
    scene = wording.scene
    before = [c for c in scene.clauses if c.start < clause.start and c.finite is not None]
    if clause.subordinate == "relative" and before:
        return _lead(wording, before[-1], clause.start)
    for other in reversed(scene.clauses):
        if other.start >= clause.start:
            continue
        if other.finite is None and not other.verbs:
            return wording.words(bare(wording.unplaced(other)))
        if not other.subordinate and (found := _lead(wording, other, other.finite or other.start)):
            return found
    if back and scene.index:
        there = wording.sentence(scene.index - 1)
        for other in there.scene.clauses:
            if not other.subordinate and other.finite is not None:
                return _lead(there, other, other.finite) or _subject(there, other, back - 1)
    return ""


def _lead(wording: Wording, clause: Clause, end: int) -> str:
    """The noun phrase of a clause right before an offset; "" where there is none."""
    filler = wording.scene.known.words["filler"]
    tokens = [t for t in wording.unplaced(clause) if t.end <= end and not wording.dated(t)]
    verbs = [
        i
        for i, t in enumerate(tokens)
        if t.start in {v.start for v in clause.verbs} or t.start == clause.finite
    ]
    tokens = tokens[verbs[-1] + 1 :] if verbs else tokens
    tokens = [t for t in tokens if t.text.lower() not in filler and not t.word.coordination]
    while tokens and (tokens[0].word.preposition or tokens[0].word.sure):
        tokens = tokens[1:]
    return wording.words(tokens) if any(not t.word.pronoun for t in tokens) else ""
