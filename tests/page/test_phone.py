"""A phone: list or chart, fingers, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.page.archive import Told
from tests.page.conftest import Show, redraws

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]
PHONE = {"size": (390, 844), "has_touch": True, "is_mobile": True}
THREE = [Told(title=f"Ereignis {n}", edtf=f"2025-09-0{n}") for n in (1, 2, 3)]
FAR = [*(Told(title=f"Nah {n}", edtf=f"2025-09-0{n}") for n in range(1, 9)), Told(title="Fern", edtf="1925")]

SMALL = """() => [...document.querySelectorAll('button, input, summary')].filter(e => e.checkVisibility())
  .map(e => [e.id, (e.closest('label') ?? e).getBoundingClientRect()])
  .filter(([, r]) => r.width < 44 || r.height < 44).map(([id, r]) => `${id} ${r.width} ${r.height}`)"""


def part(page: Page, name: str) -> None:
    """Choose the list or the chart."""
    redraws(page, lambda: page.get_by_role("radio", name=name).tap(force=True))


def test_list_or_chart_each_with_the_whole_screen(show: Show, drawn: Drawn) -> None:
    """A bar at the foot of the screen leads from one to the other, wherever the list has been scrolled to."""
    page = show(drawn(many=60), **PHONE)
    assert page.locator("#list").is_visible()
    assert page.locator("#chart").is_hidden()
    page.locator(".row").last.scroll_into_view_if_needed()
    part(page, "Zeitleiste")
    chart = page.locator("#chart").bounding_box()
    assert chart
    assert chart["height"] >= 300
    assert chart["y"] + chart["height"] < 844
    assert page.locator("#list").is_hidden()
    assert page.locator("#plot .point").count() > 0
    assert page.locator("#plot .main-svg").first.bounding_box()["width"] == chart["width"]  # type: ignore[index]


def test_the_list_alone_holds_all_that_matches(show: Show, drawn: Drawn) -> None:
    """Nobody sees a window there, so none hides anything, and none is spoken of."""
    page = show(drawn(FAR), **PHONE)
    assert page.inner_text("#list-title") == "9 Ereignisse"
    assert page.locator(".row").count() == 9
    part(page, "Zeitleiste")
    assert page.inner_text("#earlier") == "← 1 früher"


def test_a_link_remembers_the_part(show: Show, drawn: Drawn) -> None:
    """On a phone it opens the chart; where both parts have room it says nothing."""
    html = drawn(FAR)
    page = show(html, **PHONE)
    part(page, "Zeitleiste")
    fragment = "#" + page.url.partition("#")[2]
    assert show(html, fragment, **PHONE).locator("#chart").is_visible()
    wide = show(html, fragment)
    assert wide.locator("#chart").is_visible()
    assert wide.locator("#list").is_visible()


def test_an_empty_stretch_says_so_above_the_chart(show: Show, drawn: Drawn) -> None:
    """And leads back to where something is."""
    page = show(drawn(FAR), "#part=chart&view=1950-01-01..1960-01-01", **PHONE)
    assert "In diesem Zeitraum liegt kein Ereignis" in page.inner_text("#empty")
    redraws(page, lambda: page.locator("#empty button").tap())
    assert page.locator("#empty").is_hidden()


@pytest.mark.parametrize("fragment", ["", "#part=chart"])
def test_everything_to_press_is_as_large_as_a_finger(show: Show, drawn: Drawn, fragment: str) -> None:
    """44 pixels in both directions, and nothing runs out of the screen."""
    page = show(drawn(many=60), fragment, **PHONE)
    assert page.evaluate(SMALL) == []
    page.locator("#filter").tap()
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_no_field_is_so_small_that_a_phone_zooms_into_it(show: Show, drawn: Drawn) -> None:
    """An iPhone does below 16 pixels, and stays there."""
    page = show(drawn(many=60), **PHONE)
    page.locator("#filter").tap()
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('input')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 16


def test_the_filters_end_with_what_they_leave(show: Show, drawn: Drawn) -> None:
    """A button that stays in sight says how many events, and shows them."""
    page = show(drawn(many=60), **PHONE)
    page.locator("#filter").tap()
    done = page.get_by_role("button", name="60 Ereignisse zeigen")
    expect(done).to_be_in_viewport()
    done.tap()
    assert page.locator("#filters").is_hidden()


def test_a_tap_beside_a_mark_opens_it(show: Show, drawn: Drawn) -> None:
    """A finger covers more than a point; the details are a sheet over the foot of the screen."""
    page = show(drawn(THREE[:1]), "#part=chart", **PHONE)
    mark = page.locator("#plot .tracepoint-solid .point").bounding_box()
    assert mark
    page.touchscreen.tap(mark["x"] - 8, mark["y"] - 8)
    sheet = page.locator("#details").bounding_box()
    assert sheet
    assert sheet["width"] == 390
    assert sheet["y"] > 80
    assert sheet["y"] + sheet["height"] == 844


def test_the_way_out_of_the_sheet_stays_in_sight(show: Show, drawn: Drawn) -> None:
    """However far one has read."""
    page = show(drawn(many=60), **PHONE)
    page.locator(".row").first.tap()
    page.locator("#details .source").first.wait_for()
    page.evaluate("document.getElementById('details').scrollTop = 400")
    expect(page.locator("#close")).to_be_in_viewport(ratio=1)
    page.locator("#close").tap()
    assert page.locator("#details").is_hidden()


def test_the_sheet_leads_from_event_to_event(show: Show, drawn: Drawn) -> None:
    """There and back, as far as there are any; no arrow keys on a phone."""
    page = show(drawn(THREE), **PHONE)
    page.locator(".row").nth(1).tap()
    page.get_by_role("button", name="Nächstes").tap()
    assert page.inner_text("#details-title") == "Ereignis 3"
    assert page.get_by_role("button", name="Nächstes").is_disabled()
    assert page.evaluate("document.activeElement.id") == "details"
    page.get_by_role("button", name="Voriges").tap()
    assert page.inner_text("#details-title") == "Ereignis 2"


def test_the_bar_counts_what_the_list_holds(show: Show, drawn: Drawn) -> None:
    """Whoever searches beside the chart sees how much was found."""
    page = show(drawn(FAR), "#part=chart", **PHONE)
    assert page.inner_text("#part label:first-of-type") == "Liste (9)"
    redraws(page, lambda: page.fill("#search", "fern"))
    assert page.inner_text("#part label:first-of-type") == "Liste (1)"


def fingers(page: Page, *ways: list[tuple[int, int]]) -> None:
    """Put a finger down at the beginning of each way, move all of them along, and lift them."""
    touch = page.context.new_cdp_session(page)
    for n, points in enumerate(zip(*ways, strict=True)):
        told = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        touch.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if n else "touchStart", "touchPoints": told}
        )
        page.wait_for_timeout(20)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def way(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """A straight way in ten steps."""
    (a, b), (c, d) = start, end
    return [(a + (c - a) * n // 10, b + (d - b) * n // 10) for n in range(11)]


def days(page: Page) -> tuple[float, float]:
    """The window of the address, in days."""
    ends = page.evaluate(
        """new URLSearchParams(location.hash.slice(1)).get('view').split('..')
          .map(t => Date.parse(t.length > 10 ? t + 'Z' : t))"""
    )
    return ends[0] / 86_400_000, ends[1] / 86_400_000


LINK = "#part=chart&view=2024-09-01..2024-11-01"


def test_one_finger_moves_the_chart_in_time(show: Show, drawn: Drawn) -> None:
    """As far as the finger, with the same length, and opens nothing."""
    page = show(drawn(many=60), LINK, **PHONE)
    first, last = days(page)
    redraws(page, lambda: fingers(page, way((300, 450), (121, 455))))
    moved, end = days(page)
    assert moved - first == pytest.approx((last - first) / 2, abs=1)
    assert end - moved == pytest.approx(last - first, abs=0.1)
    assert page.locator("#details").is_hidden()


def test_two_fingers_zoom_the_chart(show: Show, drawn: Drawn) -> None:
    """What was between them stays between them."""
    page = show(drawn(many=60), LINK, **PHONE)
    first, last = days(page)
    redraws(page, lambda: fingers(page, way((165, 450), (75, 450)), way((225, 470), (315, 470))))
    near, end = days(page)
    assert end - near == pytest.approx((last - first) / 4, rel=0.05)
    assert near - first == pytest.approx(last - end, abs=1)
    assert page.locator("#details").is_hidden()


def test_a_finger_on_the_chart_scrolls_the_page(show: Show, drawn: Drawn) -> None:
    """Nobody is caught on a chart that is as high as the screen."""
    page = show(drawn(many=60), LINK, **(PHONE | {"size": (844, 390)}))
    fingers(page, way((300, 320), (303, 180)))
    page.wait_for_function("() => scrollY > 50")
    assert page.url.endswith(LINK)
