"""Accessibility: axe-core finds no violation of WCAG 2.2 A and AA in any state of the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.page.conftest import Show

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_no_violation(show: Show, drawn: Drawn, scheme: str, size: tuple[int, int]) -> None:
    """Contrast, names, roles, focus, target sizes: list, details, filters, chart, the empty page."""
    page = show(drawn(many=60), "#status=planned&status=occurred", size=size, color_scheme=scheme)
    assert violations(page) == []
    page.locator(".row").first.click()
    page.locator("#details .source").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("#filter")
    # At their end: axe takes a box for a small one where the foot of the screen covers half of it.
    page.evaluate("() => document.getElementById('filters').scrollTo(0, 10_000)")
    assert violations(page) == []
    assert violations(show(drawn(many=60), "#part=chart", size=size, color_scheme=scheme)) == []
    assert violations(show(drawn(), size=size, color_scheme=scheme)) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core has to say against the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found]


def test_everything_is_reached_with_the_tabulator(show: Show, drawn: Drawn) -> None:
    """Search, lanes, filter, buttons, chart, brush, legend and one row of the list, in this order."""
    page = show(drawn(many=60))
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "document.activeElement.id || document.activeElement.name || document.activeElement.className"
        )
        if at in seen and at != "lanes":
            break
        seen.append(at)
    wanted = [
        "skip",
        "copy-link",
        "search",
        "lanes",
        "filter",
        "zoom-in",
        "chart",
        "brush-from",
        "legend-occurred",
    ]
    assert [s for s in seen if s in wanted] == wanted
    assert sum(s.startswith("row-") for s in seen) == 1
