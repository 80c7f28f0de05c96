"""The order of a headline's phrases, and which of them say nothing in one. Lives in claims/titles."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.lexicon import Words
from timeline.claims.titles.complements import announces
from timeline.claims.titles.parts import Part, led, upper
from timeline.claims.titles.wording import Wording
from timeline.claims.valency import Frame, means
from timeline.values import Clause


def ordered(
    wording: Wording, parts: list[Part], clause: Clause, frame: Frame | None = None, *, promised: bool = False
) -> list[Part]:
    """Phrases in the order of a headline: reflexive, object, the rest; without sources and words that only point, but
    for those at what a verb with a `frame` is about, or at a clause behind (`promised`)."""
    known = wording.known.words
    according, pointing, of = known["according"], known["pointing"], known["of"]
    lows = [p[0].text.lower() for p in parts]
    kept: list[Part] = []
    reflexive: list[Part] = []
    behind = False  # a source
    for i, (part, low) in enumerate(zip(parts, lows, strict=True)):
        close = i > 0 and part[0].start == parts[i - 1][-1].end + 1
        named = behind and (low in of or (close and low in known["meant"]))
        behind = _source(known, part, low)
        quoted = i + 1 < len(parts) and lows[i + 1] in according
        points = len(part) == 1 and low in pointing
        points = points and not (means(low, frame) or (promised and low in known["announced"]))
        if not (behind or quoted or named or points or empty(part, known)):
            (reflexive if low in known["reflexive"] else kept).append(part)
    kept = [*reflexive, *kept]
    at = next((i for i, p in enumerate(kept) if _object(p)), 0) if clause.modal == "" else 0
    if at and all(p[0].word.preposition for p in kept[:at]):
        kept = [*kept[at:], *kept[:at]]
    return kept


def empty(part: Part, known: Words) -> bool:
    """Whether the words of a phrase are nothing by themselves: prepositions, articles but for such as "all"."""
    for t in part:
        w = t.word
        if not (w.preposition or w.determiner) or w.mark or w.negation or upper(t):
            return False
    return not (part[0].word.preposition and part[-1].text in known["everybody"])


def _object(part: Part) -> bool:
    """Whether a phrase is an object with its article."""
    return bool(part[0].word.determiner and not part[0].word.preposition and upper(part[-1]))


def _source(known: Words, part: Part, first: str) -> bool:
    """Whether a phrase, whose first word is given in lower case, says who reports ("according to the union")."""
    if first in known["according"] or part[-1].text.lower() in known["according"]:
        return True
    head = next((t.text for t in part if t.noun), "") if part[0].word.preposition else ""
    return bool(head) and head.lower().endswith(tuple(known["sources"]))


def rows(wording: Wording, parts: list[Part], clause: Clause, frame: Frame | None) -> Iterator[list[Part]]:
    """Phrases that leave room for the clause that a verb waits for: all, those that no preposition leads, and all but
    for a promise that nothing keeps."""
    yield parts
    if frame and ("c" in frame.needs or announces(wording, clause)):
        known = wording.known
        yield [p for p in parts if not led(p, known)]
    yield ordered(wording, parts, clause, frame)
