"""The rows of each relation as columns, a list for each column of sql/schema.sql. Knows values and names alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from operator import attrgetter

from timeline.columns.arrow import Columns
from timeline.values import Applied, Article, Dating, Draft, Event, Mention, Problem, Settled, Traits, Value

ARTICLE = tuple(f.name for f in fields(Article) if f.name != "mark")
TRAITS = tuple(f.name for f in fields(Traits))


def waiting(drafts: Sequence[Draft]) -> Columns:
    """The rows of `waiting` as far as the articles fill them."""
    return {c: [getattr(d.article, c) for d in drafts] for c in ARTICLE}


def documents(drafts: Sequence[Draft], datings: Sequence[Dating]) -> Columns:
    """The rows of `documents`."""
    found = [d.article for d in drafts]
    stated = ("doc_id", "name", "path", "title", "source", "url", "language", "text")
    return {
        **{c: [getattr(a, c) for a in found] for c in stated},
        "published": [d.published for d in datings],
        "published_from": [d.earliest for d in datings],
        "published_to": [d.latest for d in datings],
        "basis": [d.basis for d in datings],
        "confidence": [round(d.confidence, 4) for d in datings],
    }


def evidence(drafts: Sequence[Draft], datings: Sequence[Dating]) -> Columns:
    """The rows of `evidence`."""
    rows = [
        (draft.article.doc_id, n, e)
        for draft, dating in zip(drafts, datings, strict=True)
        for n, e in enumerate(dating.evidence)
    ]
    return {
        "doc_id": [doc for doc, _, _ in rows],
        "n": [n for _, n, _ in rows],
        "start_char": [e.start if e.start >= 0 else None for _, _, e in rows],
        "end_char": [e.end if e.start >= 0 else None for _, _, e in rows],
        "says": [e.says for _, _, e in rows],
        "weight": [round(e.weight, 4) for _, _, e in rows],
    }


def expressions(drafts: Sequence[Draft], values: Sequence[Sequence[Value]]) -> Columns:
    """The rows of `expressions`."""
    rows = [
        (draft.article.doc_id, n, e, v)
        for draft, worth in zip(drafts, values, strict=True)
        for n, (e, v) in enumerate(zip(draft.expressions, worth, strict=True))
    ]
    return {
        "expression_id": [f"{doc}-{n}" for doc, n, _, _ in rows],
        "doc_id": [doc for doc, _, _, _ in rows],
        "start_char": [e.start for _, _, e, _ in rows],
        "end_char": [e.end for _, _, e, _ in rows],
        "text": [e.text for _, _, e, _ in rows],
        "type": [v.type for _, _, _, v in rows],
        "value": [v.value for _, _, _, v in rows],
        "mod": [v.mod for _, _, _, v in rows],
        "edtf": [v.edtf for _, _, _, v in rows],
        "earliest": [v.earliest for _, _, _, v in rows],
        "latest": [v.latest for _, _, _, v in rows],
    }


def mentions(rows: Sequence[Mention]) -> Columns:
    """The rows of `mentions`; which event each belongs to is told later."""
    said = [m.claim for m in rows]
    return {
        "mention_id": [m.mention_id for m in rows],
        "event_id": [None] * len(rows),
        "doc_id": [m.doc_id for m in rows],
        "start_char": [c.start for c in said],
        "end_char": [c.end for c in said],
        "trigger_start": [c.trigger_start for c in said],
        "trigger_end": [c.trigger_end for c in said],
        "expression_id": [
            None if m.claim.expression is None else f"{m.doc_id}-{m.claim.expression}" for m in rows
        ],
        "edtf": [m.edtf for m in rows],
        "earliest": [m.earliest for m in rows],
        "latest": [m.latest for m in rows],
        "status": [m.status for m in rows],
        "quote": [m.quote for m in rows],
        "title": [c.title for c in said],
        "kind": [c.kind for c in said],
        "trigger": [c.trigger for c in said],
        "told": [c.told for c in said],
        "place": [c.place for c in said],
        "actors": [c.actors for c in said],
        "steps": [m.steps for m in rows],
    }


def traits(rows: Sequence[Settled], states: Mapping[str, str]) -> Columns:
    """The rows of `machine.traits`; `states` by article, of those that have one."""
    docs = [s.draft.article.doc_id for s in rows]
    claims = [[m.claim for m in sorted(s.mentions, key=placed)] for s in rows]
    return {
        "doc_id": docs,
        "state": [states.get(doc) for doc in docs],
        **{c: [getattr(s.draft.traits, c) for s in rows] for c in TRAITS},
        "tenses": [[c.tense for c in said] for said in claims],
        "doubts": [[c.doubts for c in said] for said in claims],
    }


def placed(m: Mention) -> tuple[int, int, str]:
    """Where a mention stands in its article."""
    return m.claim.start, m.claim.trigger_start, m.mention_id


def events(rows: Sequence[Event]) -> Columns:
    """The rows of `events`."""
    same = (
        "event_id", "title", "kind", "edtf", "earliest", "latest", "status", "place", "actors", "n_documents", "story",
        "hidden", "corrected", "notes",
    )  # fmt: skip
    values = zip(*map(attrgetter(*same), rows), strict=True) if rows else repeat((), len(same))
    return {
        **dict(zip(same, values, strict=True)),
        "n_mentions": [len(e.mentions) for e in rows],
        "confidence": [round(e.confidence, 4) for e in rows],
    }


def problems(rows: Sequence[Problem]) -> Columns:
    """The rows of `problems`."""
    return {c: [getattr(p, c) for p in rows] for c in ("path", "stage", "message")}


def corrections(rows: Sequence[Applied]) -> Columns:
    """The rows of `corrections`."""
    same = (
        "fix",
        "value",
        "was",
        "author",
        "made",
        "reason",
        "quotes",
        "article",
        "doc_id",
        "event_id",
        "message",
    )
    return {
        **{c: [getattr(a, c) for a in rows] for c in same},
        "n": list(range(1, len(rows) + 1)),
        "applies": [not a.message for a in rows],
    }
