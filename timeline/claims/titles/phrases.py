"""The noun phrases of a clause, for titles: where one ends, and which belong together.

Lives in claims/titles. Works on the words that the clauses room hands out; knows no event and no day.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.parts import Part, bound, compares, counts, noun, upper
from timeline.claims.titles.prenominal import (
    adjective,
    adverb,
    amount,
    before_noun,
    genitive,
    measured,
)
from timeline.clauses import Token

_COMMA = 2
"""Characters between two words that only a comma parts."""
_YEAR = 4
"""Digits of a year."""


def phrase(tokens: Sequence[Token], at: int, known: Lexicon, stops: frozenset[int] = frozenset()) -> int:
    """The end (exclusive) of the noun phrase at `at`, with the genitives that hang on it; `at` if none is.

    `stops` are the ends of names: two capitalised words on either side of one belong to different phrases.
    """
    i, most = at, len(tokens)
    while (
        i < most
        and not noun(tokens[i])
        and (tokens[i].word.determiner or before_noun(tokens, i, at))
        and not adverb(tokens, i, known)
    ):
        i += 1
    head = i
    while i < most and (
        upper(tokens[i])
        or amount(tokens, i)
        or (i > head and (_foreign(tokens, i, known) or measured(tokens, i, at)))
    ):
        if i > head and (
            (tokens[i - 1].end in stops and _closes(tokens, i, at, head, known))
            or _new_amount(tokens, i)
            or _resumed(tokens, i)
            or _another(tokens, i, at, stops, known)
        ):
            break
        i += 1
    if i == head:
        return at
    if i + 1 < most:
        named = at == head and tokens[i - 1].end in stops and not (at and bound(tokens[at - 1]))
        cut = named and tokens[i].text in known.words["subject_too"]
        if (tokens[i].text in known.words["genitive"] and not cut) or genitive(tokens, i, known, stops):
            return max(i, phrase(tokens, i, known, stops))
        if tokens[i].text in known.words["joining"] and (end := phrase(tokens, i + 1, known, stops)) > i + 1:
            return end
    return i


def chunks(tokens: list[Token], known: Lexicon, stops: frozenset[int]) -> list[Part]:
    """Words cut into phrases: each noun phrase with its preposition, and the single words between them."""
    found: list[Part] = []
    likening, more = known.words["likening"], known.words["more"]
    i, most = 0, len(tokens)
    while i < most:
        lead = i
        while i < most and not (t := tokens[i]).noun and (t.word.preposition or t.text.lower() in likening):
            i += 1
        i = max(phrase(tokens, i, known, stops), min(i + 1, most))
        if (
            lead + 1 < i
            and found
            and compares(tokens[lead], known)
            and counts(tokens[lead + 1], known)
            and len(found[-1]) == 1
            and found[-1][0].text.lower() in more
        ):
            lead -= 1  # "more than 300 people"
            found.pop()
        found.append(tokens[lead:i])
    return found


def _closes(tokens: Sequence[Token], i: int, at: int, head: int, known: Lexicon) -> bool:
    """Whether a name before a word ends the phrase that begins at `at`: not one that owns or tells an origin."""
    before = tokens[i - 1]
    owner = i == head + 1 and ((head == at and before.text.endswith("s")) or _from(before, known))
    return not owner and not before.last and not _type(tokens, i)


def _type(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number goes on with a name ("Boeing 737"): nothing follows that it counts, and it is no year."""
    short = tokens[i].text.isdigit() and len(tokens[i].text) < _YEAR
    return short and (i + 1 == len(tokens) or bound(tokens[i + 1]))


def _from(token: Token, known: Lexicon) -> bool:
    """Whether a word tells where what follows is from ("the Bonn firm")."""
    return token.text[-2:] in known.words["origin"] and token.noun


def _foreign(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a word in lower case stands inside a name of another language ("School of Economics")."""
    return tokens[i].text in known.words["foreign"] and i + 1 < len(tokens) and upper(tokens[i + 1])


def _another(tokens: Sequence[Token], i: int, at: int, stops: frozenset[int], known: Lexicon) -> bool:
    """Whether a noun behind a noun with an article ("the ministry controls") is an object of its own, and no name: it
    tells an event or ends like a plural."""
    here, before = tokens[i], tokens[i - 1]
    if not (here.noun and before.noun and tokens[at].word.determiner) or here.end in stops:
        return False
    if not (here.text.endswith(tuple(known.words["plural_ends"])) or known.nouns[here.text]):
        return False
    return not _from(before, known) and all(t.text.istitle() == (t is before) for t in tokens[at + 1 : i])


def _new_amount(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number begins a phrase of its own behind a noun ("the Hamburg firm 412 million")."""
    if not tokens[i].text[:1].isdigit() or tokens[i - 1].text[:1].isdigit() or i + 1 == len(tokens):
        return False
    after = tokens[i + 1]
    return after.text[:1].isupper() or (adjective(tokens, i + 1) and not after.word.determiner)


def _resumed(tokens: Sequence[Token], i: int) -> bool:
    """Whether something else stands between commas before a word."""
    return tokens[i - 1].last and tokens[i].start - tokens[i - 1].end > _COMMA
