"""Cuts a sentence into stretches and groups these into clauses. Lives in the clauses room; knows no tense.

A stretch lies between commas, colons, dashes and brackets. Clauses nest: a stretch opens a clause, or goes on
with the innermost one that still lacks its verb, or begins a main clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from timeline.clauses.morphology import MOST, NOTHING, Word, Words, words
from timeline.language import Pack

_TOKEN = re.compile(r"\w+(?:[-’'.]\w+|[,:]\d+)*|\([^()\n]{1,40}\)|[,;:()–—]|(?<=\s)-(?=\s)")
_CUTS = frozenset(",;:()–—-")
_QUOTES = frozenset("\"“”„‘'")
_LOOSE = frozenset(",&–—-")


@dataclass(slots=True, eq=False)
class Token:
    """A word of a sentence with its readings; `attribute` marks a participle or adjective before its noun."""

    start: int
    end: int
    text: str
    word: Word
    noun: bool
    attribute: bool = False
    last: bool = False  # of its stretch
    doubt: bool = False  # a verb form where a noun is likelier


@dataclass(slots=True)
class Stretch:
    """Words between two cuts; `cut` is the sign before them, `finite` the place of the finite verb or -1."""

    tokens: list[Token]
    cut: str
    finite: int = -1
    soft: bool = False
    opener: str = ""
    shared: bool = False  # its subject is the one of the clause before


@dataclass(slots=True, eq=False)
class Group:
    """The stretches of one clause, and the clause that it hangs on."""

    stretches: list[Stretch]
    subordinate: str = ""
    parent: Group | None = None
    complete: bool = False


class Forms(dict[str, tuple[Word, bool] | None]):
    """Each word as written: its readings, and whether it is a noun; None for a sign. Read when it is first asked for.

    `opening` words begin a sentence or a quotation, where a capital tells nothing.
    """

    def __init__(self, known: Words, *, opening: bool) -> None:
        self._known, self._opening = known, opening

    def __missing__(self, text: str) -> tuple[Word, bool] | None:
        if len(self) > MOST:
            self.clear()
        if text in _CUTS or text[0] == "(":
            self[text] = None
            return None
        noun = text[0].isupper() and not self._opening
        word = NOTHING if noun and len(text) > 4 else self._known[text.lower()]
        found = self[text] = word, noun and not word.subject
        return found


@cache
def _forms(pack: Pack) -> tuple[Forms, Forms, bool]:
    """The words that open, all others, and whether a capital tells a noun behind a quotation mark, too."""
    known = words(pack)
    capital = bool(pack.table("clauses").get("capital_nouns"))
    return Forms(known, opening=True), Forms(known, opening=False), capital


def tokens_of(text: str, start: int, end: int, pack: Pack) -> list[list[Token]]:
    """The words of a sentence between its cuts; each list begins with the sign that was cut at."""
    opening, inside, capital = _forms(pack)
    row = [Token(start, start, "", NOTHING, False)]
    rows = [row]
    first = True
    for m in _TOKEN.finditer(text, start, end):
        found = m[0]
        at, behind = m.span()
        form = (opening if first or (not capital and text[at - 1 : at] in _QUOTES) else inside)[found]
        if form is not None:
            row.append(Token(at, behind, found, *form))
            first = False
        elif found in _CUTS:
            row = [Token(at, behind, found, NOTHING, False)]
            rows.append(row)
            first = first or found == ":"
    return rows


def stretches_of(rows: list[list[Token]], verb_last: bool) -> list[Stretch]:
    """The stretches of a sentence; one with two finite verbs is cut at the conjunction between them.

    Where the verb does not stand last in a subordinate clause, it is cut at the word that opens one, too.
    """
    found: list[Stretch] = []
    for sign, *tokens in rows:
        mark_attributes(tokens)
        cut = sign.text
        for piece in _halves(tokens, verb_last):
            if piece:
                stretch = Stretch(piece, cut)
                piece[-1].last = True
                stretch.finite, stretch.soft = finite_at(piece)
                stretch.opener = opener_of(stretch, not found, verb_last)
                stretch.shared = not verb_last and cut == "&" and stretch.finite == 1
                found.append(stretch)
                cut = "&"
    return found


def mark_attributes(tokens: list[Token]) -> None:
    """Mark the participles that stand before their noun, however much lies behind the article."""
    for here, after in pairwise(tokens):
        w = here.word
        if not w.attributable or here.noun:
            continue
        if after.noun or (after.text[-1:] in "enrms" and not after.word.verbal and _noun_soon(tokens, after)):
            here.attribute = not w.finite or (
                _open_article(tokens, here) if w.known else tokens[0] is not here
            )


def _noun_soon(tokens: list[Token], after: Token) -> bool:
    """Whether an adjective is followed by a noun."""
    at = tokens.index(after) + 1
    return at < len(tokens) and tokens[at].noun and not after.word.determiner and not after.word.preposition


def _open_article(tokens: list[Token], here: Token) -> bool:
    """Whether an article before the word still waits for its noun."""
    at = tokens.index(here)
    for i in range(at - 1, -1, -1):
        if not tokens[i].word.determiner or tokens[i].noun:
            continue
        between = tokens[i + 1 : at]
        if not any(t.noun for t in between):
            return True
        if between[0].word.preposition or between[0].text[0].isdigit():
            return True
    return False


def _halves(tokens: list[Token], verb_last: bool) -> list[list[Token]]:
    """Tokens cut at each conjunction that has a finite verb on either side."""
    pieces, begin = [], 0
    joints = [i for i, t in enumerate(tokens) if t.word.coordination]
    if not verb_last:
        joints = [i for i, t in enumerate(tokens) if t.word.coordination or _opens(tokens, i)]
    for i, end in zip(joints, [*joints[1:], len(tokens)], strict=False):
        if i > begin:
            left, right = finite_at(tokens[begin:i]), finite_at(tokens[i + 1 : end])
            if (
                left[0] >= 0
                and right[0] >= 0
                and not (right[1] and left[1] is False and _needs(tokens[begin:i]))
            ):
                pieces.append(tokens[begin:i])
                begin = i
    return [*pieces, tokens[begin:]]


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a word may open a clause in the middle of a stretch."""
    w, before = tokens[i].word, tokens[i - 1].word
    led = i > 0 and (before.sure or before.final or before.coordination)
    return bool(w.sure or w.final or w.subject) and not led


