"""The noun phrases of a clause, for titles: where one ends, what hangs on it, how it reads alone.

Lives in the claims room. Works on the words that the clauses room hands out; knows no event and no day.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.lexicon import Lexicon
from timeline.clauses import Token

Part = list[Token]
"""The words of one phrase."""
_COMMA = 2
"""Characters between two words that only a comma parts."""
_YEAR = 4
"""Digits of a year."""


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


def phrase(tokens: Sequence[Token], at: int, known: Lexicon, stops: frozenset[int] = frozenset()) -> int:
    """The end (exclusive) of the noun phrase at `at`, with the genitives that hang on it; `at` if none is.

    `stops` are the ends of names: two capitalised words on either side of one belong to different phrases.
    """
    i, most = at, len(tokens)
    while (
        i < most
        and not noun(tokens[i])
        and (tokens[i].word.determiner or _before_noun(tokens, i, at))
        and not (i == at and _loose(tokens, i))
        and not _adverb(tokens, i, known)
    ):
        i += 1
    head = i
    while i < most and (
        upper(tokens[i])
        or _amount(tokens, i, known)
        or (i > head and (_foreign(tokens, i, known) or _measured(tokens, i, at)))
    ):
        if i > head and (
            (tokens[i - 1].end in stops and _closes(tokens, i, at, head, known))
            or _new_amount(tokens, i, known)
            or _back(tokens, i)
            or _resumed(tokens, i)
            or _another(tokens, i, at, stops, known)
        ):
            break
        i += 1
    if i == head:
        return at
    if i == at + 1 and _owns(tokens, at, stops) and not (at and tokens[at - 1].word.preposition):
        return max(i, phrase(tokens, i, known, stops))
    if i + 1 < most and not _back(tokens, i):
        named = at == head and tokens[i - 1].end in stops and not (at and bound(tokens[at - 1]))
        cut = named and tokens[i].text in known.words["subject_too"]
        if (tokens[i].text in known.words["genitive"] and not cut) or _genitive(tokens, i, known, stops):
            return max(i, phrase(tokens, i, known, stops))
        if tokens[i].text in known.words["joining"] and (end := phrase(tokens, i + 1, known, stops)) > i + 1:
            return end
    return i


def _closes(tokens: Sequence[Token], i: int, at: int, head: int, known: Lexicon) -> bool:
    """Whether a name before a word ends the phrase that begins at `at`: not one that owns or tells an origin."""
    before = tokens[i - 1]
    owner = i == head + 1 and ((head == at and before.text.endswith("s")) or _from(before, known))
    return not owner and not before.last and not _type(tokens, i)


def _type(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word with digits goes on with a name ("Airbus A320", "Boeing 737"): it counts nothing, nor is it a
    year."""
    text = tokens[i].text
    if text.isalpha() or not text.isalnum() or tokens[i].start != tokens[i - 1].end + 1:
        return False
    if not text.isdigit():
        return not text[:1].isdigit()
    return len(text) < _YEAR and (i + 1 == len(tokens) or bound(tokens[i + 1]))


def _owns(tokens: Sequence[Token], i: int, stops: frozenset[int]) -> bool:
    """Whether a name in the genitive stands before an adjective and its noun ("Norway's largest port")."""
    named = tokens[i].end in stops and tokens[i].text.endswith("s")
    return named and i + 1 < len(tokens) and tokens[i + 1].text.endswith("e") and adjective(tokens, i + 1, 1)


def _from(token: Token, known: Lexicon) -> bool:
    """Whether a word tells where what follows is from ("the Bonn firm")."""
    return token.text[-2:] in known.words["origin"] and token.noun


