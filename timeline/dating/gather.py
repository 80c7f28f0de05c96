"""The clues of one article: its readings become marks, its words hashes.

Pure and per article, so it may run anywhere; no candidate days in here (those are the `curves`' business).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from timeline.dating.beside import BESIDE, lengths, pairs, same
from timeline.dating.clues import Clues, Mark
from timeline.dating.fresh import extremes
from timeline.dating.namings import named
from timeline.dating.sides import begun, goes_on, side_of, unsure
from timeline.dating.stated import stated
from timeline.dating.words import WORD, hashed
from timeline.readings import Range
from timeline.values import Article, Draft, Expression


def teaching(article: Article) -> Clues:
    """The clues of an article that has its day: its words alone, for nothing else of it tells the others theirs."""
    return Clues(article.doc_id, (), (), words(article.text), article.source or "")


def words(text: str) -> array[int]:
    """The hashes of the words of a text, in order."""
    return array("I", map(hashed, WORD.findall(text)))


def evidence(draft: Draft) -> Clues:
    """The clues of one article that waits for its day."""
    article = draft.article
    found = stated(draft)
    own = [(s.start, s.end) for s in found if s.start >= 0]
    told = [e for e in draft.expressions if not any(a < e.end and e.start < b for a, b in own)]
    marks = tuple(_marks(article.text, told, article.language))
    return Clues(
        article.doc_id, found, marks + tuple(extremes(marks)), words(article.text), article.source or ""
    )


def _marks(text: str, told: list[Expression], code: str) -> Iterator[Mark]:
    between, has_begun = same(code), begun(code)
    before: Expression | None = None
    earlier = 0
    for e in told:
        side = side_of(e)
        if isinstance(e.reading, Range):
            if unsure(e.reading, e, text, has_begun):
                side = 0
            elif e.reading.last is None and not has_begun.search(text, max(e.start - 12, 0), e.start):
                side = 1
        close = before is not None and e.start - before.end <= 9
        if before is not None and close and side == 0 and goes_on(before, e):
            side = earlier
        if before is not None and close and between.fullmatch(text, before.end, e.start):
            yield from pairs(before, e, side)
        if before is not None and e.start - before.end <= BESIDE:
            yield from lengths(before, e)
        for kind, at in named(e.reading):
            yield Mark(kind, side, at, e.start, e.end, side == 0 and e.tense == "present")
        before, earlier = e, side
