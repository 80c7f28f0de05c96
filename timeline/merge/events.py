"""Events out of groups of mentions: `Maker` makes one, of values; `events` those of all, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline import columns
from timeline.columns import BELONGS, EVENTS, Agreed
from timeline.merge import agreement
from timeline.merge.articles import independent
from timeline.merge.bags import Flags, stretches
from timeline.merge.families import is_aspect
from timeline.merge.lists import Lists
from timeline.merge.shelf import days
from timeline.values import Event, Mention

MANY = 20_000  # mentions that are values at once
_AGREED = (
    "title", "kind", "status", "edtf", "earliest", "latest", "place", "actors", "confidence", "n_documents",
)  # fmt: skip
_SCHEMA = pa.schema([EVENTS.field(name) for name in _AGREED])


class Maker:
    """Makes events; knows when each article was written, and how it begins."""

    def __init__(self, articles: pa.Table) -> None:
        """The articles as columns, as in `columns.Told`."""
        ids = articles["doc_id"].to_pylist()
        last = [day or date.min for day in articles["latest"].to_pylist()]
        self.written = dict(zip(ids, last, strict=True))
        self.languages = dict(zip(ids, articles["language"].to_pylist(), strict=True))
        self.leads = dict(zip(ids, articles["lead"].to_pylist(), strict=True))

    def event(self, told: Sequence[Mention]) -> Event:
        """The event of a group of mentions; of a plan that moved, the newest word on its day counts."""
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
        )

    def _whole(self, told: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions that tell an event and not only when it began or ended, where there are any."""
        whole = [m for m in told if not is_aspect(m.claim.trigger, self.languages[m.doc_id])]
        return whole if any(m.edtf for m in whole) else told


class Tellings(NamedTuple):
    """What becomes events: of each its mentions as rows of a table, its story, and whether it is a plan that moved."""

    mentions: Lists
    stories: Sequence[str]
    moved: Flags


def events(maker: Maker, told: pa.Table, tellings: Tellings, known: pa.Table) -> Agreed:
    """The events of all tellings, in order of day and id; `told` are the mentions.

    What one mention alone says is taken as it stands, and what several say of an event that is among those `known` by
    their ids as it was agreed: it is a function of the mentions, in order of article and place (which a plan that moved
    has not), and of what the articles say of themselves. The mentions of the others become values, some at a time.
    """
    rows = tellings.mentions
    belongs = told["mention_id"].take(pa.array(rows.items))
    ids = pa.array(_identities(belongs.to_pylist(), rows), pa.string())
    places = pc.fill_null(pc.index_in(ids, known["event_id"]), -1).to_numpy()
    single = rows.counts == 1
    again = (places >= 0) & ~tellings.moved & ~single
    alone, same, new = map(np.flatnonzero, (single, again, ~(single | again)))
    said = pa.concat_tables(
        [
            _alone(told.take(pa.array(rows.some(alone).items))),
            known.take(pa.array(places[same])).select(_AGREED).cast(_SCHEMA),
            *_made(maker, told, rows.some(new)),
        ]
    )
    order = pa.array(np.concatenate((alone, same, new)))
    own = {
        "event_id": ids,
        "n_mentions": pa.array(rows.counts),
        "story": pa.array(tellings.stories, pa.string()),
    }
    return Agreed(
        _whole(said, {name: column.take(order) for name, column in own.items()}),
        pa.table([belongs, ids.take(pa.array(rows.owners))], BELONGS),
    )


def _whole(said: pa.Table, own: Mapping[str, pa.Array]) -> pa.Table:
    """The rows of events, in order of day and id: what their mentions agree on, and what is each one's own."""
    size = len(said)
    untouched = {"hidden": np.zeros(size, bool), "corrected": [()] * size, "notes": [()] * size}
    table = pa.table({**dict(zip(_AGREED, said.columns, strict=True)), **own, **untouched}, EVENTS)
    first = pa.table({"day": days(table["earliest"], agreement.FIRST), "event_id": table["event_id"]})
    return table.take(pc.sort_indices(first, [(name, "ascending") for name in first.column_names]))


def _alone(told: pa.Table) -> pa.Table:
    """What each of some mentions comes to that alone tell of an event."""
    return pa.table(
        {
            **{name: told[name] for name in _AGREED if name in told.column_names},
            "confidence": agreement.alone(told),
            "n_documents": np.ones(len(told), np.int32),
        },
        _SCHEMA,
    )


def _made(maker: Maker, told: pa.Table, groups: Lists) -> Iterator[pa.Table]:
    """What the mentions of some groups agree on; some mentions at a time become values."""
    lo = 0
    for hi in stretches(np.cumsum(groups.counts), MANY):
        some = groups.some(np.arange(lo, hi))
        said = iter(columns.mentions_of(told.take(pa.array(some.items))))
        made = [maker.event(list(islice(said, n))) for n in some.counts.tolist()]
        yield columns.agreed_by(made).events.select(_AGREED)
        lo = hi


def _identities(ids: Sequence[str], groups: Lists) -> list[str]:
    """The ids of events, by those of their mentions."""
    return [identity(ids[a:b]) for a, b in pairwise(groups.bounds.tolist())]


def identity(ids: Iterable[str]) -> str:
    """The id of an event: the hash of those of its mentions."""
    return "e" + blake2b("\n".join(sorted(ids)).encode(), digest_size=8).hexdigest()
