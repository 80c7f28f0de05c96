"""A browser, and pages in it. A page that asks for anything or logs an error fails its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.archive import Relations, Told, archive, relations, write
from timeline.page import draw
from timeline.store.reading import open_file

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip

Show = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, one for all tests."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("TIMELINE_BROWSER") == "required":
            pytest.fail("a browser is required, and there is no chromium on this machine")
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Draws the page of told events, of `many`, of `rows`; pages that were drawn before are kept."""
    kept: dict[Any, str] = {}

    def page(
        told: Sequence[Told] = (), many: int = 0, most: int = 100_000, rows: Relations | None = None
    ) -> str:
        key = (tuple(map(repr, told)), many, most, repr(rows))
        if key not in kept:
            store = tmp_path_factory.mktemp("page") / "t.duckdb"
            made = rows or relations([*told, *archive(many)])
            with open_file(write(store, made)) as opened:
                kept[key] = "".join(draw(opened, most))
        return kept[key]

    return page


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens the text of a page; at the end of the test nothing may have gone wrong in it."""
    wrong: list[str] = []
    contexts = []

    def opened(
        html: str,
        fragment: str = "",
        size: tuple[int, int] = (1280, 800),
        today: str = "2025-09-10",
        quiet: bool = True,
        **own: Any,
    ) -> Page:
        file = tmp_path / "timeline.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            **({"viewport": {"width": size[0], "height": size[1]}, "locale": "de-DE"} | own)
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.clock.set_fixed_time(f"{today}T12:00:00")
        page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("request", lambda r: wrong.append(f"asked for {r.url}") if foreign(r.url, file) else None)
        page.goto(f"{file.as_uri()}{fragment}", wait_until="commit")
        settled(page)
        if not quiet:
            wrong.clear()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def foreign(url: str, file: Path) -> bool:
    """Is this anything but the page itself, or what it made of itself?"""
    return not url.startswith((file.as_uri(), "data:", "blob:"))


def settled(page: Page, since: int = 0) -> int:
    """Wait until the page has drawn more often than `since`; how often it has by then."""
    page.wait_for_function("since => Number(document.body?.dataset.drawn ?? 0) > since", arg=since)
    return int(page.get_attribute("body", "data-drawn") or 0)


def redraws(page: Page, act: Callable[[], object]) -> None:
    """Do something, and wait until the page has drawn itself anew."""
    before = settled(page)
    act()
    settled(page, before)
