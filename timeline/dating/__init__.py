"""When each article was written: stated dates first, then what its own readings and its siblings tell."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import edtf
from timeline.values import Dating, Draft


def date(drafts: Sequence[Draft]) -> tuple[Dating, ...]:
    """The dating of every draft, in the same order; independent of that order."""
    return tuple(stated(d) for d in drafts)


def stated(draft: Draft) -> Dating:
    """The date that the article's container states."""
    if not draft.article.published:
        return Dating()
    days = edtf.covers(draft.article.published)
    first, last = days[0][0], days[-1][1]
    return Dating(draft.article.published, first, last, f"stated: {draft.article.basis}", 1.0, (), days)
