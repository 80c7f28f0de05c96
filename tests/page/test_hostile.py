"""Hostile articles: nothing that they say runs, is fetched or becomes markup; every word is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.page.archive import Article, Telling, Told, relations
from tests.page.conftest import Show, redraws

pytestmark = pytest.mark.browser
Drawn = Callable[..., str]

RUN = "window.ran=1"
EVIL = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload="{RUN}">',
    f"<a href='javascript:{RUN}'>da</a>",
    "<b>fett</b><br>neu<sub>1</sub>&amp;&lt;i&gt;",
    "]]><!-- <![CDATA[",
    "$\\href{javascript:1}{x}$ %{x} ${1}",
    "Zeile\u2028Absatz\u2029Ende",
    "'; DROP TABLE events; --",
    "\u202eedoc live\u202c \ufeff \u0000".replace("\u0000", ""),
]
LINKS = [
    "javascript:window.ran=1",
    "data:text/html,<script>1</script>",
    " JavaScript:window.ran=1",
    "vbscript:x",
    "//evil.example/x",
]


def evil(n: int, text: str) -> Told:
    """An event that says `text` wherever an article can say something."""
    article = Article(
        title=text,
        source=text,
        url=LINKS[n % len(LINKS)],
        path=f"{text.replace('/', '')}.txt",
        basis=f"stated: {text}",
    )
    telling = Telling(article, wording=text, clause=f"A {{wording}} trafen {text}")
    fix = {"fix": "title", "value": text, "was": text, "author": text, "reason": text}
    return Told(
        text,
        f"2025-09-{n + 1:02}",
        "occurred",
        "meeting",
        text,
        (text, f"Frau {text}"),
        f"s{n // 2}",
        (telling,),
        (fix,),
    )


@pytest.fixture(scope="module")
def html(drawn: Drawn) -> str:
    """A page of evil alone, problems too."""
    rows = relations([evil(n, text) for n, text in enumerate(EVIL)])
    return drawn(rows=rows | {"problems": [{"path": t, "stage": t, "message": t} for t in EVIL]})


def shown(text: str) -> str:
    """A text as a browser shows it: white space in one piece."""
    return " ".join(text.split())


def test_nothing_runs_and_every_text_is_shown_literally(show: Show, html: str) -> None:
    """Titles in list, chart and details; places, actors, sources, quotes, notes: no error, no markup."""
    page = show(html)
    for lanes in ("actors", "place", "sources", "story"):
        redraws(page, lambda lanes=lanes: page.evaluate("l => { location.hash = `lanes=${l}` }", lanes))
    titles = {shown(t) for t in page.locator(".row .what").all_text_contents()}
    assert titles == {shown(t) for t in EVIL}
    page.click("#filter")
    assert {
        shown(t) for t in page.locator(".facet.place .choice span:first-of-type").all_text_contents()
    } < titles
    page.keyboard.press("Escape")
    for n, text in enumerate(EVIL):
        page.locator(".row").nth(n).click()
        page.locator("#details .source").wait_for()
        assert shown(page.locator("#details-title").text_content() or "") == shown(text)
        assert shown(page.locator("mark.dated").first.text_content() or "") == shown(text)
        assert shown(text) in shown(page.locator(".origin").text_content() or "")
        assert shown(text) in shown(page.locator(".corrected li").text_content() or "")
        page.keyboard.press("Escape")
    assert page.evaluate("window.ran") is None
    assert (
        page.locator(
            "#plot :is(a, script, image, foreignObject), main :is(img, iframe, script, object)"
        ).count()
        == 0
    )


def test_only_web_addresses_and_paths_become_links(show: Show, html: str) -> None:
    """javascript:, data: and protocol-relative addresses stay text; a path beside the page may be a link."""
    page = show(html)
    for n in range(len(EVIL)):
        page.locator(".row").nth(n).click()
        page.locator("#details .source").wait_for()
        for href in page.locator("#details a").evaluate_all("all => all.map(a => a.href)"):
            assert href.startswith(("file:///", "https://", "http://"))
        page.keyboard.press("Escape")


def test_a_path_leads_nowhere_else(show: Show, drawn: Drawn) -> None:
    """Only paths below the folder of the page become links."""
    paths = ["../../etc/passwd", "/etc/passwd", "\\\\host\\share", "C:\\x", "file:///etc/passwd", "a/b.txt"]
    tellings = tuple(Telling(Article(url=None, path=path)) for path in paths)
    page = show(drawn([Told(tellings=tellings)]))
    page.click(".row")
    page.locator("#details .source").first.wait_for()
    hrefs = page.locator("#details a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert hrefs == ["a/b.txt"]


def test_a_script_that_somebody_adds_does_not_run(show: Show, html: str) -> None:
    """The policy stands even if markup got in."""
    page = show(
        html.replace("<footer", f"<script>{RUN}</script><img src=x onerror={RUN}><footer"), quiet=False
    )
    assert page.evaluate("window.ran") is None


def test_a_hostile_fragment_is_only_text(show: Show, drawn: Drawn) -> None:
    """What a link says is searched for, never run."""
    page = show(
        drawn([Told()]),
        "#search=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&status=%3Cb%3E&event=__proto__&lanes=constructor",
    )
    assert page.input_value("#search") == "<img src=x onerror=alert(1)>"
    assert "<b>" in page.inner_text("#chips")
    redraws(page, lambda: page.locator(".chip").first.click())
