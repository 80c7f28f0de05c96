"""The words of one phrase: what each is to it, what leads it, how it reads alone. Lives in claims/titles.

Works on the words that the clauses room hands out, one by one; knows no neighbours, no event and no day.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.lexicon import Lexicon
from timeline.clauses import Token

Part = list[Token]
"""The words of one phrase."""


def upper(token: Token) -> bool:
    """Whether a word is written with a capital, or is a number."""
    first = token.text[:1]
    return first.isupper() or first.isdigit()


def holds_upper(tokens: Sequence[Token]) -> bool:
    """Whether one of some words is written with a capital or is a number."""
    for t in tokens:  # noqa: SIM110 - asked of most words, and three times as fast as any()
        if upper(t):
            return True
    return False


def noun(token: Token) -> bool:
    """Whether a word is a noun or a name, at the beginning of a sentence too."""
    if token.noun:
        return True
    first = token.text[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    return not (token.word.known or token.word.preposition or _function(token))


def bound(token: Token) -> bool:
    """Whether a word goes with a noun behind it or joins two: a preposition, an article, "and"."""
    return token.word.preposition or token.word.determiner or token.word.coordination


def _function(token: Token) -> bool:
    """Whether a word is an article, a pronoun or a conjunction."""
    w = token.word
    return bool(w.determiner or w.pronoun or w.coordination or w.sure or w.final or w.auxiliary)


def counts(token: Token, known: Lexicon) -> bool:
    """Whether a word is a number."""
    return token.text[:1].isdigit() or token.text.lower() in known.words["several"]


def compares(token: Token, known: Lexicon) -> bool:
    """Whether a word likens what follows it: "as", "than"."""
    return token.text.lower() in known.words["likening"]


def led(part: Part, known: Lexicon) -> bool:
    """Whether a phrase begins with a preposition or a word that likens it to something."""
    return part[0].word.preposition or compares(part[0], known)


def bare(tokens: Sequence[Token]) -> list[Token]:
    """A phrase without its article, unless an adjective behind it would be left with the wrong ending."""
    first = tokens[0].word
    if len(tokens) > 1 and first.determiner and not first.negation and upper(tokens[1]):
        return list(tokens[1:])
    return list(tokens)


def nominative(noun: str, lemma: str) -> str:
    """A noun without the ending of genitive or dative."""
    low = noun.lower()
    for ending in ("es", "s", "n"):
        if low.endswith(lemma + ending) and (ending != "n" or lemma.endswith("e")):
            return noun[: -len(ending)]
    umlaut = low[-len(lemma) - 2 : -2] if low.endswith("en") else ""
    if umlaut and umlaut != lemma and umlaut.translate(_PLAIN) == lemma:
        return noun[:-1]
    return noun


_PLAIN = str.maketrans("äöü", "aou")
