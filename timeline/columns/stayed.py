"""The way back: rows of articles that stay become what the joint stages go on with, without texts and expressions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any, TypeVar

import pyarrow as pa

from timeline.columns.relations import TRAITS
from timeline.values import Article, Claim, Draft, Event, Mention, Traits

Value = TypeVar("Value")


def drafts_of(articles: pa.Table) -> tuple[Draft, ...]:
    """The articles with their traits; columns as in sql/machine/stayed.sql."""
    own = ("doc_id", "name", "path", "language", "title", "source", "url", "published", "basis")
    found = [
        Article(doc, name, path, "", *rest)
        for doc, name, path, *rest in zip(*columns(articles, own), strict=True)
    ]
    traits = [
        Traits(text, lead, rows, words, tuple(names), tuple(quoted))
        for text, lead, rows, words, names, quoted in zip(*columns(articles, TRAITS), strict=True)
    ]
    return tuple([Draft(a, traits=t) for a, t in zip(found, traits, strict=True)])


def mentions_of(articles: pa.Table, mentions: pa.Table) -> tuple[Mention, ...]:
    """The mentions of the articles, without quotes and steps; columns as in sql/machine/told.sql."""
    claimed = (
        "start_char", "end_char", "trigger_start", "trigger_end", "trigger", "kind", "status", "title",
        "expression", "told",
    )  # fmt: skip
    tenses, categories, doubts = (
        chain.from_iterable(c) for c in columns(articles, ("tenses", "categories", "doubts"))
    )
    actors, places = columns(mentions, ("actors", "place"))
    told = map(same, (*columns(mentions, claimed), tenses, map(tuple, actors), places, categories))
    claims = [Claim(*row) for row in zip(*told, repeat(None, len(mentions)), doubts, strict=True)]
    said = map(same, columns(mentions, ("mention_id", "doc_id", "edtf", "earliest", "latest", "status")))
    return tuple(
        [
            Mention(key, doc, claim, "", edtf, first, last, status)
            for claim, key, doc, edtf, first, last, status in zip(claims, *said, strict=True)
        ]
    )


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
