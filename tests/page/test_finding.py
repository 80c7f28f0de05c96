"""Search, filters, links and files in a real browser."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.page.archive import Article, Telling, Told
from tests.page.conftest import Show, redraws

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]

BOTE, KURIER = Article(source="Hafenbote", path="a.txt"), Article(source="Kurier", path="b.txt")
DANCE = Telling(KURIER, clause="Der Tanz {wording} der Öltanker", trigger="Tanz")
FOUR = [
    Told("Müller eröffnet Werft", "2025-09-01", kind="launch", place="Córdal", actors=("Zoë Müller",)),
    Told("Große Straße gesperrt", "2025-09-02", "planned", kind="decision", place="Łomna", actors=()),
    Told("Treffen der Reeder", "2025-09-03", tellings=(Telling(BOTE), Telling(KURIER))),
    Told("Reederball", "2025-09-04", "denied", tellings=(DANCE,)),
]


def titles(page: Page) -> list[str]:
    """The titles in the list."""
    return page.locator(".row .what").all_inner_texts()


WANTED = {
    "muller": ["Müller eröffnet Werft"],
    "MÜLLER": ["Müller eröffnet Werft"],
    "mueller": ["Müller eröffnet Werft"],
    "zoe": ["Müller eröffnet Werft"],
    "cordal": ["Müller eröffnet Werft"],
    "grosse strasse": ["Große Straße gesperrt"],
    "lomna": ["Große Straße gesperrt"],
    "oltanker": ["Reederball"],
    "reeder treffen": ["Treffen der Reeder"],
    "nirgends": [],
}


def test_the_search_folds_accents_and_reads_quotes(show: Show, drawn: Drawn) -> None:
    """Titles, people, places and quotes; umlauts, accents, ß and stroked letters as one types them."""
    page = show(drawn(FOUR))
    page.keyboard.press("/")
    redraws(page, lambda: page.keyboard.type("x"))
    for typed, found in WANTED.items():
        redraws(page, lambda typed=typed: page.fill("#search", typed))
        page.locator("#list-title", has_text=f"{len(found)} Ereignis").wait_for()
        assert titles(page) == found, typed
    assert "Nichts passt" in page.inner_text("#empty")


def choose(page: Page, facet: str, word: str) -> None:
    """Press a choice of a filter."""
    redraws(page, lambda: page.locator(f".facet.{facet} .choice", has_text=word).locator("input").click())


def counts(page: Page, facet: str) -> dict[str, str]:
    """The choices of a filter with their counts."""
    found = page.locator(f".facet.{facet} .choice").all_inner_texts()
    return dict(line.rsplit("\n", 1) for line in found)


def test_filters_count_what_each_choice_would_leave(show: Show, drawn: Drawn) -> None:
    """A count heeds every other filter but not its own."""
    page = show(drawn(FOUR))
    page.click("#filter")
    assert counts(page, "status") == {"geschehen": "2", "geplant": "1", "verneint": "1"}
    assert counts(page, "sources") == {"Hafenbote": "3", "Kurier": "2"}
    choose(page, "sources", "Kurier")
    assert titles(page) == ["Treffen der Reeder", "Reederball"]
    assert counts(page, "sources") == {"Kurier": "2", "Hafenbote": "3"}
    assert counts(page, "status") == {"geschehen": "1", "verneint": "1"}
    choose(page, "status", "verneint")
    assert titles(page) == ["Reederball"]
    page.keyboard.press("Escape")
    redraws(page, lambda: page.get_by_role("button", name="Kurier: Filter aufheben").click())
    assert titles(page) == ["Reederball"]


def test_dates_and_several_sources_filter_too(show: Show, drawn: Drawn) -> None:
    """From, to, and only what more than one source tells."""
    page = show(drawn(FOUR))
    page.click("#filter")
    redraws(page, lambda: page.fill("#choose-since", "2025-09-02"))
    redraws(page, lambda: page.fill("#choose-until", "2025-09-03"))
    assert titles(page) == ["Große Straße gesperrt", "Treffen der Reeder"]
    redraws(page, lambda: page.get_by_label("Nur mit mehreren Quellen").click())
    assert titles(page) == ["Treffen der Reeder"]


def test_the_legend_filters_by_status(show: Show, drawn: Drawn) -> None:
    """Pressing a mark of the legend keeps its status alone."""
    page = show(drawn(FOUR))
    redraws(page, lambda: page.click("#legend-planned"))
    assert titles(page) == ["Große Straße gesperrt"]
    assert page.get_attribute("#legend-planned", "aria-pressed") == "true"


def test_a_filter_with_many_words_is_searched(show: Show, drawn: Drawn) -> None:
    """The most frequent first, the others by typing."""
    page = show(drawn([Told(title=f"Treffen {n}", actors=(f"Frau Nummer {n}",)) for n in range(30)]))
    page.click("#filter")
    assert page.locator(".facet.actors .choice").count() == 8
    page.locator("#find-actors").press_sequentially("mer 17")
    assert page.locator(".facet.actors .choice").all_inner_texts() == ["Frau Nummer 17\n1"]


def test_a_view_can_be_sent_and_comes_back(show: Show, drawn: Drawn) -> None:
    """Lanes, search, filters, window and open event are in the address, and a fresh browser reads them."""
    html = drawn(FOUR)
    page = show(html)
    redraws(page, lambda: page.get_by_label("Ort", exact=True).check(force=True))
    page.click("#filter")
    choose(page, "sources", "Kurier")
    choose(page, "actors", "Ada Kröger")
    redraws(page, lambda: page.get_by_label("Nur mit mehreren Quellen").click())
    page.keyboard.press("Escape")
    redraws(page, lambda: page.fill("#search", "Reeder"))
    redraws(page, lambda: page.click("#zoom-in"))
    page.locator(".row").first.click()
    fragment = "#" + page.url.partition("#")[2]
    other = show(html, fragment)
    other.locator("#details-title").wait_for()
    for part in ("#window", "#list-title", "#chips", "#details-title"):
        assert other.inner_text(part) == page.inner_text(part)
    assert other.input_value("#search") == "Reeder"
    assert other.get_by_label("Ort", exact=True).is_checked()
    assert other.url.partition("#")[2] == fragment[1:]


def test_a_changed_address_changes_the_page(show: Show, drawn: Drawn) -> None:
    """Back, forward and pasted links work without a reload; nonsense in them does no harm."""
    page = show(drawn(FOUR))
    redraws(page, lambda: page.evaluate("location.hash = 'status=planned'"))
    assert titles(page) == ["Große Straße gesperrt"]
    nonsense = "lanes=%22&status=nope&since=x&view=b..a&event=%3Cb%3E&several=1"
    redraws(page, lambda: page.evaluate("h => { location.hash = h }", nonsense))
    assert page.locator("#details").is_hidden()
    redraws(page, lambda: page.evaluate("location.hash = ''"))
    assert len(titles(page)) == 4


def test_the_link_can_be_copied(show: Show, drawn: Drawn) -> None:
    """The button copies the address of this very view."""
    page = show(drawn(FOUR), "#status=planned", permissions=["clipboard-read", "clipboard-write"])
    page.click("#copy-link")
    assert "kopiert" in page.locator("#said.told").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_visible_events_can_be_saved_as_csv(show: Show, drawn: Drawn, tmp_path: Path) -> None:
    """What the list shows, as a table that spreadsheets read and that calls no formula."""
    evil = Told(title='=HYPERLINK("x"), "quoted"\nline', edtf="2025-09-05", place="@Ort")
    page = show(drawn([*FOUR, evil]), "#since=2025-09-03")
    with page.expect_download() as download:
        page.click("#save-csv")
    download.value.save_as(tmp_path / "t.csv")
    rows = list(csv.DictReader((tmp_path / "t.csv").open(encoding="utf-8-sig", newline="")))
    assert [r["title"] for r in rows[:2]] == ["Treffen der Reeder", "Reederball"]
    assert rows[0]["sources"] == "Hafenbote; Kurier"
    assert rows[1] | {"status": "denied", "earliest": "2025-09-04", "n_documents": "1"} == rows[1]
    assert rows[2]["title"] == '\'=HYPERLINK("x"), "quoted"\nline'
    assert rows[2]["place"] == "'@Ort"


def test_a_picture_can_be_saved(show: Show, drawn: Drawn, tmp_path: Path) -> None:
    """A PNG of the chart, at twice its size."""
    page = show(drawn(FOUR))
    with page.expect_download() as download:
        page.click("#save-picture")
    download.value.save_as(tmp_path / "t.png")
    data = (tmp_path / "t.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width = page.evaluate("document.getElementById('plot').clientWidth")
    assert int.from_bytes(data[16:20], "big") == 2 * (width + 32)
    assert len(data) > 10_000


def test_the_rarer_choices_of_a_filter_can_be_shown(show: Show, drawn: Drawn) -> None:
    """Without typing; and where there is nothing to choose, the filter says so."""
    page = show(drawn([Told(title=f"Treffen {n}", place=f"Ort {n}", actors=()) for n in range(30)]))
    page.click("#filter")
    assert page.locator(".facet.place .choice").count() == 8
    page.get_by_role("button", name="22 weitere zeigen").click()
    assert page.locator(".facet.place .choice").count() == 30
    assert page.inner_text(".facet.actors .quiet") == "keine Auswahl"
