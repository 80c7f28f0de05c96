"""Details and list in a real browser: what is told of an event, and walking through them with keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.page.archive import Article, Telling, Told
from tests.page.conftest import Show, redraws

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]

BOTE = Article(title="Reeder einig", source="Hafenbote", path="a.txt", url="https://example.org/a")
KURIER = Article(
    title="Späte Einigung", source="Kurier", path="b/ü 1.txt", url=None, basis="inferred: from the words"
)


def opened(page: Page, title: str) -> Page:
    """The page with the details of an event open."""
    page.locator(".row", has_text=title).click()
    page.wait_for_selector("#details .proof :is(.source, .quiet:only-child)")
    return page


def test_a_click_on_a_mark_opens_its_details(show: Show, drawn: Drawn) -> None:
    """The panel names the event, and the address too."""
    page = show(drawn([Told()]))
    box = page.locator("#plot .tracepoint-solid .point").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.inner_text("#details-title") == "Treffen der Reeder in Althafen"
    assert "event=e0000000" in page.url


def test_every_source_is_quoted_with_its_marks(show: Show, drawn: Drawn) -> None:
    """The sentence in its context, trigger and time expression marked, whatever letters stand before them."""
    clause = "😀 In Łomna trafen sich {wording} die Reeder"
    page = opened(show(drawn([Told(tellings=(Telling(BOTE, clause=clause),))])), "Treffen")
    assert page.inner_text("mark.trigger") == "trafen"
    assert page.inner_text("mark.dated") == "am Freitag"
    assert "".join(page.locator("blockquote .clause").all_text_contents()) == clause.replace(
        "{wording}", "am Freitag"
    )
    assert page.inner_text("blockquote").startswith("Wie es am Hafen heißt: 😀 In Łomna")


def test_every_source_says_where_and_when_it_was_written(show: Show, drawn: Drawn) -> None:
    """A link or a path, the publication date and what it rests on."""
    page = opened(show(drawn([Told(tellings=(Telling(BOTE), Telling(KURIER)))])), "Treffen")
    assert page.locator(".origin").all_inner_texts() == [
        "Reeder einig, Hafenbote, erschienen 5. Sept. 2025 (angegeben im Datensatz)",
        "Späte Einigung, Kurier, erschienen 5. Sept. 2025 (erschlossen aus dem Wortlaut, zu 90 % sicher)",
    ]
    links = page.locator(".origin a")
    assert [links.nth(n).get_attribute("href") for n in range(2)] == [
        "https://example.org/a",
        "b/%C3%BC%201.txt",
    ]


def test_the_date_is_explained_from_wording_to_day(show: Show, drawn: Drawn) -> None:
    """A chain that begins with the words of the article and ends with the day."""
    page = opened(show(drawn([Told()])), "Treffen")
    assert page.locator(".chain li").all_inner_texts() == [
        "„am Freitag“",
        "der letzte am oder vor dem 5. Sept. 2025",
        "sagt der Hafen",
        "am Freitag, 5. September 2025",
    ]


def test_where_sources_differ_both_are_shown(show: Show, drawn: Drawn) -> None:
    """Days that exclude one another stand side by side; a vaguer word for the same day is no disagreement."""
    other = Telling(KURIER, wording="am Samstag", edtf="2025-09-06")
    vague = Telling(KURIER, wording="im September", edtf="2025-09")
    page = opened(show(drawn([Told(tellings=(Telling(BOTE), other))])), "Treffen")
    assert page.locator(".differ li").all_inner_texts() == [
        "Hafenbote: 5. Sept. 2025",
        "Kurier: 6. Sept. 2025",
    ]
    page = opened(show(drawn([Told(tellings=(Telling(BOTE), vague))])), "Treffen")
    assert page.locator(".differ").count() == 0


def test_a_source_that_says_two_things_stands_once(show: Show, drawn: Drawn) -> None:
    """With both of its days, in their order, not with the month too; sources that say the same share a line."""
    later = replace(Telling(BOTE, wording="am Sonntag"), edtf="2025-09-07")
    early = Telling(BOTE, wording="am Samstag", edtf="2025-09-06")
    third = Telling(Article(source="Inselblatt", path="c.txt"), wording="am Sonntag", edtf="2025-09-07")
    vague = Telling(BOTE, wording="im September", edtf="2025-09")
    told = Told(tellings=(later, vague, early, Telling(KURIER, edtf="2025-09-07"), third))
    page = opened(show(drawn([told])), "Treffen")
    assert page.locator(".differ li").all_inner_texts() == [
        "Hafenbote: 6. Sept. 2025 und 7. Sept. 2025",
        "Kurier, Inselblatt: 7. Sept. 2025",
    ]


def test_one_source_alone_does_not_differ_from_others(show: Show, drawn: Drawn) -> None:
    """What it announced and then told is two things that it says."""
    told = Told(tellings=(Telling(BOTE, status="planned"), Telling(BOTE)))
    page = opened(show(drawn([told])), "Treffen")
    assert page.inner_text(".differ h3") == "Die Quelle sagt zweierlei"
    assert page.locator(".differ li").all_inner_texts() == ["Hafenbote: geplant und geschehen"]


def test_a_plan_that_came_true_shows_both_words(show: Show, drawn: Drawn) -> None:
    """Different status is a difference too."""
    plan = Telling(BOTE, status="planned")
    page = opened(show(drawn([Told(tellings=(plan, Telling(KURIER)))])), "Treffen")
    assert page.locator(".differ li").all_inner_texts() == ["Hafenbote: geplant", "Kurier: geschehen"]


def test_what_a_person_has_set_is_marked(show: Show, drawn: Drawn) -> None:
    """Who corrected what, why, and what the rules had read."""
    fix = {"fix": "date", "value": "2025-09-05", "was": "2025-09", "author": "Mirjam", "reason": "Protokoll"}
    page = show(drawn([Told(corrections=(fix,))]))
    assert "von Hand geändert" in page.inner_text(".row .about")
    told = opened(page, "Treffen").inner_text(".corrected li")
    assert told.split("\n") == ["Datum: 5. Sept. 2025 (gelesen: Sept. 2025) Mirjam", "Grund: Protokoll"]


def test_many_mentions_are_cut_with_a_word_about_the_rest(show: Show, drawn: Drawn) -> None:
    """Where the page holds only some of the proof it says how much there is and how to read it."""
    tellings = tuple(Telling(replace(BOTE, path=f"{n}.txt")) for n in range(60))
    page = opened(show(drawn([Told(tellings=tellings)])), "Treffen")
    assert page.locator(".source").count() == 50
    assert "10 weitere Stellen" in page.inner_text(".proof > .quiet")
    assert "timeline why e0000000" in page.inner_text(".proof > .quiet")


THREE = [Told(title=f"Ereignis {n}", edtf=f"2025-09-0{n}") for n in (1, 2, 3)]


def active(page: Page) -> str:
    """The title of the row that has the keyboard."""
    return str(page.evaluate("document.activeElement.querySelector('.what')?.textContent ?? ''"))


def test_arrows_walk_enter_opens_escape_closes(show: Show, drawn: Drawn) -> None:
    """The whole page without a mouse."""
    page = show(drawn(THREE))
    page.keyboard.press("ArrowDown")
    assert active(page) == "Ereignis 1"
    page.keyboard.press("ArrowDown")
    assert active(page) == "Ereignis 2"
    assert page.locator("#ring").is_visible()
    page.keyboard.press("Enter")
    assert page.inner_text("#details-title") == "Ereignis 2"
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#details-title") == "Ereignis 3"
    page.keyboard.press("Escape")
    assert page.locator("#details").is_hidden()
    assert active(page) == "Ereignis 3"
    page.keyboard.press("Home")
    assert active(page) == "Ereignis 1"
    page.keyboard.press("End")
    assert active(page) == "Ereignis 3"
    assert "Ereignis 3" in page.inner_text("#said")


def test_walking_out_of_the_window_moves_it(show: Show, drawn: Drawn) -> None:
    """The next event after the last one in sight comes into sight."""
    told = [Told(title="Nah", edtf="2025-09-01"), Told(title="Fern", edtf="2025-12-01")]
    page = show(drawn(told), "#view=2025-08-30..2025-09-03")
    page.keyboard.press("ArrowDown")
    redraws(page, lambda: page.keyboard.press("ArrowDown"))
    assert page.locator(".row .what").all_inner_texts() == ["Fern"]
    assert active(page) == "Fern"


def test_plus_and_minus_zoom(show: Show, drawn: Drawn) -> None:
    """There and back again."""
    page = show(drawn(many=60), "#view=2024-06-01..2024-12-01")
    redraws(page, lambda: page.keyboard.press("+"))
    assert "view=2024-07-16T18%3A00..2024-10-16T06%3A00" in page.url
    redraws(page, lambda: page.keyboard.press("-"))
    assert page.url.endswith("view=2024-06-01..2024-12-01")


def test_a_slash_searches(show: Show, drawn: Drawn) -> None:
    """And Escape takes the search back."""
    page = show(drawn(THREE))
    page.keyboard.press("/")
    page.keyboard.type("ereignis 2")
    expect(page.locator(".row .what")).to_have_text(["Ereignis 2"])
    page.keyboard.press("Escape")
    expect(page.locator(".row")).to_have_count(3)


@pytest.mark.parametrize("key", ["Enter", "ArrowDown"])
def test_from_the_search_a_key_leads_to_what_was_found(show: Show, drawn: Drawn, key: str) -> None:
    """At once: also where the search has not been drawn yet."""
    page = show(drawn(THREE))
    page.keyboard.press("/")
    page.keyboard.type("ereignis 2")
    page.keyboard.press(key)
    expect(page.locator(".row .what")).to_have_text(["Ereignis 2"])
    page.wait_for_function("() => document.activeElement.className === 'row'")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "Ereignis 2"


def test_the_list_tells_the_same_events_in_order(show: Show, drawn: Drawn) -> None:
    """Every event of the window is a row: date, title, status, place, people, sources."""
    page = show(
        drawn(
            [
                THREE[2],
                replace(THREE[0], status="planned", tellings=(Telling(BOTE), Telling(KURIER))),
                THREE[1],
            ]
        )
    )
    assert page.locator(".row .what").all_inner_texts() == ["Ereignis 1", "Ereignis 2", "Ereignis 3"]
    assert page.locator(".row .when").all_inner_texts() == ["1. Sept.", "2. Sept.", "3. Sept."]
    assert page.locator(".row .about").first.inner_text() == "geplant · Althafen · Ada Kröger · 2 Quellen"
    assert page.locator(".month").all_inner_texts() == ["September 2025"]


def test_a_long_list_comes_in_parts(show: Show, drawn: Drawn) -> None:
    """Two hundred rows at once, more when asked."""
    page = show(drawn(many=3000))
    assert page.locator(".row").count() == 200
    page.click("#more")
    assert page.locator(".row").count() == 400
