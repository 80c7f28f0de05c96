"""The mentions as the merge takes them: by article and place in it, without those of copied articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from timeline.columns import Told
from timeline.merge.agreement import EPOCH
from timeline.merge.bags import Ints
from timeline.merge.lists import Lists, places
from timeline.merge.traits import ROW

PLACE = ("start_char", "trigger_start", "trigger", "expression", "edtf", "status")
"""What a copy of an article has in common with it: the same words at the same place come to the same day."""


class Opening(NamedTuple):
    """How an article begins; see `Traits`."""

    text: str
    lead: bytes
    names: list[str]
    quoted: list[str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles, and their mentions as columns, but for those that repeat a copied article's.

    `written` is the last day that each article can have been written on, as an ordinal, 0 for none. `docs` gives the
    article of each mention; `rows` (mentions × ROW) and `words` are as `traits` counts them. `copies` are each
    mention's rows in the table of all: its own, and those of copied articles that repeat it. A copy is a mention, never
    an event.
    """

    openings: Sequence[Opening]
    languages: Sequence[str]
    written: Ints
    mentions: pa.Table
    docs: Ints
    rows: NDArray[np.int32]
    words: NDArray[np.uint32]
    copies: Lists

    def __len__(self) -> int:
        return len(self.docs)


def shelf(told: Told) -> Shelf:
    """The shelf of a build."""
    articles, mentions = told
    begin = zip(*(articles[name].to_pylist() for name in Opening._fields), strict=True)
    openings = [Opening(*values) for values in begin]
    docs = pc.index_in(mentions["doc_id"], articles["doc_id"]).to_numpy().astype(np.int64)
    rows = flat(articles["rows"], np.int32).reshape(-1, ROW)
    words = flat(articles["words"], np.uint32)
    copies = places(_firsts(mentions, docs, [o.text for o in openings]))
    new = np.zeros(len(docs), bool)
    new[copies.items[copies.bounds[:-1]]] = True
    if not new.all():
        words = words[np.repeat(new, rows[:, 3] + rows[:, 4])]
        mentions, docs, rows = mentions.filter(pa.array(new)), docs[new], rows[new]
    return Shelf(
        openings, articles["language"].to_pylist(), days(articles["latest"], 0), mentions, docs,
        rows, words, copies,
    )  # fmt: skip


def _firsts(mentions: pa.Table, docs: Ints, texts: Sequence[str]) -> Ints:
    """The row of each mention, or of the first that says the same at the same place of the same text."""
    often = Counter(texts)
    copied = np.array([often[text] > 1 for text in texts], bool)
    rows = np.flatnonzero(copied[docs])
    some = mentions.select(PLACE).take(pa.array(rows))
    said = zip([texts[d] for d in docs[rows].tolist()], *(c.to_pylist() for c in some.columns), strict=True)
    known: dict[tuple[Any, ...], int] = {}
    found = np.arange(len(docs))
    found[rows] = [known.setdefault(place, row) for row, place in zip(rows.tolist(), said, strict=True)]
    return found


def days(column: pa.ChunkedArray, none: int) -> Ints:
    """Dates as ordinals, `none` for an open side."""
    found: Ints = pc.fill_null(column.cast(pa.int32()), none - EPOCH).to_numpy().astype(np.int64)
    return found + EPOCH


def flat(column: pa.ChunkedArray, kind: type[np.number[Any]]) -> NDArray[Any]:
    """The numbers that bytes of a column hold, one row's behind the other's."""
    parts = [np.empty(0, kind)]
    for chunk in column.chunks:
        _, ends, held = chunk.buffers()
        at = np.frombuffer(ends, np.int32)[chunk.offset :]
        if len(chunk) and held:
            parts.append(np.frombuffer(held, np.uint8)[at[0] : at[len(chunk)]].view(kind))
    return np.concatenate(parts)


def numbered(column: pa.ChunkedArray | pa.Array) -> tuple[Ints, list[Any]]:
    """The values of a column as numbers, -1 for none, in the order in which they are met; and the values."""
    found = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not pa.types.is_dictionary(found.type):
        found = found.dictionary_encode()
    numbers: Ints = pc.fill_null(found.indices.cast(pa.int64()), -1).to_numpy()
    return numbers, found.dictionary.to_pylist()


def met(keys: Ints) -> tuple[Ints, Ints]:
    """Where each key is met first, in that order, and the number of each key in it."""
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order], rank[which]
