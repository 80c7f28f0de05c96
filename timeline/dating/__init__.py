"""When each article was written: stated dates first, then what its own readings and its siblings tell.

Doors: numpy. Reads drafts, hands on datings; knows no clock and no file. `evidence` is pure and per article, `date`
is the joint part: evidence over candidate days, as log-odds. Most were fitted (`weights.toml`); what was set by
hand, above all for small collections, stands in docs/dating.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.dating.clues import Clues
from timeline.dating.gather import evidence
from timeline.dating.stated import dating, pinned, stated
from timeline.values import Dating, Draft

__all__ = ["Clues", "alone", "date", "evidence"]


def date(drafts: Sequence[Draft], published: Mapping[str, str] | None = None) -> tuple[Dating, ...]:
    """The dating of every draft, in the same order; independent of that order.

    `published` pins articles (doc_id → EDTF) to what a person says. Raises TimelineError where that is no date.
    """
    by_hand = {key: pinned(value) for key, value in (published or {}).items()}
    days = {d.article.doc_id: by_hand.get(d.article.doc_id) or alone(d) for d in drafts}
    known = {key: day for key, day in days.items() if day}
    if len(known) < len(days):
        known |= _inferred(drafts, known)
    return tuple(known[d.article.doc_id] for d in drafts)


def _inferred(drafts: Sequence[Draft], known: Mapping[str, Dating]) -> dict[str, Dating]:
    """Datings for the drafts that have none: a small build is read with care, a large one teaches itself."""
    from timeline.dating import few

    if len(drafts) < few.SMALL:
        return few.inferred(drafts, known)
    from timeline.dating.infer import inferred
    from timeline.dating.weights import fitted

    found = {d.article.doc_id: evidence(d) for d in drafts}
    return inferred([found[key] for key in sorted(found)], known, fitted())


def alone(draft: Draft) -> Dating | None:
    """The dating of an article that states its own day; None where only its words and its siblings can tell."""
    found = stated(draft)
    return dating(found[0]) if found else None
