"""The lines of an article: headings, and the paragraphs that stand below them."""

from __future__ import annotations

from bisect import bisect_right

_HEADING = 110  # characters that a heading's line has at most


class Lines:
    """The lines of a text: where each begins, which are headings, and the paragraphs that they make.

    A heading is a short line without a full stop; it counts to the paragraph below it, up to the next heading.
    """

    def __init__(self, text: str) -> None:
        self.begins: list[int] = []
        self.headings: list[bool] = []
        self.paragraphs: list[int] = []
        begin, paragraph, above = 0, 0, True
        for n, line in enumerate(lines := text.split("\n")):
            heading = n < len(lines) - 1 and _is_heading(line)
            if heading or above:
                paragraph = begin
            self.begins.append(begin)
            self.headings.append(heading)
            self.paragraphs.append(paragraph)
            if heading:
                above = False
            elif line.strip():
                above = True
            begin += len(line) + 1

    def at(self, offset: int) -> tuple[bool, int]:
        """Whether an offset lies in a heading, and where its paragraph begins."""
        line = bisect_right(self.begins, offset) - 1
        return self.headings[line], self.paragraphs[line]


def _is_heading(line: str) -> bool:
    line = line.strip()
    return bool(line) and len(line) <= _HEADING and line[-1] not in '.!?…:”“"»'
