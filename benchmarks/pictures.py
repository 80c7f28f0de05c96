"""Photograph a built page for the README: `python benchmarks/pictures.py exports/timeline.html docs/images`.

Two pictures: the page as it opens, and the details of its most reported event.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.page.conftest import FLAGS, settled


def main(page: Path, folder: Path) -> None:
    """Write page.png and details.png."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        sheet = browser.new_page(
            viewport={"width": 1440, "height": 860}, locale="de-DE", color_scheme="light"
        )
        sheet.goto(page.absolute().as_uri())
        settled(sheet)
        sheet.screenshot(path=folder / "page.png")
        told = sheet.locator(".row .about").all_inner_texts()
        most = max(
            told, key=lambda line: int(line.split(" Quellen")[0].split()[-1]) if "Quellen" in line else 0
        )
        sheet.locator(".row", has_text=most).first.click()
        sheet.locator("#details .source").first.wait_for()
        settled(sheet)
        sheet.wait_for_timeout(500)
        sheet.screenshot(path=folder / "details.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
