"""One HTML file that opens offline, drawn from a store. The only door to plotly."""

from __future__ import annotations

from timeline.store import Store


def draw(store: Store) -> str:
    """The page, as HTML."""
    import plotly.graph_objects as go

    rows = store.events()
    figure = go.Figure(
        go.Scatter(
            x=rows["earliest"].to_list(), y=[0] * len(rows), mode="markers", text=rows["title"].to_list()
        )
    )
    return str(figure.to_html(include_plotlyjs=True, div_id="timeline"))
