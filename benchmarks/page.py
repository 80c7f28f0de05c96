"""How fast does a page open, and how smoothly does it zoom? `python benchmarks/page.py [EVENTS]...`, one line each.

Draws the made-up archive of the tests at several sizes, opens each page in headless Chromium and prints: seconds to
draw it from the store, megabytes, seconds from opening the file to a standing chart, and the median of ten zooms.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.page.archive import archive, relations, write
from tests.page.conftest import FLAGS, redraws, settled
from timeline.page import draw
from timeline.store.reading import open_file


def main(sizes: list[int]) -> None:
    """Print a table."""
    print("   events   draw s       MB   open s   zoom s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size in sizes:
            store = write(
                Path(folder) / f"{size}.duckdb", relations(archive(size, length=max(400, size // 20)))
            )
            started = time.perf_counter()
            with open_file(store) as opened:
                html = "".join(draw(opened))
            drawn = time.perf_counter() - started
            file = Path(folder) / f"{size}.html"
            file.write_text(html, encoding="utf-8")
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            opening, zooming = measured(page, file)
            page.close()
            print(f"{size:9,} {drawn:8.2f} {file.stat().st_size / 1e6:8.1f} {opening:8.2f} {zooming:8.2f}")


def measured(page: Page, file: Path) -> tuple[float, float]:
    """Seconds to open a page until its chart stands, and to zoom."""
    started = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    settled(page)
    opening = time.perf_counter() - started
    zooms = []
    for button in ["#zoom-in"] * 5 + ["#zoom-out"] * 5:
        started = time.perf_counter()
        redraws(page, lambda button=button: page.click(button))
        zooms.append(time.perf_counter() - started)
    return opening, statistics.median(zooms)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
