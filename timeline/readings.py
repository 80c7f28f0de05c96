"""The anchor-free algebra of temporal expressions: what a wording says before it has a date.

Every room may come here. A reading is frozen and hashable, holds no day that the words do not name, and is
resolved by `expressions.resolve`. Three kinds of anchor complete what is missing: the day of publication,
the day that the text spoke of last ("told") or the day, month or year ("period"), and the tense of the clause where
a wording leaves its side open ("on Friday").

Side says on which side of the anchor a wording lies: -1 behind ("last …"), +1 ahead ("next …"), 0 the one
that the anchor is in ("this …"), None where only tense or story can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Base = Literal["published", "told", "period"]
Side = Literal[-2, -1, 0, 1, 2]
Grain = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "half", "year",
    "decade", "century", "millennium",
]  # fmt: skip
Mod = Literal[
    "", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
    "BEFORE", "AFTER",
]  # fmt: skip
DayPartName = Literal["MO", "MI", "AF", "EV", "NI", "DT"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The base of all readings."""


@dataclass(frozen=True, slots=True)
class Shift(Reading):
    """The period of a grain `by` periods off the anchor's: today is Shift("day", 0), last month Shift("month", -1), the
    day after Shift("day", 1, "told")."""

    grain: Grain
    by: int
    base: Base = "published"


Year = int | Shift | None
"""A year: named, relative to the anchor, or left to the story. Zero and below count back from 1 BC."""


@dataclass(frozen=True, slots=True)
class Calendar(Reading):
    """A calendar date as far as the words give it, from a full day to a lone month or a lone day of the month.

    `weekday` (1 Monday … 7 Sunday) may stand beside day and month ("Friday, 5 September"): then it is a
    check, and tells the year. `side` speaks of the nearest such date; `weeks` counts calendar weeks from the
    anchor's where the words name the week, too ("Friday of last week, 5 September").
    """

    year: Year = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    side: Side | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday(Reading):
    """A day of the week (1 Monday … 7 Sunday).

    `weeks` counts calendar weeks from the anchor's where the words name the week ("Friday of last week" is
    -1); otherwise `side` says which of the nearest such days is meant.
    """

    weekday: int
    side: Side | None = None
    weeks: int | None = None
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Feast(Reading):
    """A day with a name in the calendar; `name` is a key of `timeline.expressions.feasts`.

    `weekday` names a day of the week told along with the feast ("Tuesday after Easter": 2 with `side_of` +1).
    """

    name: str
    year: Year = None
    side: Side | None = None
    weekday: int | None = None
    side_of: Side | None = None


@dataclass(frozen=True, slots=True)
class Period(Reading):
    """A numbered part of a year: season (1 spring … 4 winter), quarter (1–4), half (1–2), week (1–53), or the
    weekend of a week off the anchor's (`grain` "weekend", `index` 0: the nearest; ±1 by `side`)."""

    grain: Grain
    index: int
    year: Year = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Era(Reading):
    """A decade or a century by the digits of its TIMEX3 value: "199" the nineties, "18" the nineteenth century."""

    digits: str


@dataclass(frozen=True, slots=True)
class Part(Reading):
    """The start, middle or end of a period: "end of August", "middle of the week"; or a period about which one is
    not certain (`mod` APPROX: "um 1900")."""

    mod: Mod
    of: Reading


@dataclass(frozen=True, slots=True)
class Half(Reading):
    """The first (1) or second (2) half of a period: "the second half of November"."""

    index: int
    of: Reading


@dataclass(frozen=True, slots=True)
class Nth(Reading):
    """The n-th (from the end: negative) weekday, day or week within a period: "the third Sunday in September"."""

    n: int
    of: Reading
    weekday: int | None = None
    grain: Grain = "day"


@dataclass(frozen=True, slots=True)
class DayPart(Reading):
    """A part of a day (TIMEX3: MO, MI, AF, EV, NI, DT). `day` None is the day told last. A night belongs to
    the day that it begins on. `mod` START or END is early or late."""

    part: DayPartName
    day: Reading | None = None
    mod: Mod = ""


@dataclass(frozen=True, slots=True)
class Clock(Reading):
    """A time of the day, 24 hours. `day` None is the day told last; `mod` APPROX, BEFORE, AFTER."""

    hour: int
    minute: int | None = None
    day: Reading | None = None
    mod: Mod = ""


@dataclass(frozen=True, slots=True)
class Duration(Reading):
    """A stretch of time: parts of amount and grain, the longer first; an amount of None is a vague plural
    ("years").

    `side` places it: -1 "three years ago", +1 "in three years", a point so far off; None: a mere length.
    `since` is true for a stretch that reaches from there to the anchor ("for three years", "in the next three years").
    """

    parts: tuple[tuple[Decimal | None, Grain], ...]
    mod: Mod = ""
    side: Side | None = None
    since: bool = False
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Counted(Reading):
    """A length counted from days that the words name: "two days after Christmas" (`side` +1), "the three months to
    June" (-1).

    `since` is true where the length itself is meant, and not the point so far off; then it lies within the days that
    it is counted in ("the first six months of the year").
    """

    number: Decimal
    grain: Grain
    of: Reading
    side: Literal[-1, 1]
    since: bool = False


@dataclass(frozen=True, slots=True)
class Recurring(Reading):
    """A set of times: its TIMEX3 value ("XXXX-WXX-5", "P2Y")."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague(Reading):
    """A time that the words only point to: TIMEX3's PAST_REF, PRESENT_REF or FUTURE_REF.

    `today` is true for words that mean the day itself in a report and the present age in an essay ("today").
    `grain` is told by "in the past weeks". `told` is true where a clause of the past speaks of its own time ("in this
    time").
    """

    ref: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    today: bool = False
    grain: Grain | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced(Reading):
    """A time with a name but no place in the calendar ("the weeks of Lent"): TIMEX3 XXXX-XX-XX. `of` tells the
    days where the words do ("the 2007/08 season")."""

    value: str = "XXXX-XX-XX"
    of: Reading | None = None


@dataclass(frozen=True, slots=True)
class Told(Reading):
    """Another reading, seen from the period that the text told last: "the following winter"."""

    of: Reading


@dataclass(frozen=True, slots=True)
class Counterpart(Reading):
    """The part of a year that the text told last, a year before: "in the same quarter of last year"."""


@dataclass(frozen=True, slots=True)
class Eve(Reading):
    """The day before another: the night to Tuesday begins on the eve of Tuesday."""

    of: Reading


@dataclass(frozen=True, slots=True)
class Range(Reading):
    """One end of a range, with the other: "3 to 7 June" gives two expressions, each a Range over both.

    `end` tells which end this expression names. An open side is None: "since 2014" is Range("first", 2014, None),
    "until 2030" Range("last", None, 2030). TIMEX3's value is that of the named end, EDTF that of the range.
    """

    end: Literal["first", "last"]
    first: Reading | None
    last: Reading | None
