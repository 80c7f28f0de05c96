"""The first half of the walk: what one article's words say, before any of it has a date. Pure, so it runs
anywhere.

The workers import this module and what it needs, nothing of the second half: they start in a fraction of the
time.
"""

from __future__ import annotations

from timeline import claims, clauses, dating, entities, expressions, language, merge
from timeline.values import Article, Draft, Value


def draft(article: Article) -> Draft:
    """Everything that one article's words say. Pure: the same article, the same draft."""
    pack = language.pack(article.language)
    outline = clauses.outline(article.text, pack)
    dated = expressions.find(article.text, pack, outline)
    named = entities.find(article.text, pack)
    told = claims.claims(article, outline, dated, named, pack)
    return Draft(article, dated, told, traits=merge.traits(article, told))


def tagged(article: Article) -> tuple[Draft, tuple[Value, ...] | None]:
    """The temporal expressions of one article, and nothing else of it; their values where it states its day."""
    pack = language.pack(article.language)
    found = expressions.find(article.text, pack, clauses.outline(article.text, pack))
    draft = Draft(article, found)
    day = dating.alone(draft)
    return draft, expressions.resolve(found, day) if day else None


def length(article: Article) -> int:
    """How much work an article is: its characters."""
    return len(article.text)
