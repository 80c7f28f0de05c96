"""Cuts a sentence into stretches. Lives in the clauses room; knows no tense.

A stretch lies between commas, colons, dashes and brackets; it has one finite verb or none.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.clauses.morphology import NOTHING
from timeline.clauses.tokens import Token, mark_attributes, marked

_LOOSE = frozenset(",&–—-")
Piece = tuple[list[Token], list[int]]
"""Tokens, and the places of the telling ones among them."""


@dataclass(slots=True, eq=False)
class Stretch:
    """Words between two cuts; `cut` is the sign before them, `finite` the place of the finite verb or -1.

    `telling` are the places of its telling words: few, so that what looks for one looks there.
    """

    tokens: list[Token]
    telling: list[int]
    cut: str
    finite: int = -1
    soft: bool = False
    opener: str = ""
    shared: bool = False  # its subject is the one of the clause before


def stretches_of(rows: list[list[Token]], verb_last: bool, inflected: frozenset[str]) -> list[Stretch]:
    """The stretches of a sentence; one with two finite verbs is cut at the conjunction between them.

    Where the verb does not stand last in a subordinate clause, it is cut at the word that opens one, too.
    `inflected` are the last letters of adjectives before their noun.
    """
    found: list[Stretch] = []
    for sign, *tokens in rows:
        if not tokens:
            continue
        telling = [i for i, t in enumerate(tokens) if t.word.telling]
        mark_attributes(tokens, telling, inflected)
        cut = sign.text
        for piece, places in _halves(tokens, telling, verb_last):
            stretch = Stretch(piece, places, cut)
            piece[-1].last = True
            stretch.finite, stretch.soft = finite_at(piece, places)
            stretch.opener = opener_of(stretch, verb_last)
            stretch.shared = not verb_last and cut == "&" and stretch.finite == 1
            found.append(stretch)
            cut = "&"
    return found


def _halves(tokens: list[Token], telling: list[int], verb_last: bool) -> list[Piece]:
    """Tokens, and the places of the telling ones, cut at each conjunction that has a finite verb on either side."""
    if verb_last:
        joints = [i for i in telling if tokens[i].word.coordination]
    else:
        joints = [
            i for i, t in enumerate(tokens) if t.word.coordination or _opens(tokens, i) or _content(tokens, i)
        ]
    if not joints:
        return [(tokens, telling)]
    pieces, begin = [], 0
    for i, end in zip(joints, [*joints[1:], len(tokens)], strict=True):
        if i > begin:
            before, behind = _piece(tokens, telling, begin, i), _piece(tokens, telling, i + 1, end)
            if _apart(before, behind, tokens[i]):
                pieces.append(before)
                begin = i
    return [*pieces, _piece(tokens, telling, begin, len(tokens))]


def _piece(tokens: list[Token], telling: list[int], begin: int, end: int) -> Piece:
    """The tokens from one place to another, and the places of the telling ones among them."""
    return tokens[begin:end], [i - begin for i in telling if begin <= i < end]


def _apart(before: Piece, behind: Piece, joint: Token) -> bool:
    """Whether a joint stands between two clauses: each has a finite verb, and neither completes the other's."""
    (left, _), (right, _) = before, behind
    at, soft = finite_at(*behind)
    if at < 0 or finite_at(*before)[0] < 0 or _completes(left, right, at):
        return False
    return not (soft and _needs(left, joint)) or _active(left, right, at)


