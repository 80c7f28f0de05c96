"""What stands before the noun of a phrase: adjectives, the "and" between two, numbers; and what only looks so.

Lives in claims/titles.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.parts import holds_upper, noun, upper
from timeline.clauses import Token


def adjective(tokens: Sequence[Token], i: int, reach: int = 2) -> bool:
    """Whether a word may stand before a noun: no verb or preposition, a noun within `reach` words."""
    token = tokens[i]
    w = token.word
    if w.preposition or w.negation or w.pronoun or w.coordination or token.last:
        return False
    if w.known and w.verbal and not token.attribute and not w.attributive:
        before = tokens[i - 1].word if i else None
        led_by = before is not None and (before.determiner or before.preposition)
        if not led_by or i + 1 >= len(tokens):
            return False
        return noun(tokens[i + 1]) or adjective(tokens, i + 1, 1)
    return holds_upper(tokens[i + 1 : i + 1 + reach])


def before_noun(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether an adjective stands here, or the "and" between two."""
    led = i > at and tokens[at].word.determiner
    if adjective(tokens, i, 4 if led else 2):
        return True
    here, more = tokens[i].word, i + 1 < len(tokens)
    if here.coordination:
        if not (at < i and adjective(tokens, i - 1, 4)):
            return False
        return adjective(tokens, i + 1)
    return more and bool(tokens[i + 1].word.coordination) and adjective(tokens, i, 4)


def adverb(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a word before an article belongs to the verb ("twice the firm threatened")."""
    here = tokens[i].word
    if i + 1 >= len(tokens) or here.determiner or here.coordination or (i and tokens[i - 1].word.determiner):
        return False
    after, words = tokens[i + 1].text, known.words
    if tokens[i].text in words["again"] and noun(tokens[i + 1]):
        return True
    return after in words["one"] | words["oblique"] and tokens[i].text.lower() not in words["focus"]


def genitive(tokens: Sequence[Token], i: int, known: Lexicon, stops: frozenset[int]) -> bool:
    """Whether an adjective behind a noun is in the genitive ("offices of several firms"): its ending tells."""
    low = tokens[i].text
    return (
        tokens[i - 1].end not in stops
        and not tokens[i].word.determiner
        and low.endswith(tuple(known.words["genitive_ending"]))
        and low not in known.words["uninflected"]
        and adjective(tokens, i, 1)
    )


def measured(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether an adjective stands behind article, number and what it counts: "the 52 years old teacher"."""
    return (
        i == at + 3
        and tokens[at].word.determiner
        and tokens[at + 1].text[:1].isdigit()
        and adjective(tokens, i, 1)
    )


def amount(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word in lower case stands between number and noun ("1200 further jobs"), as may one before it."""
    if i == 0 or upper(tokens[i]) or tokens[i].word.determiner or not adjective(tokens, i):
        return False
    return tokens[i - 1].text[:1].isdigit() or amount(tokens, i - 1)
