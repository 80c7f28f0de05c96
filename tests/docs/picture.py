"""Takes docs/images/timeline.png: the page of the seeds, as a browser shows it."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from timeline import build

TOP = Path(__file__).parents[2]
PICTURE = TOP / "docs/images/timeline.png"


def take(chart: Path, picture: Path) -> None:
    """A picture of a page, once it stands."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 820}, locale="en-GB")
        page.goto(chart.as_uri())
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(3000)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        build(TOP / "seeds", Path(folder) / "timeline.duckdb", Path(folder) / "timeline.html")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        take(Path(folder) / "timeline.html", PICTURE)
