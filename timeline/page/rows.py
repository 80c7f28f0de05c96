"""What the page asks the store, as columns of numbers and words. Its questions live in sql/page/; no plotly here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.store import Store

MOST = 100_000
"""Events that a page can hold and still opens at once."""
BLOCK = 500
"""Events whose details are unpacked together."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a page shows: the index stands in the browser at once, the rest when somebody asks."""

    index: dict[str, Any]
    articles: list[dict[str, Any]]
    details: tuple[str, ...]


def content(store: Store, most: int) -> Content:
    """Ask for the `most` telling events, for the articles that tell of them, and for their proof in blocks of JSON."""
    ask(store, "pick", most=most)
    ask(store, "naming")
    events = answer(store, "events")
    counts = answer(store, "counts").row(0, named=True)
    lean = len(events) > 20_000
    proof = answer(store, "details", block=BLOCK, mentions=3 if lean else 50, around=80 if lean else 160)
    stories = dict(
        zip(*answer(store, "stories").select("story", "name").to_dict(as_series=False).values(), strict=True)
    )
    beyond = answer(store, "beyond")
    index = {
        "counts": counts,
        "block": BLOCK,
        **columns(events, stories),
        "beyond": {"week": beyond["week"].to_list(), "events": beyond["events"].to_list()},
        "problems": answer(store, "problems").to_dicts(),
    }
    return Content(index, answer(store, "articles").to_dicts(), tuple(proof["block"]))


def columns(events: pl.DataFrame, stories: dict[str, str]) -> dict[str, Any]:
    """The events as one list a column; words that recur are numbers into `names`, the most frequent first."""
    names: dict[str, list[str]] = {}
    told: dict[str, Any] = {
        c: events[c].to_list() for c in ("id", "title", "edtf", "start", "end", "reports", "rank")
    }
    for one in ("status", "kind", "place", "story"):
        words = [[w] if w else [] for w in events[one]]
        names[one], numbers = numbered([w for w in ws if one != "story" or w in stories] for ws in words)
        told[one] = [n[0] if n else -1 for n in numbers]
    for many in ("actors", "sources"):
        names[many], told[many] = numbered(events[many])
    names["story"] = [stories[s] for s in names["story"]]
    return {"names": names, "events": told}


def numbered(lists: Iterable[Iterable[str]]) -> tuple[list[str], list[list[int]]]:
    """The words of all lists, the most frequent first, and the lists as numbers into them."""
    kept = [list(dict.fromkeys(ws)) for ws in lists]
    often: dict[str, int] = {}
    for ws in kept:
        for w in ws:
            often[w] = often.get(w, 0) + 1
    words = sorted(often, key=lambda w: (-often[w], w))
    number = {w: i for i, w in enumerate(words)}
    return words, [[number[w] for w in ws] for ws in kept]


def ask(store: Store, question: str, **values: int) -> None:
    """Run a statement of sql/page/ that answers nothing by itself."""
    store.rows(f"page/{question}", values)


def answer(store: Store, question: str, **values: int) -> pl.DataFrame:
    """The answer to a question of sql/page/."""
    return store.query(f"page/{question}", values)
