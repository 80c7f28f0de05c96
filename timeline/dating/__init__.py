"""When each article was written: stated dates first, then what its own readings and its siblings tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from timeline import edtf
from timeline.dating.stated import pinned as set_by_hand
from timeline.values import Dating, Draft


def date(drafts: Sequence[Draft], pinned: Mapping[str, str] = MappingProxyType({})) -> tuple[Dating, ...]:
    """The dating of every draft, in the same order; independent of that order.

    `pinned` leads from `doc_id` to the EDTF value that a person has set.
    """
    by_hand = {doc: set_by_hand(value) for doc, value in pinned.items()}
    return tuple(by_hand.get(d.article.doc_id) or stated(d) for d in drafts)


def stated(draft: Draft) -> Dating:
    """The date that the article's container states."""
    if not draft.article.published:
        return Dating()
    days = edtf.covers(draft.article.published)
    first, last = days[0][0], days[-1][1]
    return Dating(draft.article.published, first, last, f"stated: {draft.article.basis}", 1.0, (), days)
