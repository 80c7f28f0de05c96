"""What one article's own words say about the day it was written, as small values: marks, and the clues of them all.

Values only; `gather` finds them, the `curves` weigh them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Self

from timeline.dating.stated import Stated

SMALL = 60
"""Articles from which on a build is dated by what all its articles teach."""

EARLIEST, LATEST = 1800, 2200
"""Years that say something of when an article of today's press was written."""


class Mark(NamedTuple):
    """A time that the text names, told to lie behind (`side` -1), ahead (+1) or neither (0).

    `kind` names what `at` holds: "day", "month", "year", "long" (first and last ordinal day of a dated period);
    "yearly" (month, day, length in days of what returns every year), "yearmonth" and "yearlong" likewise; "monthpart"
    and "yearpart" are the beginning, middle or end of a "month" or a "yearmonth"; "feast" (its name);
    "weekday" (0 Monday … 6 Sunday), "thatday" and "thisday" likewise where the words tell last, next or this one;
    "true" (a day of the month with its weekday); "feastday" (a feast with its month and day); "is" (ordinals between
    which the article was written); "latest" and "soonest" (the last year told as past, the first as to come).
    `present` is true where a clause in the present tells a time that lies on neither side.
    """

    kind: str
    side: int
    at: tuple[Any, ...]
    start: int
    end: int
    present: bool = False


@dataclass(frozen=True, slots=True)
class Clues:
    """What one article brings to the dating of all: stated dates, marks, and its words as hashes in order.

    `source` is what published it, or ""; `words` are crc32 hashes of the words.
    """

    doc_id: str
    stated: tuple[Stated, ...]
    marks: tuple[Mark, ...]
    words: array[int]
    source: str = ""


SILENT = array("I")
"""No words."""


@dataclass(slots=True)
class Voices:
    """What all articles bring to the dating of all: the clues of each, without its words, by its id; the words of all
    in one row, for they are most of it; and where those of each article end, in order of `clues`.
    """

    clues: dict[str, Clues] = field(default_factory=dict)
    words: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def take(self, some: Iterable[Clues]) -> Self:
        """Add the clues of some articles; itself."""
        for c in some:
            self.clues[c.doc_id] = replace(c, words=SILENT)
            self.words.extend(c.words)
            self.ends.append(len(self.words))
        return self

    def silence(self) -> array[int]:
        """The words of all, which are let go of."""
        words, self.words = self.words, array("I")
        return words
