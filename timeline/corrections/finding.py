"""Finds the words that a correction hangs on, in articles that may have been renamed, edited or read by
new rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.corrections.ledger import Place
from timeline.values import Article, Mention

OPENING = 120  # code points of an article's beginning that tell it from others
ALIKE = 0.6  # shared words of two wordings, as a part of both, from which on they are the same, edited
WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text without case, punctuation and spacing."""
    return WORD.findall(text.casefold())


def alike(one: Sequence[str], two: Sequence[str]) -> float:
    """How much two wordings share, from 0 to 1 (Dice's coefficient over their words)."""
    shared = (Counter(one) & Counter(two)).total()
    return 2 * shared / (len(one) + len(two)) if one or two else 0.0


def opening(text: str) -> str:
    """How an article begins: up to OPENING code points, cut at a word, in one line."""
    start = " ".join(text[: 4 * OPENING].split())
    return start if len(start) <= OPENING else start[:OPENING].rsplit(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of a build, to be found again by what they are called, how they begin, and what they
    say."""

    articles: Sequence[Article]
    named: dict[str, list[Article]] = field(default_factory=dict)
    beginning: dict[str, list[Article]] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Shelf:
        """Put the articles on a shelf."""
        shelf = cls(articles)
        for article in articles:
            shelf.named.setdefault(article.name, []).append(article)
            shelf.beginning.setdefault(first(words(opening(article.text))), []).append(article)
        return shelf

    def find(self, place: Place) -> list[Article]:
        """The articles that a place means, by its best clue: name and beginning, beginning alone
        (renamed), name and words alike (edited), and at last the quote wherever it stands (renamed and
        edited)."""
        start = words(place.opening or "")
        near = self.beginning.get(first(start), []) if start else []
        begin = [a for a in near if begins(words(a.text[: 4 * OPENING]), start)]
        named = self.named.get(place.article, []) if place.article else []
        if both := [a for a in begin if a.name == place.article]:
            return both
        if begin:
            return begin
        if edited := [a for a in named if self.resembles(a, place, start)]:
            return edited
        return [a for a in self.articles if says(a.text, place)]

    @staticmethod
    def resembles(article: Article, place: Place, start: Sequence[str]) -> bool:
        """Is this still the article of the place, though its words were edited?"""
        if not start:
            return not place.quote or says(article.text, place)
        head = words(article.text[: 4 * OPENING])
        shared = (Counter(start) & Counter(head)).total()
        return shared >= ALIKE * len(start) or says(article.text, place)


def begins(head: Sequence[str], start: Sequence[str]) -> bool:
    """Does a text begin with these words, of which the last may be cut?"""
    *whole, cut = start
    return list(head[: len(whole)]) == whole and " ".join(head[len(whole) :][:1]).startswith(cut)


def first(said: Sequence[str]) -> str:
    """The words by which beginnings are shelved."""
    return " ".join(said[:2])


def says(text: str, place: Place) -> bool:
    """Do the place's own words stand in the text, but for case, punctuation and spacing?"""
    said = place.quote or place.opening
    if not said:
        return False
    if said in text:
        return True
    rare = max(said.split(), key=len)  # most texts lack it, and need no closer look
    return rare in text and " ".join(words(said)) in " ".join(words(text))


def mention_at(place: Place, article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """The article's mention that the place quotes: the one that lies on the quoted words, else the one whose
    words are most alike; where several do, the one with the place's word for the event."""
    if not mentions or not place.quote:
        return mentions[0] if len(mentions) == 1 else None
    said = words(place.quote)
    spans = list(found(said, article.text))
    ranked = [
        (closeness(m, article, said, spans), same_word(m, place, article), -n, m)
        for n, m in enumerate(mentions)
    ]
    best = max(ranked, key=lambda r: r[:3])
    return best[3] if best[0] >= ALIKE else None


def closeness(
    mention: Mention, article: Article, said: Sequence[str], spans: Sequence[tuple[int, int]]
) -> float:
    """How well a mention fits quoted words: by where it lies, or by its own words."""
    claim = mention.claim
    covered = [min(e, claim.end) - max(s, claim.start) for s, e in spans]
    sizes = [min(e - s, claim.end - claim.start) for s, e in spans]
    lies = max((c / size for c, size in zip(covered, sizes, strict=True) if size), default=0.0)
    return round(max(lies, alike(said, words(article.text[claim.start : claim.end]))), 2)


def same_word(mention: Mention, place: Place, article: Article) -> bool:
    """Has the mention the place's word for the event?"""
    claim = mention.claim
    return article.text[claim.trigger_start : claim.trigger_end] == place.word


def found(said: Sequence[str], text: str) -> Iterable[tuple[int, int]]:
    """Where words stand one after another in a text."""
    if not said:
        return
    here = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
    for i in range(len(here) - len(said) + 1):
        if here[i][0] == said[0] and all(here[i + k][0] == w for k, w in enumerate(said)):
            yield here[i][1], here[i + len(said) - 1][2]


def by_article(mentions: Iterable[Mention]) -> Mapping[str, list[Mention]]:
    """The mentions of each article, in order of its text."""
    shelf: dict[str, list[Mention]] = {}
    for m in mentions:
        shelf.setdefault(m.doc_id, []).append(m)
    return shelf
