"""Where sentences begin and end. Lives in the clauses room; reads clauses.toml, knows no verb."""

from __future__ import annotations

import re
from functools import cache

from timeline.language import Pack

_CLOSERS = "\"'“”»«’‘)\\]"
_END = re.compile(
    rf"[.!?…•\n](?:(?<=\n)\s*+|(?<!\n)(?<![.!?…].)[.!?…]*+[{_CLOSERS}]*+(?=(?:\s++[\"'“„”»«‚‘(\[–—-]*+|(?<=[a-zß-ÿ]{{3}}[.!?])(?=[A-ZÄÖÜ][a-zß-ÿ]))(\w*+)))"
)
"""A line's end, or points and the word behind them. It begins with its one sign, so that `re` skips what lies between;
a run of points is tried at its first point alone, so that a line of leaders takes no longer than it is long."""
LONGEST = 2_000
"""Characters after which a sentence is cut at a blank, come what may: what follows compares its words with each
other, so a table without a full stop must not become one sentence."""
_WRAPPED = re.compile(r"\n(?<=[^\n]\n)[ \t]*[a-zäöüß]")


def sentences(text: str, pack: Pack) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a text, in order, without the blanks between them.

    A line of its own (heading, date line, paragraph) is a sentence, unless the text is wrapped at a fixed
    width. No sentence ends at an abbreviation, an initial or an ordinal; none is longer than `LONGEST`.
    """
    return _between(text, 0, len(text), pack, wrapped(text))


def sentences_near(text: str, offset: int, pack: Pack) -> tuple[tuple[int, int], ...]:
    """Those of the sentences of a text that lie in the line around an offset; no sentence goes on in another line.
    Not of a text that is wrapped at a fixed width."""
    start = text.rfind("\n", 0, offset) + 1
    if start:
        while start < offset and text[start].isspace():  # as behind the end of the line before
            start += 1
    end = text.find("\n", offset)
    return _between(text, start, end if end >= 0 else len(text), pack, False)


def wrapped(text: str) -> bool:
    """Whether a text is wrapped at a fixed width: most of its lines go on in lower case."""
    return len(_WRAPPED.findall(text)) * 4 > text.count("\n")


def _between(text: str, start: int, stop: int, pack: Pack, wrapped: bool) -> tuple[tuple[int, int], ...]:
    """The sentences of a text from one place to another."""
    abbreviations, openers = _words(pack)
    spans: list[tuple[int, int]] = []
    for end in _END.finditer(text, start, stop):
        points, after = end[0], end[1]
        if after is None:  # a line's end
            if wrapped and "\n" not in points[1:]:
                continue
        elif after[:1].islower() or (points[0] == "." and not _stops(text, end, abbreviations, openers)):
            continue
        behind = end.end()
        _keep(spans, text, start, behind)
        start = behind
    _keep(spans, text, start, stop)
    return tuple(spans)


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
    piece = text[start:end].lstrip()
    if piece:
        begin = end - len(piece)
        spans.append((begin, begin + len(piece.rstrip())))


def _stops(text: str, end: re.Match[str], abbreviations: frozenset[str], openers: frozenset[str]) -> bool:
    """Whether a sentence ends at this full stop: no abbreviation, initial or ordinal stands before it."""
    at = end.start()
    before = text[max(0, at - 24) : at].rsplit(None, 1)
    last = before[-1].lstrip("(\"'“„»«[‚‘") if before else ""
    if openers and last.isdigit() and len(last) < 3:  # a language that lists openers writes "3." for "third"
        return end[1] in openers or "\n" in text[end.end() : end.end() + 2]
    if len(end[0]) > 1:
        return True
    last = last.rsplit(".", 1)[-1]
    return last not in abbreviations and not (len(last) == 1 and last.isalpha())


@cache
def _words(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    table = pack.table("clauses")
    return frozenset(table.get("abbreviations", "").split()), frozenset(table.get("openers", "").split())
