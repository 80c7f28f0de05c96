"""Events out of groups of mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from types import MappingProxyType

from timeline.merge import agreement
from timeline.merge.articles import independent
from timeline.merge.families import is_aspect
from timeline.values import Dating, Draft, Event, Mention, Traits

NONE: Mapping[str, Event] = MappingProxyType({})


class Maker:
    """Makes events; knows when each article was written, how it begins, and what an earlier build made."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        datings: Sequence[Dating],
        traits: Sequence[Traits],
        known: Mapping[str, Event] = NONE,
    ) -> None:
        """The first three run in parallel; `known` are events by id, made of mentions that are as they were."""
        self.known = known
        ids = [d.article.doc_id for d in drafts]
        self.written = dict(zip(ids, datings, strict=True))
        self.languages = {d.article.doc_id: d.article.language for d in drafts}
        self.leads = {doc: t.lead for doc, t in zip(ids, traits, strict=True)}

    def again(self, told: Sequence[Mention], story: str) -> Event:
        """The event of a group of mentions that have a day in common: where it is known, only its story may be another.

        It is a function of them, in order of article and place, and of what the articles say of themselves.
        """
        ids = tuple([m.mention_id for m in told])
        found = self.known.get(_id(ids)) if len(told) > 1 else None
        return replace(found, mentions=ids, story=story) if found else self.event(told, story)

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
