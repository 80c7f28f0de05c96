"""Events out of groups of mentions."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from timeline.merge import agreement
from timeline.merge.articles import independent
from timeline.merge.families import is_aspect
from timeline.values import Dating, Draft, Event, Mention, Traits


class Maker:
    """Makes events; knows when each article was written, and how it begins."""

    def __init__(self, drafts: Sequence[Draft], datings: Sequence[Dating], traits: Sequence[Traits]) -> None:
        """The three run in parallel."""
        ids = [d.article.doc_id for d in drafts]
        self.written = dict(zip(ids, datings, strict=True))
        self.languages = {d.article.doc_id: d.article.language for d in drafts}
        self.leads = {doc: t.lead for doc, t in zip(ids, traits, strict=True)}

    def event(self, told: Sequence[Mention], story: str) -> Event:
        """The event of a group of mentions; of a plan that moved, the newest word on its day counts."""
        if len(told) == 1:
            return _single(told[0], story)
        docs = sorted({m.doc_id for m in told})
        current = agreement.current(told, self.written)
        edtf, earliest, latest = agreement.agreed_date(self._whole(current))
        status = agreement.agreed_status(current, self.written)
        sources = independent([self.leads[doc] for doc in docs]) if len(docs) > 1 else 1
        ids = tuple(m.mention_id for m in told)
        return Event(
            event_id=_id(ids),
            title=agreement.best_title(current, status, edtf),
            kind=agreement.agreed_kind(told),
            status=status,
            edtf=edtf,
            earliest=earliest,
            latest=latest,
            place=agreement.agreed_place(current) or agreement.agreed_place(told),
            actors=agreement.agreed_actors(told),
            confidence=agreement.confidence(told, sources, status, edtf),
            n_documents=len(docs),
            mentions=ids,
            story=story,
        )

    def _whole(self, told: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions that tell an event and not only when it began or ended, where there are any."""
        whole = [m for m in told if not is_aspect(m.claim.trigger, self.languages[m.doc_id])]
        return whole if any(m.edtf for m in whole) else told


def _single(m: Mention, story: str) -> Event:
    """The event that one mention alone tells of."""
    claim, ids = m.claim, (m.mention_id,)
    return Event(
        _id(ids), claim.title, claim.kind, m.status, m.edtf, m.earliest, m.latest, claim.place, claim.actors,
        agreement.alone(m), 1, ids, story,
    )  # fmt: skip


def _id(ids: Sequence[str]) -> str:
    """The hash of an event's mentions."""
    return "e" + blake2b("\n".join(sorted(ids)).encode(), digest_size=8).hexdigest()
