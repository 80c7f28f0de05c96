"""The chart in a real browser: marks, labels, lanes, moving and zooming."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.page.archive import Article, Telling, Told
from tests.page.conftest import Show, redraws, settled

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]
Box = dict[str, float]

BOXES = """selector => [...document.querySelectorAll(selector)].map(e => {
  const {left, right, top, bottom} = e.getBoundingClientRect(); return {left, right, top, bottom}; })"""


def boxes(page: Page, selector: str) -> list[Box]:
    """Where the elements of a selector stand, those outside of the chart left out."""
    plot = page.locator("#plot").bounding_box()
    assert plot
    found: list[Box] = page.evaluate(BOXES, selector)
    return [b for b in found if b["right"] > plot["x"] and b["left"] < plot["x"] + plot["width"]]


def overlaps(a: Box, b: Box) -> bool:
    """Do two boxes cover a common spot, by more than a hair?"""
    return (
        min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1.5
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 4
    )


def marks(page: Page, trace: str) -> int:
    """How many marks a trace shows: points, or strokes of its one path."""
    points = page.locator(f"#plot .trace{trace} .point").count()
    paths: list[str] = page.evaluate(
        "s => [...document.querySelectorAll(s)].map(e => e.getAttribute('d') ?? '')",
        f"#plot .trace{trace} :is(.js-line, .js-fill)",
    )
    return points + sum(path.count("M") for path in paths)


TEXT = "#plot .textpoint text"
POINT = "#plot .points path.point"


@pytest.mark.parametrize("many", [60, 400])
def test_no_label_stands_on_another_or_on_a_mark(show: Show, drawn: Drawn, many: int) -> None:
    """Events are packed so that every title can be read, whatever the lanes."""
    page = show(drawn(many=many))
    for lanes in ("story", "actors", "place", "kind", "sources"):
        redraws(page, lambda lanes=lanes: page.evaluate("l => { location.hash = `lanes=${l}` }", lanes))
        labels, points = boxes(page, TEXT), boxes(page, POINT)
        assert len(labels) > 8
        assert [(a, b) for n, a in enumerate(labels) for b in labels[n + 1 :] if overlaps(a, b)] == []
        assert [(a, b) for a in labels for b in points if overlaps(a, b)] == []


def test_a_title_is_cut_only_where_something_stands_beside_it(show: Show, drawn: Drawn) -> None:
    """A long title uses the free width of the chart, and ends behind a word where that does not suffice."""
    long = "Hafenmeister der vier Inseln einigen sich auf gemeinsame Regeln für die Fähren der Winterzeit"
    lone = show(drawn([Told(title=long, edtf="2025-03-01"), Told(title="Ende", edtf="2025-06-30")]))
    assert long in lone.locator(TEXT).all_text_contents()
    again = show(drawn([Told(title=f"{long} {n}", edtf=f"2025-03-{n:02}") for n in range(1, 29)]))
    cut = [t for t in again.locator(TEXT).all_text_contents() if t.endswith("…")]
    assert cut
    assert all(f"{long} ".startswith(f"{t[:-1]} ") for t in cut)


def test_more_labels_appear_as_one_zooms_in(show: Show, drawn: Drawn) -> None:
    """Far away the most reported events are named, nearby all of them."""
    start = date(2025, 1, 1)
    page = show(
        drawn(
            [Told(title=f"Treffen der Reeder {n}", edtf=f"{start + timedelta(n // 2)}") for n in range(500)]
        )
    )
    far = len(boxes(page, TEXT)) / int(page.inner_text("#list-title").split()[0])
    for _ in range(4):
        redraws(page, lambda: page.click("#zoom-in"))
    near = len(boxes(page, TEXT)) / int(page.inner_text("#list-title").split()[0])
    assert far < 0.5
    assert near > 0.9


def test_the_most_reported_event_is_named_first(show: Show, drawn: Drawn) -> None:
    """In a crowd too dense for titles, the event of many sources keeps its own."""
    crowd = [Told(title=f"Randnotiz {n}") for n in range(300)]
    papers = tuple(Telling(article=Article(source=f"Blatt {n}", path=f"{n}.txt")) for n in range(5))
    page = show(drawn([*crowd, Told(title="Dammbruch am Oberlauf", tellings=papers)]))
    assert "Dammbruch am Oberlauf" in page.locator(TEXT).all_text_contents()


SHAPES = {
    "occurred": {"point-solid"},
    "ongoing": {"point-solid", "ahead"},
    "planned": {"point-planned"},
    "hypothetical": {"point-hypothetical"},
    "denied": {"point-denied"},
}
PRECISION = {
    "2021-08-15": {"point-solid"},
    "2021-08": {"bar-solid"},
    "2021": {"bar-solid"},
    "2021-08-01/2021-08-09": {"bar-solid"},
    "2021-08-15~": {"point-solid", "fade-1", "fade-4"},
    "2021-08~": {"bar-solid", "fade-1", "fade-4"},
    "2021-08-15/..": {"point-solid", "reach", "ahead"},
    "../2021-08-15": {"point-solid", "reach", "before"},
    "[2021-08-05,2021-08-25]": {"candidate", "hairline"},
    "2021-08-15T14:30": {"point-solid"},
}


def shapes(page: Page) -> set[str]:
    """The traces that draw anything at all."""
    return {uid for uid in page.evaluate(TRACES) if not uid.startswith("label") and marks(page, uid)}


TRACES = "[...document.querySelectorAll('#plot .scatterlayer .trace')].map(e => e.classList[2].slice(5))"


def alone(page: Page, n: int) -> None:
    """Show the one event of a place of its own."""
    redraws(page, lambda: page.evaluate("n => { location.hash = `place=Ort%20${n}` }", n))


def test_status_is_a_shape(show: Show, drawn: Drawn) -> None:
    """Filled, open-ended, hollow, dashed or crossed: no status needs colour to be told."""
    page = show(drawn([Told(status=s, place=f"Ort {n}") for n, s in enumerate(SHAPES)]))
    for n, (status, traces) in enumerate(SHAPES.items()):
        alone(page, n)
        assert shapes(page) - {"reach"} == traces, status
        if status == "hypothetical":
            line = page.locator("#plot .tracepoint-hypothetical .js-line")
            assert line.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"


def test_precision_is_a_shape(show: Show, drawn: Drawn) -> None:
    """A day is a point, a stretch a bar; about fades, an open end is an arrow, a choice has a hairline."""
    page = show(drawn([Told(edtf=e, place=f"Ort {n}") for n, e in enumerate(PRECISION)]))
    for n, (edtf, traces) in enumerate(PRECISION.items()):
        alone(page, n)
        assert {t for t in shapes(page) if t not in ("fade-2", "fade-3")} == traces, edtf


@pytest.mark.parametrize(("today", "count"), [("2025-09-07", 1), ("2031-01-01", 0)])
def test_today_is_a_line_where_it_is_in_range(show: Show, drawn: Drawn, today: str, count: int) -> None:
    """The page asks the browser what day it is, so that its bytes never do."""
    page = show(drawn([Told()]), today=today)
    assert page.locator("#plot .annotation-text", has_text="heute").count() == count


def test_lanes_can_be_switched(show: Show, drawn: Drawn) -> None:
    """Each lane is named after what it holds, and the address remembers the choice."""
    told = [
        Told(
            title=f"Treffen {n}",
            actors=(("Ada Kröger", "Zoë Weiß")[n % 2],),
            place=("Łomna", "Dünsund")[n % 2],
        )
        for n in range(6)
    ]
    page = show(drawn(told))
    redraws(page, lambda: page.get_by_label("Beteiligte", exact=True).check(force=True))
    assert set(page.locator("#plot .annotation-text").all_text_contents()) >= {"Ada Kröger", "Zoë Weiß"}
    assert "lanes=actors" in page.url
    redraws(page, lambda: page.get_by_label("Ort", exact=True).check(force=True))
    assert set(page.locator("#plot .annotation-text").all_text_contents()) >= {"Łomna", "Dünsund"}


def test_the_events_of_a_story_share_a_lane(show: Show, drawn: Drawn) -> None:
    """Connected events stand under the name of their story; a single event gets no lane of its own."""
    papers = tuple(Telling(article=Article(path=f"{n}.txt")) for n in range(3))
    told = [
        Told(title="Sturmflut", story="Sturm · Küste", tellings=papers),
        Told(title="Spendenlauf", story="Sturm · Küste"),
        Told(title="Ernte", story="s2"),
    ]
    page = show(drawn(told))
    heads = [t for t in page.locator("#plot .annotation-text").all_text_contents() if t != "heute"]
    assert heads == ["Sturm · Küste", "Einzelne Ereignisse"]


def test_a_page_that_leaves_events_out_says_so(show: Show, drawn: Drawn) -> None:
    """Beyond its limit the page holds the salient events, counts the rest and says how to get them."""
    page = show(drawn(many=900, most=300))
    assert "300 meistberichteten von 900" in page.inner_text("#left-out")
    assert "timeline list" in page.inner_text("#left-out")
    assert page.inner_text("#list-title").startswith("300 ") or "von 300" in page.inner_text("#list-title")


def test_the_looks_follow_the_system(show: Show, drawn: Drawn) -> None:
    """Light and dark, and from one to the other without a reload."""
    page = show(drawn([Told()]))
    colour = "() => getComputedStyle(document.querySelector('#plot .tracepoint-solid .point')).fill"
    light = page.evaluate(colour)
    redraws(page, lambda: page.emulate_media(color_scheme="dark"))
    assert page.evaluate(colour) != light


def test_time_runs_along_x(show: Show, drawn: Drawn) -> None:
    """What happened later stands further to the right."""
    page = show(drawn([Told(title=f"Treffen {n}", edtf=f"2025-0{n}-10") for n in range(1, 8)]))
    order: list[Any] = [page.locator(TEXT, has_text=f"Treffen {n}").bounding_box() for n in range(1, 8)]
    assert all(a["x"] < b["x"] for a, b in pairwise(order))
    assert settled(page) >= 1
