"""The page on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.page.conftest import Show
from tests.page.test_reading import THREE

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]


def test_on_paper_there_is_a_chart_and_a_list(show: Show, drawn: Drawn) -> None:
    """Nothing to press, every row of the list."""
    page = show(drawn(many=60))
    page.emulate_media(media="print")
    assert page.locator("#search").is_hidden()
    assert page.locator("#chart").is_visible()
    rows = page.locator(".row").count()
    assert int(page.inner_text("#list-title").split()[0]) == rows
    assert page.locator(".row").last.is_visible()


def test_the_whole_chart_goes_on_paper(show: Show, drawn: Drawn) -> None:
    """It is as wide as a sheet at most, with its axis, and none of its lanes is cut."""
    page = show(drawn(many=60), size=(1400, 900))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    chart, axis = (
        page.locator("#chart").bounding_box(),
        page.locator("#plot .xaxislayer-above").bounding_box(),
    )
    assert chart
    assert axis
    assert axis["width"] < chart["width"] < 700
    assert chart["y"] < axis["y"] + axis["height"] <= chart["y"] + chart["height"]


def test_a_dark_page_is_dark_ink_on_paper(show: Show, drawn: Drawn) -> None:
    """The chart, and the signs in legend and list."""
    page = show(drawn(THREE), color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#plot").evaluate("e => getComputedStyle(e).filter").startswith("invert")
    for sign in ("#legend .glyph .filled", ".row .glyph .filled"):
        ink = page.locator(sign).first.evaluate("e => getComputedStyle(e).fill")
        assert ink == "rgb(44, 58, 85)", sign
