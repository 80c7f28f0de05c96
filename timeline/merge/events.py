"""Events out of groups of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import pyarrow as pa

from timeline import columns
from timeline.merge import agreement
from timeline.merge.articles import independent
from timeline.merge.families import is_aspect
from timeline.values import Event, Mention

MANY = 20_000  # mentions that are values at once


class Maker:
    """Makes events; knows when each article was written, and how it begins."""

    def __init__(self, articles: pa.Table) -> None:
        """The articles as columns, as in `columns.Told`."""
        ids = articles["doc_id"].to_pylist()
        last = [day or date.min for day in articles["latest"].to_pylist()]
        self.written = dict(zip(ids, last, strict=True))
        self.languages = dict(zip(ids, articles["language"].to_pylist(), strict=True))
        self.leads = dict(zip(ids, articles["lead"].to_pylist(), strict=True))

    def event(self, told: Sequence[Mention], story: str = "") -> Event:
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
            event_id=identity(ids),
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


class Group(NamedTuple):
    """What becomes an event: mentions as rows of a table; its story; whether it is a plan that moved."""

    rows: Sequence[int]
    story: str
    moved: bool


def events(
    maker: Maker, mentions: pa.Table, groups: Iterable[Group], known: pa.Table | None = None
) -> Iterator[Event]:
    """The event of each group; some mentions at a time become values.

    Where it is among those `known` by their ids, only its story may be another: it is a function of its mentions, in
    order of article and place (which a plan that moved has not), and of what the articles say of themselves.
    """
    ids = mentions["mention_id"].to_pylist()
    places = {key: row for row, key in enumerate(known["event_id"].to_pylist())} if known else {}
    some: list[tuple[Group, int | None]] = []
    size = 0
    for group in groups:
        asked = bool(places) and not group.moved
        some.append((group, places.get(identity([ids[row] for row in group.rows])) if asked else None))
        size += len(group.rows)
        if size >= MANY:
            yield from _made(maker, mentions, ids, some, known)
            some, size = [], 0
    yield from _made(maker, mentions, ids, some, known)


def _made(
    maker: Maker,
    mentions: pa.Table,
    ids: Sequence[str],
    groups: Sequence[tuple[Group, int | None]],
    known: pa.Table | None,
) -> Iterator[Event]:
    """The events of some groups, each with its row among those that are known, if it has one."""
    wanted = [row for group, at in groups if at is None for row in group.rows]
    told = iter(columns.mentions_of(_taken(mentions, wanted)))
    again = iter(
        columns.events_of(_taken(known, [at for _, at in groups if at is not None])) if known else ()
    )
    for group, at in groups:
        if at is None:
            yield maker.event([next(told) for _ in group.rows], group.story)
        else:
            yield replace(next(again), mentions=tuple([ids[row] for row in group.rows]), story=group.story)


def _taken(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    return table.take(pa.array(rows, pa.int64()))


def _single(m: Mention, story: str) -> Event:
    """The event that one mention alone tells of."""
    claim, ids = m.claim, (m.mention_id,)
    return Event(
        identity(ids), claim.title, claim.kind, m.status, m.edtf, m.earliest, m.latest, claim.place, claim.actors,
        agreement.alone(m), 1, ids, story,
    )  # fmt: skip


def identity(ids: Iterable[str]) -> str:
    """The id of an event: the hash of those of its mentions."""
    return "e" + blake2b("\n".join(sorted(ids)).encode(), digest_size=8).hexdigest()
