"""What the page asks the store, as JSON that DuckDB writes. Its questions live in sql/page/; no plotly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from timeline.store import Store

MOST = 100_000
"""Events that a page can hold and still opens at once."""
LEAN = 20_000
"""Events beyond which the page keeps the proof short."""
BLOCK = 500
"""Events whose details are unpacked together."""


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
    articles = ",".join(json for (json,) in store.stream("page/articles"))
    return Content(index(store), f"[{articles}]", details(store, picked["Count"] > LEAN))


def index(store: Store) -> str:
    """What chart, list, lanes and filters need to know: all but the events is put together by the store."""
    [told] = store.rows("page/index")
    events = store.table("page/columns")
    columns = (f'"{name}":{listed(events[name].drop_null().to_pylist())}' for name in events.column_names)
    told["names"] += f',"events":{{{",".join(columns)}}}'
    return "{" + ",".join(f'"{part}":{json}' for part, json in told.items()) + "}"


def listed(values: list[str]) -> str:
    """A JSON list of JSON texts; null where there are none."""
    return f"[{','.join(values)}]" if values else "null"


def details(store: Store, lean: bool) -> Iterator[str]:
    """The proof of the picked events, a block at a time; the articles are looked into some at a time."""
    block = {"block": BLOCK}
    store.rows("page/turns", {"mentions": 3 if lean else 50})
    store.rows("page/cited", {"around": 80 if lean else 160})
    store.rows("page/pieces", block)
    for stretch in store.rows("page/stretches"):
        store.rows("page/quote", stretch)
    for _, pieces in groupby(store.stream("page/details", block), key=itemgetter(0)):
        yield "".join(json for _, json in pieces)