def _needs(tokens: list[Token]) -> bool:
    """Whether an auxiliary among the tokens leaves room for another participle or infinitive."""
    return any(t.word.auxiliary and not t.noun for t in tokens)


def finite_at(tokens: list[Token]) -> tuple[int, bool]:
    """The place of the finite verb, or -1, and whether it may as well be a participle or infinitive."""
    doubtful, plural, guess, doubted = -1, -1, -1, -1
    single = len(tokens) == 1 and tokens[0].text[:1].isupper()
    verbal = [i for i, t in enumerate(tokens) if t.word.verbal and not t.noun]
    for i in () if single else verbal:
        t = tokens[i]
        w = t.word
        if t.attribute:
            continue
        if t.doubt:
            doubted = i if doubted < 0 and _governs(tokens, i) else doubted
        elif w.auxiliary:
            if not w.helper:
                return i, False
            if plural < 0 and not _marked(tokens, i):
                plural = i
        elif w.finite and not (not w.known and i + 1 < len(tokens) and tokens[i + 1].noun):
            if not w.known:
                guess = i if guess < 0 else guess
            elif w.participle or w.infinitive:
                doubtful = i if doubtful < 0 and not _marked(tokens, i) else doubtful
            elif plural < 0:
                return i, False
    if plural >= 0:
        return plural, False
    for i in verbal:
        if tokens[i].word.marked or (tokens[i].word.helper and _closing(tokens, i)):
            return -1, False
    return next((i for i in (doubtful, guess, doubted) if i >= 0), -1), True


def _closing(tokens: list[Token], i: int) -> bool:
    """Whether a "have" or "be" is marked and behind its participle."""
    ahead = i + 1 < len(tokens) and tokens[i + 1].word.participle
    return _marked(tokens, i) and not ahead


def _governs(tokens: list[Token], i: int) -> bool:
    """Whether what follows on a word is what follows on a verb: an object, or the mark of an infinitive."""
    if i + 1 >= len(tokens):
        return bool(tokens[0].word.sure)  # a clause that was opened needs one
    after = tokens[i + 1]
    return after.noun or after.word.determiner or after.word.mark or bool(after.word.sure)


def _marked(tokens: list[Token], i: int) -> bool:
    """Whether the mark of the infinitive stands before a word."""
    return i > 0 and tokens[i - 1].word.mark and not tokens[i].noun


def opener_of(stretch: Stretch, first: bool, verb_last: bool) -> str:
    """The class of the subordinate clause that a stretch opens, or ""."""
    tokens = stretch.tokens
    lead = [t for t in tokens[:4] if not t.word.coordination or t.word.sure]
    if not lead:
        return ""
    for t in lead[:3]:
        if t.word.sure and not t.noun:
            return t.word.sure
    if stretch.finite < 0 and any(
        (t.word.marked or ((t.word.infinitive or t.word.helper == "infinitive") and _marked(tokens, i)))
        and not t.noun
        for i, t in enumerate(tokens)
    ):
        return "to"
    start = lead[0].word
    second = lead[1].word if len(lead) > 1 else NOTHING
    kind = start.final or (second.final if start.preposition and second.final == "relative" else "")
    if not verb_last:
        if stretch.cut == "&" and tokens[0].word.subject:
            return "that"
        return kind if stretch.finite > 0 and not (first and kind == "relative") else ""
    last = len(tokens) - 1
    at_end = stretch.finite >= 0 and stretch.finite >= last - (tokens[last].word.helper != "")
    if kind and not (kind == "relative" and (first or stretch.cut not in _LOOSE)):
        if at_end:
            return kind
        if stretch.finite < 0 and kind == "relative" and stretch.cut == ",":
            return "open"
    return ""


