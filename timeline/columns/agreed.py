"""What the articles agree on: the events, as columns for the store, and as values where people correct them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import NamedTuple

import pyarrow as pa

from timeline.columns import relations
from timeline.columns.arrow import batch, columns
from timeline.values import Event

EVENTS = pa.schema(
    [
        ("event_id", pa.string()), ("title", pa.string()), ("kind", pa.string()), ("edtf", pa.string()),
        ("earliest", pa.date32()), ("latest", pa.date32()), ("status", pa.string()), ("place", pa.string()),
        ("actors", pa.list_(pa.string())), ("n_mentions", pa.int32()), ("n_documents", pa.int32()),
        ("confidence", pa.float64()), ("story", pa.string()), ("hidden", pa.bool_()),
        ("corrected", pa.list_(pa.string())), ("notes", pa.list_(pa.string())),
    ]
)  # fmt: skip
"""The columns of `events`, as sql/schema.sql has them."""
BELONGS = pa.schema([("mention_id", pa.string()), ("event_id", pa.string())])


class Agreed(NamedTuple):
    """The events, columns as in `EVENTS`, and which of them each mention belongs to, as in `BELONGS`."""

    events: pa.Table
    belongs: pa.Table


def agreed_by(events: Sequence[Event]) -> Agreed:
    """The same, from values."""
    belongs = (
        [m for e in events for m in e.mentions],
        [e.event_id for e in events for _ in e.mentions],
    )
    made = batch(relations.events(events), EVENTS)
    return Agreed(pa.Table.from_batches([made]), pa.table(belongs, BELONGS))


def events_of(agreed: Agreed) -> list[Event]:
    """The events as values."""
    mentions = defaultdict[str, list[str]](list)
    for mention, event in zip(*columns(agreed.belongs, BELONGS.names), strict=True):
        mentions[event].append(mention)
    names = [f.name for f in fields(Event)]
    plain = [name for name in names if name != "mentions"]
    said = dict(zip(plain, columns(agreed.events, plain), strict=True))
    said["mentions"] = [tuple(mentions[key]) for key in said["event_id"]]
    return [Event(*row) for row in zip(*(said[name] for name in names), strict=True)]
