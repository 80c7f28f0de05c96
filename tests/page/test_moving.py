"""Moving and zooming in a real browser: by mouse, wheel, brush, buttons and links."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.page.archive import Told
from tests.page.conftest import Show, redraws
from tests.page.test_chart import marks

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]


def window(page: Page) -> tuple[str, str]:
    """The window that the address tells."""
    first, _, last = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('view')").partition("..")
    return first, last


AXIS = "(axis => axis.range.map(end => new Date(axis.r2l(end)).getUTCFullYear()))(plot._fullLayout.xaxis)"


@pytest.mark.parametrize(
    ("view", "years", "heading"),
    [
        ("-100000..100000", [1, 9999], "1 – 9999"),
        ("-0600..0300", [1, 300], "1 – 299"),
        ("2020..90000", [2020, 9999], "2020 – 9999"),
        ("12000..13000", [9999, 9999], "30. Dezember 9999"),
    ],
)
def test_no_link_leads_out_of_the_calendar(
    show: Show, drawn: Drawn, view: str, years: list[int], heading: str
) -> None:
    """Heading and axis tell the same stretch, and nothing that the store cannot hold."""
    page = show(drawn([Told()]), f"#view={view}")
    assert page.evaluate(AXIS) == years
    assert page.inner_text("#window") == heading


def test_zooming_out_ends_with_the_calendar(show: Show, drawn: Drawn) -> None:
    """However often one presses."""
    page = show(drawn([Told()]), "#view=0003..9000")
    for _ in range(3):
        redraws(page, lambda: page.click("#zoom-out"))
    assert window(page) == ("0001-01-01", "9999-12-31")


def test_dragging_the_chart_moves_the_window_and_the_list(show: Show, drawn: Drawn) -> None:
    """Chart, list and address go together."""
    page = show(drawn(many=200), "#view=2024-09-01..2024-11-01")
    rows = page.locator(".row .what").all_inner_texts()
    box = page.locator("#plot").bounding_box()
    assert box

    def drag() -> None:
        page.mouse.move(box["x"] + 600, box["y"] + 150)
        page.mouse.down()
        page.mouse.move(box["x"] + 200, box["y"] + 150, steps=8)
        page.mouse.up()

    redraws(page, drag)
    assert window(page) > ("2024-09-15", "2024-11-15")
    assert page.locator(".row .what").all_inner_texts() != rows


def test_the_wheel_zooms_around_the_pointer(show: Show, drawn: Drawn) -> None:
    """On a page that does not scroll, turning the wheel changes the scale."""
    page = show(drawn(many=60), "#view=2024-06-01..2025-06-01")
    page.hover("#plot", position={"x": 300, "y": 200})
    redraws(page, lambda: page.mouse.wheel(0, -400))
    assert "2024-06-01" < window(page)[0] < window(page)[1] < "2025-06-01"


def test_the_brush_moves_and_zooms(show: Show, drawn: Drawn) -> None:
    """The strip shows the whole range; its brush is dragged by its middle, its ends, and by keys."""
    page = show(drawn(many=60), "#view=2024-09-01..2024-11-01")
    brush = page.locator("#brush").bounding_box()
    assert brush

    def drag() -> None:
        page.mouse.move(brush["x"] + brush["width"] / 2, brush["y"] + 20)
        page.mouse.down()
        page.mouse.move(brush["x"] + brush["width"] / 2 + 100, brush["y"] + 20, steps=5)
        page.mouse.up()

    redraws(page, drag)
    moved = window(page)
    assert moved > ("2024-09-10", "2024-11-10")
    page.locator("#brush-to").focus()
    redraws(page, lambda: page.keyboard.press("ArrowRight"))
    assert window(page)[0] == moved[0]
    assert window(page)[1] > moved[1]


def test_what_lies_outside_is_counted_and_one_click_away(show: Show, drawn: Drawn) -> None:
    """A far event does not squeeze the others: the page opens where most happens, and counts the rest."""
    told = [Told(title=f"Treffen {n}", edtf=f"2025-08-{n + 1:02}") for n in range(12)] + [
        Told(title="Gründung", edtf="1125")
    ]
    page = show(drawn(told))
    assert page.inner_text("#earlier") == "← 1 früher"
    assert page.locator("#list-title").inner_text() == "12 von 13 Ereignissen im Bild"
    redraws(page, lambda: page.click("#earlier"))
    assert page.locator(".row .what").all_inner_texts() == ["Gründung"]
    redraws(page, lambda: page.click("#zoom-all"))
    assert page.locator("#list-title").inner_text() == "13 Ereignisse im Bild"


def test_events_without_room_are_counted(show: Show, drawn: Drawn) -> None:
    """Where marks find no room there are counts, and a click on one goes nearer."""
    page = show(drawn(many=3000))
    assert marks(page, "counts") > 20
    bars = page.locator("#plot .tracecounts .js-fill").bounding_box()
    assert bars
    wide = int(page.inner_text("#list-title").split()[0].replace(".", ""))
    page.mouse.move(bars["x"] + bars["width"] / 2, bars["y"] + bars["height"] - 3)
    assert "weitere" in page.inner_text("#hint")
    redraws(page, lambda: page.mouse.click(bars["x"] + bars["width"] / 2, bars["y"] + bars["height"] - 3))
    assert int(page.inner_text("#list-title").split()[0].replace(".", "")) < wide


GAP = [*(Told(title=f"Früh {n}", edtf=f"2025-0{n}-03") for n in (1, 2)), Told(title="Spät", edtf="2025-12-20"),
       Told(title="Ganz", edtf="2025")]  # fmt: skip


def test_zooming_in_does_not_lead_into_emptiness(show: Show, drawn: Drawn) -> None:
    """Where nothing happened in the middle, what is nearest to it stays in sight."""
    page = show(drawn(GAP), "#view=2025-01-01..2026-01-01")
    for _ in range(6):
        redraws(page, lambda: page.click("#zoom-in"))
    assert "Früh 2" in page.locator(".row .what").all_inner_texts()


def test_zooming_in_keeps_the_event_in_focus(show: Show, drawn: Drawn) -> None:
    """Wherever it stands in the window."""
    page = show(drawn(GAP), "#view=2025-01-01..2026-01-01")
    page.locator(".row", has_text="Spät").click()
    for _ in range(6):
        redraws(page, lambda: page.click("#zoom-in"))
    assert "Spät" in page.locator(".row .what").all_inner_texts()


def test_a_lane_without_a_mark_in_sight_is_none(show: Show, drawn: Drawn) -> None:
    """Its name would stand above nothing."""
    told = [Told(title=f"Hier {n}", edtf=f"2025-09-0{n}", place="Althafen") for n in (1, 2)]
    told.append(Told(title="Dort", edtf="2025-09-20", place=None))
    page = show(drawn(told), "#lanes=place&view=2025-08-25..2025-09-15", today="2031-01-01")
    assert page.locator("#plot .annotation-text").all_text_contents() == []
    redraws(
        page, lambda: page.evaluate("() => { location.hash = 'lanes=place&view=2025-08-25..2025-09-30' }")
    )
    assert page.locator("#plot .annotation-text").all_text_contents() == ["Althafen", "Ohne Angabe"]


def test_what_was_pressed_is_not_hinted_at(show: Show, drawn: Drawn) -> None:
    """The details say it all."""
    page = show(drawn([Told()]))
    mark = page.locator("#plot .tracepoint-solid .point").bounding_box()
    assert mark
    page.mouse.move(mark["x"] + 4, mark["y"] + 4)
    assert page.locator("#hint").is_visible()
    page.mouse.down()
    page.mouse.up()
    assert page.locator("#details").is_visible()
    assert page.locator("#hint").is_hidden()


def test_dragging_selects_no_text(show: Show, drawn: Drawn) -> None:
    """Neither in the chart nor in the strip, where Firefox would mark the years."""
    page = show(drawn(many=60))
    for part in ("#chart", "#overview"):
        assert page.locator(part).evaluate("e => getComputedStyle(e).userSelect") == "none"
