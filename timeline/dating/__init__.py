"""When each article was written: stated dates first, then what its own readings and its siblings tell.

Doors: numpy. Reads drafts, hands on datings; knows no clock and no file. `evidence` is pure and per article, `date`
is the joint part: evidence over candidate days, as log-odds that were fitted, never guessed (`weights.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.dating.clues import Clues, evidence
from timeline.dating.infer import inferred
from timeline.dating.stated import dating, pinned
from timeline.dating.weights import fitted
from timeline.values import Dating, Draft

__all__ = ["Clues", "date", "evidence"]


def date(drafts: Sequence[Draft], published: Mapping[str, str] | None = None) -> tuple[Dating, ...]:
    """The dating of every draft, in the same order; independent of that order.

    `published` pins articles (doc_id → EDTF) to what a person says. Raises TimelineError where that is no date.
    """
    set_by_hand = published or {}
    known: dict[str, Dating] = {}
    found: dict[str, Clues] = {}
    for draft in drafts:
        key = draft.article.doc_id
        found[key] = evidence(draft)
        if key in set_by_hand:
            known[key] = pinned(set_by_hand[key])
        elif found[key].stated:
            known[key] = dating(found[key].stated[0])
    ordered = [found[key] for key in sorted(found)]
    known |= inferred(ordered, known, fitted())
    return tuple(known[d.article.doc_id] for d in drafts)
