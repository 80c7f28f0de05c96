"""Values become columns of the store, as Arrow: what the workers make of their articles and the store takes in.

No database lives here, so the workers need none. `relations` has the columns of each relation, `drafts` the JSON by
which an article need not be read again, `told` the way back from rows, `agreed` the events that come of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from timeline.columns import relations
from timeline.columns.agreed import BELONGS, EVENTS, Agreed, agreed_by, events_of
from timeline.columns.arrow import Columns, batch
from timeline.columns.drafts import decoded, encoded
from timeline.columns.told import Told, mentions_of, told, told_by
from timeline.values import Dating, Draft, Settled

__all__ = [
    "BELONGS",
    "EVENTS",
    "Agreed",
    "Columns",
    "Told",
    "agreed_by",
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
