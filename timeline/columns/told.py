"""The way back: what the articles tell, as columns for the joint stages, and as values where those are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import pyarrow as pa

from timeline.columns import relations
from timeline.columns.arrow import columns
from timeline.columns.relations import placed
from timeline.values import Claim, Mention, Settled

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
        column = articles[lists]
        flat = pa.chunked_array([c.flatten() for c in column.chunks], column.type.value_type)
        mentions = mentions.append_column(name, flat)
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
        "expression", "told", "tense", "actors", "place",
    )  # fmt: skip
    size = len(mentions)
    said = (
        *columns(mentions, claimed),
        repeat("", size),
        repeat(None, size),
        *columns(mentions, ("doubts",)),
    )
    claims = [Claim(*row) for row in zip(*said, strict=True)]
    days = columns(mentions, ("mention_id", "doc_id", "edtf", "earliest", "latest", "status"))
    return [
        Mention(key, doc, claim, "", edtf, first, last, status)
        for claim, key, doc, edtf, first, last, status in zip(claims, *days, strict=True)
    ]
