"""A title from the words of a clause as they stand, for a language that keeps verb and object together.

Lives in claims/titles.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.titles.parts import bare
from timeline.claims.titles.verbatim import WHOLE, bracketless, cut
from timeline.claims.titles.wording import Wording
from timeline.clauses import Token
from timeline.values import Clause

_SIGNS = ("%", "°", "€")
"""Signs behind a number that belong to it."""
_BACK = 2
"""Sentences that a pronoun may reach back."""


def straight(wording: Wording, clause: Clause) -> Iterator[tuple[str, int]]:
    """The words of a clause without dates at its edges, under the subject that a pronoun stands for."""
    tokens = wording.unplaced(clause)
    stop = next((i for i, t in enumerate(tokens) if i and t.word.determiner and t.text.istitle()), None)
    kept = _undated(wording, _begun(wording, clause, tokens[:stop]))
    if not kept:
        return
    bodiless = _bodiless(kept, clause)
    who = _subject(wording, clause, _BACK) if bodiless else ""
    text = f"{who} {_written(wording, kept)} {_content(wording, clause)}".strip()
    yield (text if len(text) <= WHOLE else cut(text, WHOLE)), 2 * (bodiless and not who)


def _written(wording: Wording, tokens: list[Token]) -> str:
    """Words as the text has them, with the sign that belongs to a number at their end."""
    end = tokens[-1].end
    return bracketless(wording, tokens[0].start, end + (wording.scene.text(end, end + 1) in _SIGNS))


def _content(wording: Wording, clause: Clause) -> str:
    """What somebody says, in the clause right behind the one that says so."""
    behind = (c for c in wording.scene.clauses if c.subordinate == "that" and 0 <= c.start - clause.end <= 1)
    said = next(behind, None)
    tokens = _undated(wording, wording.unplaced(said)) if said else []
    return _written(wording, tokens) if tokens else ""


def _begun(wording: Wording, clause: Clause, tokens: list[Token]) -> list[Token]:
    """Words without those before the subject that say nothing, or only when."""
    words = wording.known.words
    idle = words["pointless"] - words["first_person"] | words["filler"]
    comma = next((i for i, t in enumerate(tokens) if t.last), -1)
    front = tokens[: comma + 1]
    leads = front and (wording.dated(front[0]) or front[0].word.preposition or front[0].word.sure)
    if leads and any(map(wording.dated, front)) and front[-1].start < (clause.finite or 0):
        tokens = tokens[comma + 1 :]
    while len(tokens) > 1 and (
        tokens[0].word.coordination
        or tokens[0].word.sure
        or tokens[0].word.final
        or tokens[0].text.lower() in idle
        or (tokens[0].text.lower() in words["fronting"] and tokens[1].word.pronoun)
    ):
        tokens = tokens[1:]
    return tokens


def _undated(wording: Wording, tokens: list[Token]) -> list[Token]:
    """Words without a date at their end and what leads to it."""
    words, end = wording.known.words, len(tokens)
    while end > 1 and (wording.dated(tokens[end - 1]) or tokens[end - 1].text.lower() in words["closing"]):
        end -= 1
    if end < len(tokens) and not wording.dated(tokens[end]):
        return tokens
    while 1 < end < len(tokens) and (
        tokens[end - 1].text.lower() in words["link"] or _dangling(wording, tokens[end - 1])
    ):
        verb, low = tokens[end - 2].word, tokens[end - 1].text.lower()
        if tokens[end - 1].word.preposition and verb.finite and low not in words["link"]:
            break  # it belongs to the verb: "broke down"
        end -= 1
        if tokens[end].text.lower() in words["unfinished"]:
            return tokens
    return tokens[:end]


def _dangling(wording: Wording, token: Token) -> bool:
    """Whether a word cannot stand at the end."""
    w = token.word
    low = token.text.lower()
    return bool(w.preposition or w.determiner or w.coordination or low in wording.known.words["dangling"])


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
    filler = wording.known.words["filler"]
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
    if all(t.word.pronoun for t in tokens):
        return ""
    inserted = tokens[-1].last and any(t.last for t in tokens[:-1])
    return bracketless(wording, tokens[0].start, tokens[-1].end) + "," * inserted
