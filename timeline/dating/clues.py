"""What one article's own words say about the day it was written, as small values: marks, and the clues of them all.

Values only; `gather` finds them, the `curves` and `few` weigh them.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.dating.stated import Stated

LEAD = 1500
"""Characters at the head of an article in which the news of the day stands."""

EARLIEST, LATEST = 1800, 2200
"""Years that say something of when an article of today's press was written."""

DAYS = ("weekday", "thatday", "yearly", "day")
"""Kinds of marks that name a single day."""
NAMED = (*DAYS, "ago")
"""Kinds of marks that another article may tell in other words."""


class Mark(NamedTuple):
    """A time that the text names, told to lie behind (`side` -1), ahead (+1) or neither (0).

    `kind` names what `at` holds: "day", "month", "year", "long" (first and last ordinal day of a dated period);
    "yearly" (month, day, length in days of what returns every year), "yearmonth" and "yearlong" likewise;
    "feast" (its name); "weekday" (0 Monday … 6 Sunday), "thatday" likewise where the words tell last from next;
    "true" (a day of the month with its weekday) and "namedday" (the same, as what returns every year);
    "feastday" (a feast with its month and day); "is" (ordinals between which the article was written).
    "freshday", "freshmonth" (kinds and numbers of all days or months told on one side: only the nearest counts).
    "ago" (a grain, how many of it, and whether less or more).
    `near` holds the names that stand around a day, as hashes.
    """

    kind: str
    side: int
    at: tuple[Any, ...]
    start: int
    end: int
    near: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Clues:
    """What one article brings to the dating of all: stated dates, marks, and its names as hashes in order.

    `names` are crc32 hashes of the capitalised words; the first `n_lead` of them stand in the article's lead.
    `wire` from 0 to 1 is how much it reads like a report of the day: short, and full of days.
    """

    doc_id: str
    stated: tuple[Stated, ...]
    marks: tuple[Mark, ...]
    names: array[int]
    n_lead: int
    wire: float = 0.0
