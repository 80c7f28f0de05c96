"""How far the walk is, on stderr: one bar, drawn in place, on a terminal; elsewhere a line for each stage."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TextIO

WIDTH = 30
PAUSE = 0.1  # seconds between two drawings


class Progress:
    """Hears of the walk (see `timeline.tagging.Told`) and shows it; use it in a `with`, which clears the bar."""

    def __init__(self, out: TextIO | None = None) -> None:
        self.out = out or sys.stderr
        self.live = self.out.isatty() and os.environ.get("TERM") != "dumb"
        self.stage = ""
        self.drawn = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self.live:
            self.write("\r\x1b[K")

    def __call__(self, stage: str, share: float) -> None:
        """Show that `share` (0 to 1) of a stage is done."""
        begins = stage != self.stage
        self.stage = stage
        if not self.live:
            if begins:
                self.write(f"{stage}\n")
            return
        now = time.monotonic()
        if begins or now - self.drawn >= PAUSE:
            self.drawn = now
            full = round(WIDTH * min(share, 1.0))
            bar = f"{'━' * full}{'╌' * (WIDTH - full)} {share:4.0%}" if share else ""
            self.write(f"\r\x1b[K{stage:<8} {bar}")

    def write(self, text: str) -> None:
        """Write at once, in characters that the terminal knows."""
        known = self.out.encoding or "utf-8"
        self.out.write(text.encode(known, "replace").decode(known))
        self.out.flush()
