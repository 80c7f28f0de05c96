"""Who says that what happened: one claim for every clause that a careful archivist would log."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses import Outline
from timeline.language import Pack
from timeline.values import Article, Claim, Dating, Draft, Entity, Expression, Mention, Value


def claims(
    article: Article,
    outline: Outline,
    expressions: Sequence[Expression],
    entities: Sequence[Entity],
    pack: Pack,
) -> tuple[Claim, ...]:
    """The claims of an article, in the order of the text."""
    return ()


def mention(claim: Claim, draft: Draft, dating: Dating, values: Sequence[Value]) -> Mention:
    """A claim with its day and with the status that it has on that day."""
    raise NotImplementedError
