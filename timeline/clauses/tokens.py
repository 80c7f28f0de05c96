"""The words of a sentence with their readings, and which of them are attributes. Lives in the clauses room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.clauses.morphology import MOST, NOTHING, Word, Words, closed, words
from timeline.language import Pack

_TOKEN = re.compile(
    r"([\w,;:()–—-](?:(?<=\w)\w*+(?:[-’'.*]\w++|[,:]\d++)*+|(?<=\()[^()\n]{1,40}\)|(?<=[,;:()–—])|(?<=\s-)(?=\s)))"
)
"""A word, a bracket with what little it holds, or a sign. It begins with one character, so that `re` skips what lies
between."""
_NOUN = (NOTHING, True)
_DASHES = frozenset("–—-")
_QUOTES = frozenset("\"“”„‘'")


@dataclass(slots=True, eq=False)
class Token:
    """A word of a sentence with its readings; `attribute` marks a participle or adjective before its noun."""

    start: int
    end: int
    text: str
    word: Word
    noun: bool
    attribute: bool = False
    behind: bool = False  # ... that stands behind its noun
    last: bool = False  # of its stretch
    doubt: bool = False  # a verb form where a noun is likelier
    agrees: bool = False  # ... that has the number of the noun before it


# signs stand for themselves, wherever they are
_CUTS = {text: Token(-1, -1, text, NOTHING, False) for text in ",;:()–—-"}
_START = Token(-1, -1, "", NOTHING, False)


class Forms(dict[str, tuple[Word, bool] | None]):
    """Each word as written: its readings, and whether it is a noun; None for a sign. Read when it is first asked for.

    `opening` words begin a sentence or a quotation, where a capital tells nothing.
    """

    def __init__(self, known: Words, pack: Pack, *, opening: bool) -> None:
        self._known, self._pack, self._opening = known, pack, opening

    def __missing__(self, text: str) -> tuple[Word, bool] | None:
        if len(self) > MOST:
            self.clear()
        found: tuple[Word, bool] | None
        if not text[0].isupper():
            sign = text in _CUTS or text[0] == "("
            found = None if sign else (self._known[text.lower()], False)
        elif len(text) > 4 and not self._opening:
            found = _NOUN
        else:
            low = text.lower()
            word = self._known[low]
            if self._opening and _guessed(word):
                word = NOTHING  # few sentences begin with a verb
            bare = word.finite and not (word.infinitive or word.participle)
            found = _NOUN if bare and closed(low, self._pack) else (word, not self._opening)
        self[text] = found
        return found


def _guessed(w: Word) -> bool:
    """Whether only its ending makes a word a verb, which is no participle."""
    if not w.verbal or w.known or w.participle or w.auxiliary or w.helper:
        return False
    return not (w.preposition or w.determiner or w.pronoun or w.sure or w.final or w.particle)


@cache
def _readings(pack: Pack) -> tuple[Forms, Forms, bool]:
    """The words that open, all others, and whether a capital tells a noun behind a quotation mark, too."""
    known = words(pack)
    capital = bool(pack.table("clauses").get("capital_nouns"))
    return Forms(known, pack, opening=True), Forms(known, pack, opening=False), capital


def tokens_of(text: str, start: int, end: int, pack: Pack) -> list[list[Token]]:
    """The words of a sentence between its cuts; each list begins with the sign that was cut at."""
    opening, inside, capital = _readings(pack)
    new = Token.__new__
    row = [_START]
    rows = [row]
    forms = opening
    blank = text[start - 1 : start].isspace()  # which before a dash makes it a sign
    behind = start - 1 if blank else start
    pieces = iter(_TOKEN.split(text[behind:end]))
    for between, found in zip(pieces, pieces, strict=False):
        at = behind + len(between)
        behind = at + len(found)
        form = forms[found] if capital or text[at - 1 : at] not in _QUOTES else opening[found]
        if form is not None:
            word, noun = form
            if word.likened and _likened(row):
                word, noun = NOTHING, False
            token = new(Token)  # and filled here: a call of `__init__` would cost twice as much
            token.start = at
            token.end = behind
            token.text = found
            token.word = word
            token.noun = noun
            token.attribute = token.behind = token.last = token.doubt = token.agrees = False
            row.append(token)
            forms = inside
        elif sign := _CUTS.get(found):
            row = [sign]
            rows.append(row)
            if found == ":" or (found in _DASHES and _placed(rows)):
                forms = opening
    return rows


def _likened(row: list[Token]) -> bool:
    """Whether the words before a participle begin a comparison: "as planned", "than originally expected"."""
    if row[-1].word.like:
        return True
    return len(row) > 1 and row[-2].word.like and not row[-1].noun


def _placed(rows: list[list[Token]]) -> bool:
    """Whether what stands before a dash may be the place of a date line: a word or two, maybe with a country."""
    return len(rows) < 4 and all(len(row) < 4 and not any(t.word.verbal for t in row) for row in rows[:-1])


def mark_attributes(tokens: list[Token], telling: Sequence[int], inflected: frozenset[str]) -> None:
    """Mark the participles that stand before their noun, however much lies behind the article; and what is an article
    there, whatever else it may be. `telling` are the places of the telling words, `inflected` the last letters of
    adjectives before their noun."""
    last = len(tokens) - 1
    for i in telling:
        here = tokens[i]
        w = here.word
        if i == last:
            continue
        after = tokens[i + 1]
        if w.infinitive and w.finite and i and after.noun:
            led = tokens[i - 1].word  # no verb follows on an article that no subject has
            here.attribute = led.determiner and not led.pronoun
        if not (w.attributable or w.determiner):
            continue
        if after.word.coordination and _paired(tokens, i, inflected):
            here.attribute = True
        if w.determiner and after.noun:
            here.attribute = True
        if not w.attributable:
            continue
        if after.noun or (
            after.text[-1] in inflected and not _verb(after.word) and _noun_soon(tokens, i + 1)
        ):
            open_ = _governed(tokens, i) or open_article(tokens, i) >= 0 if w.known else i > 0
            here.attribute = open_ or not w.finite


def _verb(w: Word) -> bool:
    """Whether a word is a verb form by more than its ending."""
    return w.verbal and w.known


def _noun_soon(tokens: list[Token], at: int) -> bool:
    """Whether an adjective is followed by a noun."""
    w = tokens[at].word
    return at + 1 < len(tokens) and tokens[at + 1].noun and not w.determiner and not w.preposition


def _paired(tokens: list[Token], at: int, inflected: frozenset[str]) -> bool:
    """Whether a word behind an open article is joined to an adjective before their noun."""
    after = tokens[at + 2 : at + 4]
    if len(after) < 2 or not after[1].noun or after[0].noun or after[0].text[-1] not in inflected:
        return False
    w = after[0].word
    return not (w.verbal or w.determiner or w.preposition) and open_article(tokens, at) >= 0


def _governed(tokens: list[Token], at: int) -> bool:
    """Whether a preposition stands right before a word."""
    w = tokens[at - 1].word if at else NOTHING
    return w.preposition and not w.mark and not w.adverb


def open_article(tokens: list[Token], at: int) -> int:
    """The place of the article before a word that still waits for its noun, -1 where there is none."""
    for i in range(at - 1, -1, -1):
        if tokens[i].word.determiner and not tokens[i].noun and still_open(tokens[i + 1 : at + 1]):
            return i
    return -1


def still_open(between: Sequence[Token]) -> bool:
    """Whether an article still waits for its noun at the last of the tokens behind it: no noun was there yet, or a
    preposition or a year leads them ("the 30 since May delivered buses").
    """
    first = 1 if len(between) > 2 and between[0].text[0].isdigit() and between[1].word.preposition else 0
    if between[first].word.preposition or (len(between) > 1 and is_year(between[0])):
        return True
    return not any(t.noun for t in between[:-1])


def is_year(number: Token) -> bool:
    """Whether a number counts nothing: four digits."""
    return number.text.isdigit() and len(number.text) == 4


def marked(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark of the infinitive stands before a word."""
    return at > 0 and tokens[at - 1].word.mark