def _completes(left: list[Token], right: list[Token], finite: int) -> bool:
    """Whether the last word behind a conjunction is the infinitive that a modal verb before it waits for."""
    if finite != len(right) - 1 or right[finite].word.helper != "infinitive":
        return False
    modal = [t for t in left if t.word.auxiliary and t.word.auxiliary[0] not in ("have", "be")]
    rest = [t.word for t in left if not t.noun and t not in modal]
    return bool(modal) and not any(w.helper or (w.infinitive and w.known) for w in rest)


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a word may open a clause in the middle of a stretch."""
    w, before = tokens[i].word, tokens[i - 1].word
    led = i > 0 and (before.sure or before.final or before.coordination)
    return bool(w.sure or w.final or w.subject) and not led


def _content(tokens: list[Token], i: int) -> bool:
    """Whether what somebody said may begin with a word, with its subject: right behind the verb, behind a day ("said on
    Monday the"), or behind whom it was told."""
    t = tokens[i]
    if t.word.preposition or t.word.verbal:
        return False
    away = next((n for n in (1, 2, 3) if n <= i and tokens[i - n].word.reports), 0)
    if away == 2:
        return tokens[i - 1].word is NOTHING
    if away == 3 and not (tokens[i - 2].word.preposition and tokens[i - 1].text[0].isupper()):
        return False
    known = t.word.determiner or t.text[0].isupper() or t.text[0].isdigit()
    return away > 0 and (
        known or (t.word is NOTHING and any(x.word.auxiliary for x in tokens[i + 1 : i + 5]))
    )


def _needs(tokens: list[Token], joint: Token) -> bool:
    """Whether an auxiliary among the tokens has room for a participle or infinitive behind a joint: another one
    behind a conjunction, the first one behind the word that opens a clause."""
    at = next((i for i, t in enumerate(tokens) if t.word.auxiliary), None)
    if at is None:
        return False
    return joint.word.coordination or not any(t.word.participle for t in tokens[at + 1 :])


def _active(left: list[Token], right: list[Token], finite: int) -> bool:
    """Whether what could be a participle behind "and" is no second passive: it cannot be one, or has an object."""
    if not any(t.word.auxiliary and t.word.auxiliary[0] == "be" for t in left):
        return False
    after = right[finite + 1].word if finite + 1 < len(right) else NOTHING
    return right[finite].word.active or (after.determiner and right[finite].word.finite == "past")


def finite_at(tokens: list[Token], telling: list[int]) -> tuple[int, bool]:
    """The place of the finite verb, or -1, and whether it may as well be a participle or infinitive."""
    verbal = [i for i in telling if tokens[i].word.verbal and not tokens[i].noun]
    if not verbal:
        return -1, True
    first: dict[str, int] = {}  # of each kind of forms that may be finite
    single = len(tokens) == 1 and tokens[0].text[:1].isupper()
    for i in () if single else verbal:
        t, w = tokens[i], tokens[i].word
        if t.attribute:
            continue
        if t.doubt:
            if _governs(tokens, i):
                first.setdefault("doubted", i)
            if t.agrees:
                first.setdefault("agreeing", i)
        elif w.auxiliary and not w.helper:
            return i, False
        elif w.auxiliary or (w.finite and w.known and (w.participle or w.infinitive)):
            if not marked(tokens, i):
                first.setdefault("plural" if w.auxiliary else "known", i)
        elif w.finite and w.known:
            if "plural" not in first and not (t.text[:1].isupper() and _followed(tokens, verbal)):
                return i, False
        elif w.finite and not (i + 1 < len(tokens) and tokens[i + 1].noun):
            first.setdefault("guessed", i)
    if "plural" in first:
        return first["plural"], False
    if any(tokens[i].word.marked or (tokens[i].word.helper and _closing(tokens, i)) for i in verbal):
        return -1, False
    return next(
        (first[kind] for kind in ("known", "guessed", "doubted", "agreeing") if kind in first), -1
    ), True


def _followed(tokens: list[Token], verbal: list[int]) -> bool:
    """Whether a finite verb stands behind the first word: then that is a noun that is spelt like one ("Rede war …")."""
    words = [tokens[i].word for i in verbal if i and not tokens[i].attribute]
    return any(not (w.helper or w.participle or w.infinitive) for w in words)


def _closing(tokens: list[Token], i: int) -> bool:
    """Whether a "have" or "be" is marked and stands behind its participle."""
    ahead = i + 1 < len(tokens) and tokens[i + 1].word.participle
    return marked(tokens, i) and not ahead


def _governs(tokens: list[Token], i: int) -> bool:
    """Whether what follows on a word is what follows on a verb: an object, or the mark of an infinitive."""
    if i + 1 >= len(tokens):
        return bool(tokens[0].word.sure)  # a clause that was opened needs one
    after = tokens[i + 1]
    return after.noun or after.word.determiner or after.word.mark or bool(after.word.sure)


def opener_of(stretch: Stretch, verb_last: bool) -> str:
    """The class of the subordinate clause that a stretch opens, or ""."""
    tokens = stretch.tokens
    lead = [t for t in tokens[:4] if not t.word.coordination]
    if not lead:
        return ""
    for t in lead[:3]:
        if t.word.sure and not t.noun:
            return t.word.sure
    if stretch.finite < 0:
        for i in stretch.telling:
            w = tokens[i].word
            bare = w.infinitive or w.helper == "infinitive"
            if w.marked or (bare and marked(tokens, i)):
                return "to"
    start = lead[0].word
    second = lead[1].word if len(lead) > 1 else NOTHING
    kind = start.final or (second.final if start.preposition and second.final == "relative" else "")
    if not verb_last:
        if kind or stretch.cut != "&" or tokens[0].word.coordination:
            return kind if stretch.finite > 0 else ""
        return "that"  # what somebody said
    last = len(tokens) - 1
    at_end = stretch.finite >= last - (tokens[last].word.helper != "")
    if kind and not (kind == "relative" and stretch.cut not in _LOOSE):
        if at_end:
            return kind
        if stretch.finite < 0 and kind == "relative" and stretch.cut == ",":
            return "open"
    return ""
