"""The clues of one article: its readings become marks, its names hashes.

Pure and per article, so it may run anywhere; no candidate days in here (those are the `curves`' and `few`'s business).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from timeline.dating.beside import BESIDE, lengths, pairs, same
from timeline.dating.clues import DAYS, LEAD, NAMED, Clues, Mark
from timeline.dating.fresh import extremes
from timeline.dating.names import NAME, hashed, leading, near
from timeline.dating.namings import named
from timeline.dating.sides import begun, goes_on, side_of, unsure
from timeline.dating.stated import stated
from timeline.readings import Range
from timeline.values import Draft, Expression

LONG = 6000
"""Characters from which on an article is no report of the day."""


def evidence(draft: Draft) -> Clues:
    """The clues of one article."""
    text = draft.article.text
    found = stated(draft)
    own = [(s.start, s.end) for s in found if s.start >= 0]
    told = [e for e in draft.expressions if not any(a < e.end and e.start < b for a, b in own)]
    lead = NAME.findall(text, 0, LEAD)
    rest = NAME.findall(text, LEAD)
    marks = tuple(
        _marks(text, told, same(draft.article.language), begun(draft.article.language), leading(lead + rest))
    )
    names = array(
        "I", map(hashed, lead + rest + [f"{m.kind}{m.at}" for m in marks if m.kind in ("yearly", "day")])
    )
    return Clues(
        draft.article.doc_id, found, marks + tuple(extremes(marks)), names, len(lead), _wire(text, marks)
    )


def _wire(text: str, marks: tuple[Mark, ...]) -> float:
    """0 up to one and a half days told in 1,000 characters, 1 from three and a half on; 0 for long articles."""
    days = sum(m.kind in DAYS for m in marks)
    return 0.0 if len(text) > LONG else min(max((1000 * days / max(len(text), 1) - 1.5) / 2, 0.0), 1.0)


def _marks(
    text: str, told: list[Expression], same: re.Pattern[str], begun: re.Pattern[str], leading: frozenset[int]
) -> Iterator[Mark]:
    before: Expression | None = None
    earlier = 0
    for e in told:
        side = side_of(e)
        if isinstance(e.reading, Range) and unsure(e, text, begun):
            continue
        close = before is not None and e.start - before.end <= 9
        if before is not None and close and side == 0 and goes_on(before, e):
            side = earlier
        if before is not None and close and same.fullmatch(text, before.end, e.start):
            yield from pairs(before, e, side)
        if before is not None and e.start - before.end <= BESIDE:
            yield from lengths(before, e)
        for kind, at in named(e.reading, side):
            around = near(text, e) - leading if kind in NAMED else frozenset()
            yield Mark(kind, side, at, e.start, e.end, around)
        before, earlier = e, side
