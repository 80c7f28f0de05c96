"""Where sentences begin and end. Lives in the clauses room; reads clauses.toml, knows no verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.language import Pack

_CLOSERS = "\"'“”»«’‘)\\]"
_POINTS = (
    rf"(?<![.!?…].)[.!?…]*+[{_CLOSERS}]*+"
    r"(?=(?:\s++[\"'“„”»«‚‘(\[–—-]*+|(?<=[a-zß-ÿ]{3}[.!?])(?=[A-ZÄÖÜ][a-zß-ÿ]))((\w?)\w*+))"
)
"""How the points that end a sentence go on, up to the word behind them. A run of points is tried at its first point
alone, so that a line of leaders takes no longer than it is long."""
_RARE = "!?…•"
_END = re.compile(rf"[.{_RARE}]{_POINTS}")
_STOP = re.compile(rf"\.{_POINTS}")
"""The same where none of the rarer points is: `re` skips to one letter six times as fast as to one of several."""
LONGEST = 2_000
"""Characters after which a sentence is cut at a blank, come what may: what follows compares its words with each
other, so a table without a full stop must not become one sentence."""
_LINE_END, _BLANK_LINE = re.compile(r"\n\s*"), re.compile(r"\n[^\S\n]*\n\s*")
_GOES_ON = re.compile(r"\n(?<=[^\n]\n)[ \t]*[a-zäöüß]")


class Text:
    """A text whose sentences are looked for.

    A line of its own (heading, date line, paragraph) is a sentence, unless the text is wrapped at a fixed
    width. No sentence ends at an abbreviation, an initial or an ordinal; none is longer than `LONGEST`.
    """

    def __init__(self, text: str, pack: Pack) -> None:
        self.text = text
        self.abbreviations, self.openers = _words(pack)
        self.rare = [sign for sign in _RARE if sign in text]
        going = len(_GOES_ON.findall(text))
        self.wrapped = going > 0 and going * 4 > text.count("\n")  # most lines go on in lower case

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences, in order, without the blanks between them."""
        text = self.text
        spans: list[tuple[int, int]] = []
        start = 0
        breaks = (_BLANK_LINE if self.wrapped else _LINE_END).finditer(text)
        for stop, behind in [*[m.span() for m in breaks], (len(text), 0)]:
            for end in self.ends(start, stop):
                _keep(spans, text, start, end)
                start = end
            _keep(spans, text, start, stop)
            start = behind
        return tuple(spans)

    def around(self, offset: int, since: int) -> tuple[tuple[int, int], ...]:
        """The sentence around an offset, in pieces where it is too long: looked for in its line alone, which none
        leaves. At `since`, before it, another one ends. Not for a text that is wrapped."""
        text = self.text
        start, stop = text.rfind("\n", 0, offset), text.find("\n", offset)
        while start >= 0 and text[start].isspace():  # as behind the end of the line before
            start += 1
        start, stop = max(start, since), stop if stop >= 0 else len(text)
        for end in self.ends(start, stop):
            if end > offset:
                stop = end
                break
            start = end
        spans: list[tuple[int, int]] = []
        _keep(spans, text, start, stop)
        return tuple(spans)

    def ends(self, start: int, stop: int) -> Iterator[int]:
        """The places behind the points that end sentences within a stretch, where something follows on them."""
        text = self.text
        rare = any(text.find(sign, start, stop) >= 0 for sign in self.rare)
        for end in (_END if rare else _STOP).finditer(text, start, stop):
            if end[2].islower():
                continue
            at = end.start()
            if text[at] == ".":
                last = text[text.rfind(" ", start, at) + 1 : at]
                plain = last.isalpha() and len(last) > 1 and last not in self.abbreviations
                if not plain and not self.stops(end):
                    continue
            yield end.end()

    def stops(self, end: re.Match[str]) -> bool:
        """Whether a sentence ends at this full stop: no abbreviation, initial or ordinal stands before it."""
        at = end.start()
        before = self.text[max(0, at - 24) : at].rsplit(None, 1)
        last = before[-1].lstrip("(\"'“„»«[‚‘") if before else ""
        ordinals = bool(self.openers)  # a language that lists openers writes "3." for "third"
        if ordinals and last.isdigit() and len(last) < 3:
            return end[1] in self.openers or "\n" in self.text[end.end() : end.end() + 2]
        if len(end[0]) > 1:
            return True
        last = last.rsplit(".", 1)[-1]
        return last not in self.abbreviations and not (len(last) == 1 and last.isalpha())


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a span without the blanks at its ends, where anything is left of it; cut what is too long."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        _trimmed(spans, text, start, cut)
        start = cut
    _trimmed(spans, text, start, end)


def _trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a span without the blanks at its ends, where anything is left of it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


@cache
def _words(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    table = pack.table("clauses")
    return frozenset(table.get("abbreviations", "").split()), frozenset(table.get("openers", "").split())
