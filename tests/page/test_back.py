"""Back: what it closes, and what makes no entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Show, redraws
from tests.page.test_phone import PHONE, THREE

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]
SIZES = pytest.mark.parametrize("own", [PHONE, {}], ids=["phone", "desk"])


@SIZES
def test_back_closes_the_details_first(show: Show, drawn: Drawn, own: dict[str, object]) -> None:
    """One entry however many events were looked at; forward opens again what was read last."""
    page = show(drawn(THREE), **own)
    entries = page.evaluate("history.length")
    page.locator(".row").nth(0).click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    expect(page.locator("#details")).to_be_hidden()
    assert "event=" not in page.url
    page.go_forward()
    expect(page.locator("#details-title")).to_have_text("Ereignis 3")


@SIZES
def test_closing_takes_its_entry_back(show: Show, drawn: Drawn, own: dict[str, object]) -> None:
    """Opening and closing ten events leaves nothing that Back would have to go through."""
    page = show(drawn(THREE), **own)
    page.evaluate("window.stayed = history.state")
    for n in (0, 1, 2, 0):
        page.locator(".row").nth(n).click()
        page.wait_for_url("**event=**")
        page.locator("#close").click()
        page.wait_for_function("() => !location.hash.includes('event=') && !history.state.above")
    assert page.evaluate("history.state") == {"above": False}
    assert page.evaluate("history.length") == 3  # an empty one, the page, and the one that was taken back


def test_closing_keeps_what_was_changed_beside_the_details(show: Show, drawn: Drawn) -> None:
    """Zooming while one reads is not undone, neither by the button nor by Back."""
    page = show(drawn(many=60))
    for leave in (lambda: page.click("#close"), page.go_back):
        page.locator(".row").first.click()
        redraws(page, lambda: page.click("#zoom-in"))
        window = page.inner_text("#window")
        leave()
        page.wait_for_function("() => !location.hash.includes('event=')")
        assert page.inner_text("#window") == window
        assert "view=" in page.url


@SIZES
def test_back_closes_the_filters_and_keeps_what_they_chose(
    show: Show, drawn: Drawn, own: dict[str, object]
) -> None:
    """One entry, whatever was chosen; where details are open as well, Back closes them next."""
    page = show(drawn(many=60), **own)
    entries = page.evaluate("history.length")
    page.click("#filter")
    redraws(page, lambda: page.click("#choose-status-planned"))
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    expect(page.locator("#filters")).to_be_hidden()
    page.wait_for_url("**#status=planned")
    assert page.evaluate("document.activeElement.id") == "filter"
    page.locator(".row").first.click()
    page.locator("#filter").dispatch_event("click")
    page.go_back()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#details")).to_be_visible()
    page.go_back()
    expect(page.locator("#details")).to_be_hidden()
    page.wait_for_url("**#status=planned")


@SIZES
def test_closing_the_filters_takes_their_entry_back(show: Show, drawn: Drawn, own: dict[str, object]) -> None:
    """By a key or by going on elsewhere: nothing is left that Back would have to go through."""
    page = show(drawn(THREE), **own)
    page.click("#filter")
    redraws(page, lambda: page.click("#choose-status-occurred"))
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.hash === '#status=occurred' && !history.state.above")
    page.click("#filter")
    page.mouse.click(5, 5)
    page.locator(".row").first.click()
    page.wait_for_url("**event=**")
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#close").click()
    page.wait_for_function("() => location.hash === '#status=occurred' && !history.state.above")
    assert page.evaluate("history.length") == 3


def test_zooming_and_typing_make_no_entries(show: Show, drawn: Drawn) -> None:
    """Back leaves a page that was only looked at."""
    page = show(drawn(many=60))
    entries = page.evaluate("history.length")
    redraws(page, lambda: page.click("#zoom-in"))
    page.locator("#search").press_sequentially("Treffen")
    page.keyboard.press("Enter")
    page.wait_for_url("**search=Treffen**")
    assert page.evaluate("history.length") == entries


def test_a_link_to_an_event_can_be_read_and_closed(show: Show, drawn: Drawn) -> None:
    """It opens the event, without an entry of its own; another event opened from it makes none either."""
    page = show(drawn(THREE), "#event=e0000001", **PHONE)
    assert page.inner_text("#details-title") == "Ereignis 2"
    entries = page.evaluate("history.length")
    page.locator("#close").tap()
    assert page.locator("#details").is_hidden()
    assert "event=" not in page.url
    assert page.evaluate("history.length") == entries


def test_an_address_that_may_not_be_written_is_written_later(show: Show, drawn: Drawn) -> None:
    """Safari forbids it for some seconds to who zooms or walks fast; the page goes on."""
    page = show(drawn(many=60))
    window = page.inner_text("#window")
    page.evaluate(
        """() => { history.replaceState = () => { throw new DOMException("too often", "SecurityError"); }; }"""
    )
    redraws(page, lambda: page.click("#zoom-in"))
    assert page.inner_text("#window") != window
    assert "view=" not in page.url
    page.evaluate("() => { delete history.replaceState; }")
    page.wait_for_url("**view=**")
