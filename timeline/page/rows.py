"""What the page asks the store, as JSON that DuckDB writes. Its questions live in sql/page/; no plotly."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.store import Store

MOST = 100_000
"""Events that a page can hold and still opens at once."""
LEAN = 20_000
"""Events beyond which the page keeps the proof short."""
BLOCK = 500
"""Events whose details are unpacked together."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a page shows, as JSON texts: the index is read at once, the rest when somebody asks."""

    index: str
    articles: str
    details: tuple[str, ...]


def content(store: Store, most: int = MOST) -> Content:
    """Ask for the `most` telling events, for the articles that tell of them, and their proof in blocks."""
    [picked] = store.rows("page/pick", {"most": most})
    store.rows("page/naming")
    store.rows("page/words")
    lean = picked["Count"] > LEAN
    proof = {"block": BLOCK, "mentions": 3 if lean else 50, "around": 80 if lean else 160}
    [index], [articles] = store.rows("page/index"), store.rows("page/articles")
    return Content(
        index["json"], articles["json"], tuple(r["json"] for r in store.rows("page/details", proof))
    )
