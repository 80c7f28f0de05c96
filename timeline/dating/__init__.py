"""When each article was written: stated dates first, then what its own readings and its siblings tell.

Doors: numpy. Reads drafts, hands on datings; knows no clock and no file. `evidence` is pure and per article, `date`
is the joint part: evidence over candidate days, as log-odds. Most were fitted (`weights.toml`); what was set by
hand, above all for small collections, stands in docs/dating.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.dating.clues import SMALL, Clues, Voices
from timeline.dating.contradictions import contradictions
from timeline.dating.gather import evidence, teaching
from timeline.dating.stated import by_trust, dating, pinned, restated
from timeline.values import Dating, Draft

__all__ = [
    "SMALL",
    "Clues",
    "Voices",
    "alone",
    "contradictions",
    "date",
    "evidence",
    "pinned",
    "restated",
    "teaching",
    "together",
]


def date(drafts: Sequence[Draft], published: Mapping[str, str] | None = None) -> tuple[Dating, ...]:
    """The dating of every draft, in the same order; independent of that order.

    `published` pins articles (doc_id → EDTF) to what a person says. Raises TimelineError where that is no date.
    """
    pins = published or {}
    known = {d.article.doc_id: day for d in drafts if (day := alone(d))}
    if len(drafts) < SMALL:
        known |= {key: pinned(value) for key, value in pins.items()}
        if len(known) < len(drafts):
            from timeline.dating.few import inferred

            known |= inferred(drafts, known)
    elif pins or len(known) < len(drafts):
        clues = (teaching(d.article) if d.article.doc_id in known else evidence(d) for d in drafts)
        known |= together(Voices().take(clues), known, pins)
    return tuple(known[d.article.doc_id] for d in drafts)


def together(voices: Voices, known: Mapping[str, Dating], published: Mapping[str, str]) -> dict[str, Dating]:
    """The datings of the articles of a build that is not small, by id; `voices` are those of all, taken in any order,
    and fall silent.

    `known` are datings that are settled already, `published` pins articles as in `date`, over what they state.
    Raises TimelineError where a pin is no date.
    """
    found = voices.clues
    stated = {key: dating(c.stated[0].edtf, c.stated[0].place) for key, c in found.items() if c.stated}
    days = {**known, **stated, **{key: pinned(value) for key, value in published.items()}}
    if len(days) < len(found):
        from timeline.dating.infer import inferred
        from timeline.dating.weights import fitted

        days |= inferred([found[key] for key in sorted(found)], voices, days, fitted())
    return days


def alone(draft: Draft) -> Dating | None:
    """The dating of an article that states its own day; None where only its words and its siblings can tell."""
    found = next(by_trust(draft), None)
    return dating(found.edtf, found.place) if found else None
