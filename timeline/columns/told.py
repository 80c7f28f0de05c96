"""The way back: what the articles tell, as columns for the joint stages, and as values where those are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

import pyarrow as pa

from timeline.columns import relations
from timeline.columns.relations import placed
from timeline.values import Claim, Event, Mention, Settled

Value = TypeVar("Value")

NAME = pa.dictionary(pa.int32(), pa.string())
ARTICLES = pa.schema(
    [
        ("doc_id", pa.string()), ("language", pa.string()), ("earliest", pa.date32()), ("latest", pa.date32()),
        ("text", pa.string()), ("lead", pa.binary()), ("rows", pa.binary()), ("words", pa.binary()),
        ("names", pa.list_(pa.string())), ("quoted", pa.list_(pa.string())), ("tenses", pa.list_(pa.string())),
        ("doubts", pa.list_(pa.int32())),
    ]
)  # fmt: skip
MENTIONS = pa.schema(
    [
        ("mention_id", pa.string()), ("doc_id", pa.string()), ("start_char", pa.int32()), ("end_char", pa.int32()),
        ("trigger_start", pa.int32()), ("trigger_end", pa.int32()), ("trigger", pa.string()), ("kind", NAME),
        ("status", NAME), ("title", pa.string()), ("expression", pa.int32()), ("told", pa.string()),
        ("actors", pa.list_(pa.string())), ("place", pa.string()), ("edtf", pa.string()), ("earliest", pa.date32()),
        ("latest", pa.date32()),
    ]
)  # fmt: skip
FLAT = {"tenses": "tense", "doubts": "doubts"}
"""Lists of an article that run beside its mentions, and what each of their items is called."""


class Told(NamedTuple):
    """What all articles tell: the articles in order of `doc_id`, their mentions in order of article and place in it.

    Columns of `articles` as in sql/machine/traits.sql, those of `mentions` as in sql/machine/told.sql, with `tense` and
    `doubts` of each beside them.
    """

    articles: pa.Table
    mentions: pa.Table


def told(articles: pa.Table, mentions: pa.Table) -> Told:
    """What all articles tell, from the answers to the two queries."""
    for lists, name in FLAT.items():
        mentions = mentions.append_column(
            name, pa.chunked_array([c.flatten() for c in articles[lists].chunks])
        )
    return Told(articles.drop_columns(list(FLAT)), mentions.combine_chunks())


def told_by(rows: Sequence[Settled]) -> Told:
    """The same, from values, without a store."""
    rows = sorted(rows, key=lambda s: s.draft.article.doc_id)
    said = [m for s in rows for m in sorted(s.mentions, key=placed)]
    articles = dict(relations.traits(rows, {})) | {
        "language": [s.draft.article.language for s in rows],
        "earliest": [s.dating.earliest for s in rows],
        "latest": [s.dating.latest for s in rows],
    }
    mentions = dict(relations.mentions(said)) | {"expression": [m.claim.expression for m in said]}
    return told(pa.table(articles, ARTICLES), pa.table(mentions, MENTIONS))


def mentions_of(mentions: pa.Table) -> list[Mention]:
    """Mentions as values, without quotes and steps."""
    claimed = (
        "start_char", "end_char", "trigger_start", "trigger_end", "trigger", "kind", "status", "title",
        "expression", "told", "tense",
    )  # fmt: skip
    actors, places, doubts = columns(mentions, ("actors", "place", "doubts"))
    said = map(same, (*columns(mentions, claimed), map(tuple, actors), places))
    rows = zip(*said, repeat("", len(doubts)), repeat(None, len(doubts)), doubts, strict=True)
    claims = [Claim(*row) for row in rows]
    days = map(same, columns(mentions, ("doc_id", "edtf", "earliest", "latest", "status")))
    ids = mentions["mention_id"].to_pylist()
    return [
        Mention(key, doc, claim, "", edtf, first, last, status)
        for key, claim, doc, edtf, first, last, status in zip(ids, claims, *days, strict=True)
    ]


def events_of(events: pa.Table) -> dict[str, Event]:
    """Events by id, without mentions and stories; columns as in sql/machine/agreed.sql."""
    said = ("event_id", "title", "kind", "status", "edtf", "earliest", "latest", "place")
    actors, *sizes = columns(events, ("actors", "confidence", "n_documents"))
    rows = zip(*map(same, (*columns(events, said), map(tuple, actors))), *sizes, strict=True)
    return {row[0]: Event(*row) for row in rows}


def columns(table: pa.Table, names: tuple[str, ...]) -> list[list[Any]]:
    """Some columns of a table as lists."""
    return [table.column(name).to_pylist() for name in names]


def same(values: Iterable[Value]) -> list[Value]:
    """The values, equal ones as one: most mentions share their words and days with others."""
    known: dict[Value, Value] = {}
    return [known.setdefault(value, value) for value in values]