def groups_of(stretches: list[Stretch], verb_second: bool) -> list[Group]:
    """The clauses of a sentence, in the order in which they begin."""
    found: list[Group] = []
    here: Group | None = None
    for i, s in enumerate(stretches):
        if verb_second and i == 0 and _condition(stretches):
            s.opener = "if"
        if (
            s.opener == "relative"
            and _doubtful(s)
            and here
            and _hungry(here)
            and not any(map(_closes, stretches[i + 1 :]))
        ):
            s.opener = ""
        here = _place(s, here, found)
    for group in [g for g in found if g.subordinate == "open" and not g.complete]:
        _dissolve(group, found)
    return found


def _doubtful(s: Stretch) -> bool:
    """Whether the finite verb of a stretch may as well be a participle or an infinitive."""
    w = s.tokens[s.finite].word
    return s.soft and s.finite >= 0 and w.known and (w.participle or w.infinitive)


def _closes(s: Stretch) -> bool:
    """Whether a stretch may bring the participle or infinitive that an auxiliary before it waits for."""
    last = s.tokens[-1].word
    return last.participle or last.infinitive or last.helper != ""


def _dissolve(group: Group, found: list[Group]) -> Group:
    """Give the stretches of what was an apposition, not a relative clause, to the clause around it."""
    assert group.parent is not None
    group.parent.stretches.extend(group.stretches)
    group.parent.stretches.sort(key=lambda s: s.tokens[0].start)
    found.remove(group)
    return group.parent


def _condition(stretches: list[Stretch]) -> bool:
    """Whether a sentence opens with its verb and goes on with another: "Should it rain, ..."."""
    first = stretches[0]
    if first.finite != 0 or first.opener or len(first.tokens) < 2:
        return False
    return any(s.finite == 0 and s.cut == "," and not s.opener for s in stretches[1:])


def _place(s: Stretch, here: Group | None, found: list[Group]) -> Group:
    """Put a stretch where it belongs; gives the clause that the next stretch is read in."""
    if s.opener and not (s.opener == "open" and (here is None or here.subordinate == "open")):
        parent = here
        if here is not None and s.cut == "&" and here.subordinate:
            parent = here.parent
        group = Group([s], s.opener, parent, s.finite >= 0 or s.opener == "to")
        found.append(group)
        return group
    if here is None or s.cut == ";":
        found.append(Group([s], "", None, s.finite >= 0))
        return found[-1]
    if s.shared and here.subordinate:
        found.append(Group([s], here.subordinate, here.parent, True))
        return found[-1]
    if _apposed(s) and not _hungry(here):
        group = Group([s], "participle", here, True)
        found.append(group)
        return group
    if s.finite < 0:
        target = _waiting(here) or (here.parent if here.parent is not None and _closed(here) else here)
        target.stretches.append(s)
        return target
    if here.subordinate == "open" and not here.complete:
        if s.finite == len(s.tokens) - 1:
            here.subordinate, here.complete = "relative", True
            here.stretches.append(s)
            return here
        here = _dissolve(here, found)
    waiting = _waiting(here)
    if waiting is None and s.soft and _final(s) and (hungry := _hungry(here)):
        waiting = hungry
    if waiting is not None and s.cut != ":":
        waiting.complete = True
        waiting.stretches.append(s)
        return waiting
    if s.cut == "&" and here.subordinate and (s.finite == len(s.tokens) - 1 or here.stretches[0].finite == 0):
        group = Group([s], here.subordinate, here.parent, True)
    else:
        group = Group([s], "", None, True)
    found.append(group)
    return group


def _apposed(s: Stretch) -> bool:
    """Whether a stretch is a participle with its words, set off by commas: "built in 1974"."""
    last = s.tokens[-1].word
    verbal = [t for t in s.tokens if t.word.auxiliary or t.word.helper]
    return s.cut == "," and len(s.tokens) > 1 and last.participle and last.known and not verbal and _alone(s)


def _alone(s: Stretch) -> bool:
    """Whether a stretch has no finite verb but the participle at its end."""
    return s.finite < 0 or s.finite == len(s.tokens) - 1


def _final(s: Stretch) -> bool:
    """Whether nothing but helpers stands behind the finite verb of a stretch."""
    return all(t.word.helper and not t.noun for t in s.tokens[s.finite + 1 :])


def _closed(here: Group) -> bool:
    """Whether a subordinate clause has come to its verb at the end."""
    last = here.stretches[-1]
    return bool(here.subordinate) and (here.subordinate == "to" or last.finite == len(last.tokens) - 1)


def _waiting(here: Group | None) -> Group | None:
    """The innermost clause around that still lacks its finite verb."""
    while here is not None:
        if not here.complete:
            return here
        here = here.parent
    return None


def _hungry(here: Group | None) -> Group | None:
    """The innermost clause around whose auxiliary still lacks its participle or infinitive."""
    while here is not None:
        tokens = [t for s in here.stretches for t in s.tokens if not t.noun and not t.attribute]
        if any(t.word.auxiliary for t in tokens) and not any(
            (t.word.participle or t.word.infinitive) and not t.word.auxiliary for t in tokens
        ):
            return here
        here = here.parent
    return None
