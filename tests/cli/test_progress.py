"""How far the walk is, on a terminal and in a file."""

import io
import time

from timeline.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is."""
        return True


class TestProgress:
    """What is shown while the walk goes on."""

    def test_a_terminal_gets_one_bar_that_is_cleared(self, monkeypatch):
        """The bar is drawn in place, and gone in the end."""
        monkeypatch.setenv("TERM", "xterm")
        clock = iter(range(100))
        monkeypatch.setattr(time, "monotonic", lambda: next(clock))
        out = Terminal()
        with Progress(out) as told:
            told("reading", 0.0)
            told("reading", 0.5)
            told("dating", 0.0)
        shown = out.getvalue().split("\r\x1b[K")
        assert [s.split(" ")[0] for s in shown] == ["", "reading", "reading", "dating", ""]
        assert " 50%" in shown[2]
        assert "\n" not in out.getvalue()

    def test_drawing_does_not_slow_the_walk(self, monkeypatch):
        """A thousand steps in one moment are one drawing."""
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(time, "monotonic", lambda: 1.0)
        out = Terminal()
        told = Progress(out)
        for n in range(1000):
            told("reading", n / 1000)
        assert out.getvalue().count("\r") == 1

    def test_a_file_gets_one_plain_line_a_stage(self):
        """Without a terminal there are no bars and no escapes."""
        out = io.StringIO()
        with Progress(out) as told:
            for share in (0.0, 0.5, 1.0):
                told("reading", share)
            told("dating", 0.0)
        assert out.getvalue() == "reading\ndating\n"
