"""One HTML file that opens offline, drawn from a store. The only door to plotly.

`rows` asks the store, `figure` is the chart as plotly sees it, `sheet` puts everything into one file. What
happens in the browser lives in `script/`, its words in `texts/`, its looks in `style/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.page import figure, rows, sheet
from timeline.store import Store


def draw(store: Store, most: int = rows.MOST) -> Iterator[str]:
    """The page of a store as HTML, in pieces: the same store, the same bytes; beyond `most` events the salient ones."""
    content = rows.content(store, most)
    return sheet.assemble(content, figure.chart(), figure.overview())