def _adverb(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a word before an article belongs to the verb ("twice the firm threatened")."""
    here = tokens[i].word
    if i + 1 >= len(tokens) or here.determiner or here.coordination or (i and tokens[i - 1].word.determiner):
        return False
    after, words = tokens[i + 1].text, known.words
    if tokens[i].text in words["again"] and noun(tokens[i + 1]):
        return True
    if not words["one"] or not (after in words["one"] or after in words["oblique"]):
        return False
    return tokens[i].text.lower() not in words["focus"]


def adjective(tokens: Sequence[Token], i: int, reach: int = 2) -> bool:
    """Whether a word may stand before a noun: no verb or preposition, a noun within `reach` words."""
    token = tokens[i]
    w = token.word
    if w.preposition or w.negation or w.pronoun or w.coordination or token.last:
        return False
    if w.known and w.verbal and not token.attribute and not w.attributive:
        before = tokens[i - 1].word if i else None
        led_by = before is not None and (before.determiner or before.preposition) and not before.mark
        if not led_by or i + 1 >= len(tokens):
            return False
        return noun(tokens[i + 1]) or (not upper(tokens[i + 1]) and adjective(tokens, i + 1, 1))
    return holds_upper(tokens[i + 1 : i + 1 + reach])


def _loose(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that is no article stands before a preposition: an adverb."""
    return i + 1 < len(tokens) and tokens[i + 1].word.preposition and not tokens[i].word.determiner


def _before_noun(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether an adjective stands here, or the "and" between two."""
    if adjective(tokens, i):
        return True
    here, more = tokens[i].word, i + 1 < len(tokens)
    if here.coordination:
        if not (at < i and more and adjective(tokens, i - 1, 4)):
            return False
        return adjective(tokens, i + 1) or _article_again(tokens, i)
    if here.negation and not here.determiner and i:
        before = tokens[i - 1].word
        return more and (before.preposition or before.determiner) and adjective(tokens, i + 1, 1)
    return more and bool(tokens[i + 1].word.coordination) and adjective(tokens, i, 4)


def _article_again(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" joins two adjectives with an article each ("the first and the second flood")."""
    if i < 2 or i + 2 >= len(tokens) or noun(tokens[i + 2]):
        return False
    article = tokens[i - 2].word.determiner and tokens[i + 1].word.determiner
    return bool(article) and adjective(tokens, i + 2, 1)


def _genitive(tokens: Sequence[Token], i: int, known: Lexicon, stops: frozenset[int]) -> bool:
    """Whether an adjective behind a noun is in the genitive ("offices of several firms"): its ending tells."""
    low = tokens[i].text
    return (
        tokens[i - 1].end not in stops
        and not tokens[i].word.determiner
        and low.endswith(tuple(known.words["genitive_ending"]))
        and low not in known.words["uninflected"]
        and adjective(tokens, i, 1)
    )


def _foreign(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a word in lower case stands inside a name of another language ("School of Economics")."""
    return tokens[i].text in known.words["foreign"] and i + 1 < len(tokens) and upper(tokens[i + 1])


def _back(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word was put behind one that it stands before in the text."""
    return tokens[i].start < tokens[i - 1].start


def _measured(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether an adjective stands behind article, number and what it counts: "the 52 years old teacher"."""
    return (
        i == at + 3
        and tokens[at].word.determiner
        and tokens[at + 1].text[:1].isdigit()
        and adjective(tokens, i, 1)
    )


def _another(tokens: Sequence[Token], i: int, at: int, stops: frozenset[int], known: Lexicon) -> bool:
    """Whether a noun behind a noun is an object of its own: one that bears a number; behind a noun with an article
    ("the ministry controls") no name, for it tells an event or ends like a plural."""
    here, before = tokens[i], tokens[i - 1]
    if before.noun and _numbered(here, known) and tokens[i + 1 : i + 2] and tokens[i + 1].text[:1].isdigit():
        return True
    if not (here.noun and before.noun and tokens[at].word.determiner) or here.end in stops:
        return False
    if not (here.text.endswith(tuple(known.words["plural_ends"])) or known.nouns[here.text]):
        return False
    owns = before.text.endswith("s") or _from(before, known)
    return not owns and not any(
        counts(t, known) or t.text.istitle() != (t is before) for t in tokens[at + 1 : i]
    )


def _amount(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a word in lower case stands between number and noun ("1200 further jobs"), as may one before it."""
    if i == 0 or upper(tokens[i]) or tokens[i].word.determiner or not adjective(tokens, i):
        return False
    if tokens[i].text in known.words["again"]:
        return False
    return tokens[i - 1].text[:1].isdigit() or _amount(tokens, i - 1, known)


def _new_amount(tokens: Sequence[Token], i: int, known: Lexicon) -> bool:
    """Whether a number begins a phrase of its own behind a noun ("the Hamburg firm 412 million"): it counts what
    follows, and is no name of what stands before it ("line 26")."""
    if not tokens[i].text[:1].isdigit() or tokens[i - 1].text[:1].isdigit() or i + 1 == len(tokens):
        return False
    if tokens[i].text[-1:].isalpha():
        return False
    if _numbered(tokens[i - 1], known):
        return False
    after = tokens[i + 1]
    if after.text in known.words["again"]:
        return False
    return after.text[:1].isupper() or (adjective(tokens, i + 1) and not after.word.determiner)


def _numbered(token: Token, known: Lexicon) -> bool:
    """Whether a noun is one of things that are told apart by numbers."""
    return token.text.rsplit("-", 1)[-1].lower() in known.words["by_number"]


def _resumed(tokens: Sequence[Token], i: int) -> bool:
    """Whether something else stands between commas before a word."""
    return tokens[i - 1].last and tokens[i].start - tokens[i - 1].end > _COMMA


def bare(tokens: Sequence[Token]) -> list[Token]:
    """A phrase without its article, unless an adjective behind it would be left with the wrong ending."""
    first = tokens[0].word
    if (
        len(tokens) > 1
        and first.determiner
        and not first.negation
        and not first.preposition
        and upper(tokens[1])
    ):
        return list(tokens[1:])
    return list(tokens)


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


def counts(token: Token, known: Lexicon) -> bool:
    """Whether a word is a number."""
    return token.text[:1].isdigit() or token.text.lower() in known.words["several"]


def compares(token: Token, known: Lexicon) -> bool:
    """Whether a word likens what follows it: "as", "than"."""
    return token.text.lower() in known.words["likening"]


def led(part: Part, known: Lexicon) -> bool:
    """Whether a phrase begins with a preposition or a word that likens it to something."""
    return part[0].word.preposition or compares(part[0], known)


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
