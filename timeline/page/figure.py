"""The chart as plotly sees it: a trace for each kind of mark, empty until the browser chooses what to draw.

Status and precision are shapes, never colours: `meta` names the ink of each trace, which the browser takes
from the stylesheet, so that light and dark are one figure. y is in pixels from above, x in milliseconds.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'


def chart() -> str:
    """The main chart as JSON."""
    traces = [
        area("counts", "count"),
        *(area(f"fade-{step}", f"fade-{step}") for step in (4, 3, 2, 1)),
        area("bar-solid", "bar"),
        outline("bar-planned"),
        outline("bar-hypothetical", dash="3px,2.5px"),
        outline("bar-denied"),
        line("hairline", 1),
        line("reach", 1.5),
        go.Scatter(
            uid="ahead",
            mode="markers",
            meta="mark",
            marker={"opacity": 1, "symbol": "triangle-right", "size": 8},
        ),
        go.Scatter(
            uid="before",
            mode="markers",
            meta="mark",
            marker={"opacity": 1, "symbol": "triangle-left", "size": 8},
        ),
        go.Scatter(
            uid="candidate", mode="markers", meta="mark", marker={"opacity": 1, "symbol": "circle", "size": 6}
        ),
        go.Scatter(
            uid="candidate-open",
            mode="markers",
            meta="hollow",
            marker={"opacity": 1, "symbol": "circle-open", "size": 6},
        ),
        go.Scatter(uid="point-solid", mode="markers", meta="mark", marker={"opacity": 1, "symbol": "circle"}),
        go.Scatter(
            uid="point-planned", mode="markers", meta="hollow", marker={"opacity": 1, "symbol": "circle-open"}
        ),
        outline("point-hypothetical", dash="2.2px,1.8px"),
        go.Scatter(
            uid="point-denied",
            mode="markers",
            meta="hollow",
            marker={"opacity": 1, "symbol": "circle-x-open"},
        ),
        go.Scatter(
            uid="cross", mode="markers", meta="cross", marker={"opacity": 1, "symbol": "x-thin", "size": 9}
        ),
        label("label", 400),
        label("label-strong", 600),
    ]
    figure = go.Figure(traces, layout(margin={"l": 0, "r": 0, "t": 6, "b": 40}, dragmode="pan"))
    figure.update_xaxes(time_axis(ticks="outside", ticklen=5, showgrid=True))
    figure.update_yaxes(visible=False, fixedrange=True)
    return str(figure.to_json(remove_uids=False))


def overview() -> str:
    """The strip below: how many events there are over the whole range."""
    strip = go.Figure(
        [area("density", "density")], layout(margin={"l": 0, "r": 0, "t": 2, "b": 20}, dragmode=False)
    )
    strip.update_xaxes(time_axis(ticks="", showgrid=False, fixedrange=True))
    strip.update_yaxes(visible=False, fixedrange=True)
    return str(strip.to_json(remove_uids=False))


def layout(**own: Any) -> go.Layout:
    """What both figures share: no title, no legend, no ornament of plotly's own."""
    return go.Layout(
        template="none",
        showlegend=False,
        hovermode=False,
        font={"family": FONT, "size": 12},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        **own,
    )


def time_axis(**own: Any) -> dict[str, Any]:
    """A quiet axis of dates."""
    return {
        "type": "date",
        "zeroline": False,
        "showline": False,
        "tickfont": {"size": 12},
        "nticks": 9,
        "ticklabelmode": "period",
        **own,
    }


def area(uid: str, ink: str) -> go.Scatter:
    """Filled shapes, gaps between them."""
    return go.Scatter(uid=uid, mode="lines", fill="toself", line={"width": 0}, meta=ink, hoverinfo="skip")


def outline(uid: str, dash: str = "solid") -> go.Scatter:
    """Hollow shapes, gaps between them."""
    return go.Scatter(
        uid=uid, mode="lines", line={"width": 1.5, "dash": dash, "simplify": False}, meta="line"
    )


def line(uid: str, width: float) -> go.Scatter:
    """Strokes, gaps between them."""
    return go.Scatter(uid=uid, mode="lines", line={"width": width, "simplify": False}, meta="line")


def label(uid: str, weight: int) -> go.Scatter:
    """Titles beside their marks."""
    return go.Scatter(
        uid=uid, mode="text", textposition="middle right", textfont={"weight": weight}, meta="text"
    )
