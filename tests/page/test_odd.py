"""Empty and odd stores: the page stays friendly and whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.page.archive import Telling, Told, relations
from tests.page.conftest import Show, redraws
from tests.page.test_chart import TEXT, boxes, overlaps

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_an_empty_store_says_why(show: Show, drawn: Drawn, size: tuple[int, int]) -> None:
    """No articles, no events, or none with a date: a friendly page tells which."""
    assert "Es wurden keine Artikel gelesen" in show(drawn(), size=size).inner_text("#empty")
    nothing = relations([Told()]) | {"events": [], "mentions": [], "expressions": []}
    assert "Ein Artikel wurde gelesen, aber" in show(drawn(rows=nothing), size=size).inner_text("#empty")
    undated = drawn([Told(edtf=None, tellings=(Telling(edtf=None),))])
    page = show(undated, size=size)
    assert "ohne Datum" in page.inner_text("#empty")
    assert page.locator("#plot svg").count() == 0


def test_what_could_not_be_read_is_listed(show: Show, drawn: Drawn) -> None:
    """Problems are a note at the foot of the page."""
    trouble = [{"path": "kaputt.txt", "stage": "reading", "message": "nur Nullen"}]
    page = show(drawn(rows=relations([Told()]) | {"problems": trouble}))
    page.locator("footer summary").click()
    assert page.inner_text("footer li") == "kaputt.txt: nur Nullen"


def test_one_event_fills_a_page(show: Show, drawn: Drawn) -> None:
    """A window of some days around it, its label, its row."""
    page = show(drawn([Told()]))
    assert page.locator(TEXT).all_text_contents() == ["Treffen der Reeder in Althafen"]
    assert page.locator(".row").count() == 1
    assert page.inner_text("#list-title") == "1 Ereignis im Bild"


def test_a_hundred_events_of_one_day(show: Show, drawn: Drawn) -> None:
    """All on one day: stacked or counted, nothing on top of another."""
    page = show(drawn([Told(title=f"Treffen {n}") for n in range(100)]))
    labels = boxes(page, TEXT)
    assert len(labels) > 8
    assert [1 for n, a in enumerate(labels) for b in labels[n + 1 :] if overlaps(a, b)] == []
    assert page.locator(".row").count() == 100


def test_three_thousand_years_beside_clock_times(show: Show, drawn: Drawn) -> None:
    """An event of antiquity, one of the Middle Ages and a morning in minutes, each reachable and readable."""
    told = [
        Told(title="Stadtgründung", edtf="-0974"),
        Told(title="Stadtrecht", edtf="1125"),
        Told(title="Frühzug", edtf="2025-09-05T05:10"),
        Told(title="Halt", edtf="2025-09-05T05:40"),
        Told(title="Ankunft", edtf="2025-09-05T07:15"),
    ]
    rows = relations(told)
    for row in rows["events"][:1]:
        row |= {"earliest": None, "latest": None, "edtf": None}
    page = show(drawn(rows=rows), "#view=2025-09-05T04:00..2025-09-05T09:00")
    assert page.locator(".row .what").all_inner_texts() == ["Frühzug", "Halt", "Ankunft"]
    assert page.locator(".row .when").first.inner_text() == "5. Sept., 05:10"
    xs = [b["left"] for b in boxes(page, "#plot .tracepoint-solid .point")]
    assert xs[1] - xs[0] < xs[2] - xs[1]
    redraws(page, lambda: page.click("#zoom-all"))
    assert page.locator(".row").count() == 4


def test_titles_of_300_characters(show: Show, drawn: Drawn) -> None:
    """Cut in the chart, whole in list and details; the page does not grow wider."""
    long = "Donaudampfschifffahrtsgesellschaft " * 8 + "x" * 60
    page = show(drawn([Told(title=long)]), "#part=chart", size=(390, 844))
    assert page.locator(TEXT).text_content().endswith("…")  # type: ignore[union-attr]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    redraws(page, lambda: page.get_by_role("radio", name="Liste").check(force=True))
    assert page.inner_text(".row .what") == long
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.click(".row")
    assert page.inner_text("#details-title") == long
    assert page.evaluate("document.querySelector('#details').scrollWidth") <= 390


def test_text_from_right_to_left(show: Show, drawn: Drawn) -> None:
    """Arabic and Hebrew run their own way in list and details."""
    page = show(drawn([Told(title="اجتماع في باريس")]))
    assert page.locator(".row .what").evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.click(".row")
    assert page.locator("#details-title").evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize(
    ("locale", "title"),
    [("de-AT", "Was wann geschah"), ("en-GB", "What happened when"), ("fi-FI", "What happened when")],
)
def test_the_page_speaks_the_readers_language(show: Show, drawn: Drawn, locale: str, title: str) -> None:
    """German and English; English for everybody else."""
    page = show(drawn([Told(status="planned")]), locale=locale)
    assert page.inner_text("h1") == title
    assert page.title() == title
    assert page.get_attribute("html", "lang") == ("de" if locale == "de-AT" else "en")
    leftover = page.evaluate("document.body.innerText.match(/\\{\\w+\\}|\\bundefined\\b|\\bNaN\\b/)")
    assert leftover is None


def test_an_unknown_value_is_shown_as_it_is(show: Show, drawn: Drawn) -> None:
    """A date that the page cannot read stands where the store puts it, and is quoted in the details."""
    rows = relations([Told()])
    rows["events"][0]["edtf"] = "2025-09-05{sic}"
    page = show(drawn(rows=rows))
    assert page.locator("#plot .point, #plot .js-fill").count() > 0
    page.click(".row")
    assert page.inner_text("dd.when") == "Datum: 2025-09-05{sic}"
