"""The case of a noun phrase, for titles: whether it may be a subject, and how it reads without its article.

Lives in claims/titles. Articles, endings and number decide; where they leave it open, a phrase may be a subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.claims.lexicon import Lexicon
from timeline.claims.titles.parts import Part, holds_upper, led, noun, upper
from timeline.claims.titles.parts import nominative as uninflected
from timeline.clauses import Token


def nominative(known: Lexicon, part: Part, *, plural: bool, person: bool = False) -> bool:
    """Whether a phrase may be the subject of a verb in the singular or the plural; `person` where it names one."""
    words = known.words
    if lead := amount(known, part):
        part = part[lead:]
    if len(part) > 2 and part[0].text.lower() in words["more"] and part[1].text in words["likening"]:
        return True  # "more than a dozen people", of either number
    while len(part) > 1 and part[0].text.lower() in words["focus"]:
        part = part[1:]
    first, low = part[0], part[0].text.lower()
    if len(part) == 1 and first.word.pronoun and not first.noun:
        return low not in words["object"]
    if (led(part, known) and not noun(first)) or part[-1].text in words["according"]:
        return False
    if not holds_upper(part[1:]):
        if not upper(first):
            return False
        if len(part) > 1 and not (noun(first) or first.word.determiner):
            return False  # an adverb, written large because it begins the sentence
    if low[0].isdigit() or low in words["several"]:
        return plural
    if first.word.determiner and not first.noun:
        if not plural and low in words["either"] and _feminine(known, part):
            return False
        return (low in words["many" if plural else "one"] or (plural and _pair(known, part))) and _ends(
            known, part, plural=plural
        )
    if not words["joining"].isdisjoint([t.text for t in part]) and not _governed(known, part):
        return plural
    if not upper(first):
        ending = _ending(known, first)
        return not ending or ending in words["many_endings" if plural else "one_endings"]
    return not (plural and person)


def _pair(known: Lexicon, part: Sequence[Token]) -> bool:
    """Whether two that have an article of the singular each stand side by side: "the club and the union"."""
    one = known.words["one"]
    return part[0].text.lower() in one and any(t.text in one for t in _articles(known, part))


def _articles(known: Lexicon, part: Sequence[Token]) -> list[Token]:
    """The articles of a phrase that stand behind "and"."""
    joining = known.words["joining"]
    return [b for a, b in pairwise(part) if a.text in joining and b.word.determiner]


def _feminine(known: Lexicon, part: Sequence[Token]) -> bool:
    """Whether the noun of a phrase can only be a feminine in the singular, by its ending."""
    head = part[_head(part)].text
    return head.endswith(tuple(known.words["feminine_ends"])) and not head.endswith(
        tuple(known.words["masculine_ends"])
    )


def sure(known: Lexicon, part: Part) -> bool:
    """Whether a phrase can be nothing but a subject: a pronoun like "he", an article with an ending that tells."""
    low = part[0].text.lower()
    if len(part) == 1:
        return low in known.words["nominative"]
    ending = known.certain.get(low)
    return bool(ending) and not upper(part[1]) and _ending(known, part[1]) == ending


def strong(known: Lexicon, part: Sequence[Token], *, subject: bool = False) -> list[Token]:
    """A phrase in the nominative or accusative without its article, whose ending goes to the adjective.

    The article stays where a word behind it has no such ending, where the noun is an adjective itself, and where it
    may be that of another case, for nobody said that the phrase is the subject.
    """
    low = part[0].text.lower()
    endings = known.strong.get(low)
    if endings is None or len(part) < 2 or (low in known.words["either"] and not subject):
        return list(part)
    if part[-1].text.lower() in known.words["times"]:
        return list(part)
    if _articles(known, part) and not _governed(known, part):
        return list(part)  # another article stands behind "and"
    head = next(
        (i for i in range(1, len(part)) if upper(part[i]) and part[i].text.lower() != part[i].text), 0
    )
    if not head or _measured(part):
        return list(part)  # the noun is left out, or stands behind an adjective with a measure
    if head == 1:
        if _adjectival(known, part[1], endings):
            return list(part)
        adjectival = any(part[1].text.endswith(e) for e in known.words["adjectival"])
        more = len(part) > head + 1 and upper(part[head + 1]) and not part[head].last
        named = low in known.words["neuter"] and more
        united = "en" in endings and "e" in endings and more and part[1].text.endswith("en")
        return list(part) if united or (adjectival and (low in known.certain or named)) else list(part[1:])
    if _adjectival(known, part[head], endings):
        return list(part)
    adjectives = [t for t in part[1:head] if not t.text[:1].isdigit()]
    if any(_ending(known, t) not in endings or t.text in known.words["several"] for t in adjectives):
        return list(part)
    kept = [
        replace(t, text=t.text.removesuffix(e) + endings[e]) if (e := _ending(known, t)) in endings else t
        for t in part[1:head]
    ]
    return [*kept, *part[head:]]


def _adjectival(known: Lexicon, token: Token, endings: Mapping[str, str]) -> bool:
    """Whether a noun is an adjective in the plural, behind an article that takes such `endings`."""
    plural = not known.words["adjectival_plural"].isdisjoint(endings)
    return plural and token.text.endswith(tuple(known.words["adjectival_many"]))


def _measured(part: Sequence[Token]) -> bool:
    """Whether a number and what it counts stand before the adjective of a phrase: "the 52 years old teacher"."""
    if len(part) < 5 or not part[1].text[:1].isdigit() or part[3].word.preposition:
        return False
    return upper(part[2]) and not upper(part[3]) and upper(part[4])


def upright(known: Lexicon, part: Part, *, plural: bool) -> Sequence[Token]:
    """A phrase in the nominative: the endings of other cases go, or the adjectives that bear them."""
    governed = part[0].word.preposition
    lead = next((i for i, t in enumerate(part) if not t.word.preposition), 0) if governed else 0
    body = part[lead:]
    article = body[0] if body[0].word.determiner else None
    others = known.words["oblique"] | known.words["masculine_genitive"]
    oblique = bool(governed) or (article is not None and article.text.lower() in others)
    if article is not None and article.text.lower() in known.words["either"]:
        oblique = plural or _feminine(known, body) or not _ends(known, body, plural=False)
    if not oblique:
        return strong(known, body, subject=True)
    body = body[1:] if article and len(body) > 1 else body
    head = next((i for i, t in enumerate(body) if noun(t)), 0)
    feminine = article is not None and article.text.lower() in known.words["feminine"]
    kept = [
        t for t in (_adjective(known.words, t, plural=plural, feminine=feminine) for t in body[:head]) if t
    ]
    owned = article is not None and article.text.lower() in known.words["masculine_genitive"]
    named = _ungenitive(known, body[head]) if owned else _noun(known, body[head], plural=plural)
    return [*kept, named, *body[head + 1 :]]


def _ungenitive(known: Lexicon, token: Token) -> Token:
    """A noun without the ending of the genitive."""
    text = token.text
    keeps = text.lower().endswith(tuple(known.words["genitive_e"]))
    for ending in sorted(known.words["genitive_noun"], key=len, reverse=True):
        stem = text.removesuffix(ending)
        if stem != text and not (keeps and len(ending) > 1):
            doubled = text.endswith(tuple(known.words["genitive_double"]))
            return replace(token, text=stem[:-1] if doubled else stem)
    return token


def _adjective(
    words: dict[str, frozenset[str]], token: Token, *, plural: bool, feminine: bool
) -> Token | None:
    """An adjective of another case in the nominative: of a plural or a feminine; else none."""
    low = token.text.lower()
    if low in words["several"] or not low.endswith(tuple(words["endings"])):
        return token
    if (plural or feminine) and low[-2:] in words["oblique_endings"]:
        return replace(token, text=token.text[:-1])
    return token if (plural or feminine) and low[-1:] in words["many_endings"] else None


def _noun(known: Lexicon, token: Token, *, plural: bool) -> Token:
    """A noun without the ending of dative or genitive, as far as lexicon or ending tell."""
    trigger = known.nouns[token.text]
    if trigger:
        return replace(token, text=uninflected(token.text, trigger.lemma))
    dative = plural and token.text.endswith(tuple(known.words["dative"]))
    return replace(token, text=token.text[:-1]) if dative else token


def amount(known: Lexicon, part: Sequence[Token]) -> int:
    """How many words before a number look like prepositions and only say how many ("up to 118 litres")."""
    upto = known.words["upto"]
    if not part[0].word.preposition or part[0].text.lower() not in upto:
        return 0
    lead = next((i for i, t in enumerate(part) if t.text.lower() not in upto), len(part))
    counts = lead < len(part) and (part[lead].text[:1].isdigit() or part[lead].text in known.words["several"])
    return lead if counts else 0


def _governed(known: Lexicon, part: Sequence[Token]) -> bool:
    """Whether a genitive or a preposition stands before the "and" of a phrase: then that joins no subjects."""
    at = next(i for i, t in enumerate(part) if t.text in known.words["joining"])
    return any(t.word.preposition or t.text in known.words["genitive"] for t in part[1:at])


def _ends(known: Lexicon, part: Sequence[Token], *, plural: bool) -> bool:
    """Whether the adjective before the noun has the ending of a subject behind its article."""
    head = _head(part)
    ending = _ending(known, part[head - 1]) if head > 1 else ""
    if not ending:
        return True
    weak = ending in known.words["oblique_endings"]
    return weak == plural


def _head(part: Sequence[Token]) -> int:
    """Where the first word in capitals stands behind the first of a phrase; 0 if there is none."""
    for i in range(1, len(part)):
        if upper(part[i]):
            return i
    return 0


def _ending(known: Lexicon, token: Token) -> str:
    """The ending of an adjective; "" for a word that has none."""
    low, endings = token.text.lower(), known.words["endings"]
    return low[-2:] if low[-2:] in endings else low[-1:] if low[-1:] in endings else ""
