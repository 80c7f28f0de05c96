"""Values become columns of the store, as Arrow: what the workers make of their articles and the store takes in.

No database lives here, so the workers need none. `relations` has the columns of each relation, `drafts` the JSON by
which an article need not be read again, `told` the way back from rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from timeline.columns import relations
from timeline.columns.drafts import decoded, encoded
from timeline.columns.relations import Columns
from timeline.columns.told import Told, events_of, mentions_of, told, told_by
from timeline.values import Dating, Draft, Settled

__all__ = [
    "Columns",
    "Told",
    "batch",
    "decoded",
    "encoded",
    "events_of",
    "mentions_of",
    "relations",
    "rows",
    "told",
    "told_by",
]

SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # one for one: offsets hold


def rows(
    drafts: Sequence[Draft],
    days: Sequence[Dating | None],
    told: Sequence[Settled],
    keys: Sequence[str],
    kept: Sequence[str | None],
    states: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Columns]:
    """The rows of some articles, by relation: all that is `told` of those that have a day, and those that wait for one.

    `kept` are the drafts as JSON, known by `keys`; a draft that JSON does not hold is None, and not kept. `states` are
    those of the articles, by id, whose rows may stay.
    """
    read, own = [s.draft for s in told], [s.dating for s in told]
    held = [n for n, day in enumerate(days) if day and kept[n]]
    rest = [n for n, day in enumerate(days) if not day]
    return {
        "documents": relations.documents(read, own),
        "evidence": relations.evidence(read, own),
        "expressions": relations.expressions(read, [s.values for s in told]),
        "mentions": relations.mentions([m for s in told for m in s.mentions]),
        "machine.traits": relations.traits([s for s in told if s.draft.traits], states),
        "machine.drafts": {
            "doc_id": [drafts[n].article.doc_id for n in held],
            "key": [keys[n] for n in held],
            "draft": [kept[n] for n in held],
            "published": [drafts[n].article.published for n in held],
            "basis": [drafts[n].article.basis for n in held],
        },
        "waiting": {
            **relations.waiting([drafts[n] for n in rest]),
            "key": [keys[n] for n in rest],
            "draft": [kept[n] for n in rest],
        },
    }


def batch(columns: Columns, schema: pa.Schema) -> pa.RecordBatch:
    """Columns as an Arrow batch. Raises KeyError where a column of the schema is not given."""
    return pa.RecordBatch.from_arrays([array(columns[f.name], f.type) for f in schema], schema=schema)


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column; a lone surrogate, which no file can hold, becomes U+FFFD."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([clean(v) for v in values], kind)


def clean(value: Any) -> Any:
    """A text, or texts, that can be written as UTF-8."""
    if isinstance(value, str):
        return value.translate(SURROGATES)
    return [clean(v) for v in value] if isinstance(value, list | tuple) else value
