"""What the page asks the store, as JSON that DuckDB writes. Its questions live in sql/page/; no plotly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.store import Store

MOST = 100_000
"""Events that a page can hold and still opens at once."""
LEAN = 20_000
"""Events beyond which the page keeps the proof short."""
BLOCK = 500
"""Events whose details are unpacked together."""
PORTION = 40 * BLOCK
"""Events whose details are asked for together: with all at once the memory of a build is highest here."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a page shows, as JSON texts: the index is read at once, the rest when somebody asks.

    The blocks of details are asked of the store as they are taken.
    """

    index: str
    articles: str
    details: Iterator[str]


def content(store: Store, most: int = MOST) -> Content:
    """Ask for the `most` telling events, for the articles that tell of them, and their proof in blocks."""
    [picked] = store.rows("page/pick", {"most": most})
    store.rows("page/naming")
    store.rows("page/words")
    lean = picked["Count"] > LEAN
    proof = {"block": BLOCK, "mentions": 3 if lean else 50, "around": 80 if lean else 160}
    [index], [articles] = store.rows("page/index"), store.rows("page/articles")
    return Content(index["json"], articles["json"], details(store, picked["Count"], proof))


def details(store: Store, count: int, proof: Mapping[str, int]) -> Iterator[str]:
    """The proof of the picked events, a block a time."""
    for first in range(0, count, PORTION):
        yield from (
            row["json"] for row in store.rows("page/details", {**proof, "first": first, "size": PORTION})
        )
