"""What a reading leans on, and what it comes to: the values between readings and resolution."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from timeline import readings as r
from timeline.edtf import of_days
from timeline.expressions.days import DAY, LENGTHS, Interval
from timeline.values import Tense

SIDES = {"past": -1, "pluperfect": -1, "future": 1, "present": 0, "": 0}


class Anchor(NamedTuple):
    """What completes a reading: the day of publication; the day told last, and whether it is near; the period
    told last, a day or longer; the year that the story is in; the tense of the clause; whether the article tells
    of some day, and whether of days throughout (rather than being an essay); whether a set of days was told just
    before; whether it was the night to the next day that was told."""

    published: date | None
    told: date | None = None
    near: bool = False
    period: Interval | None = None
    year: int | None = None
    tense: Tense = ""
    news: bool = True
    daily: bool = True
    recurring: bool = False
    night: bool = False

    @property
    def story(self) -> date | None:
        """The day told last; none where it lies ahead, and the clause behind."""
        ahead = self.told and self.published and self.side < 0 and self.told > self.published
        return None if ahead else self.told

    @property
    def day(self) -> date | None:
        """The day that a time of day belongs to where none is named."""
        return self.story if self.story and self.near else self.published

    @property
    def morning(self) -> date | None:
        """The day that a morning belongs to: behind a night, the next one."""
        day = self.day
        return day + DAY if day and self.night and self.near else day

    def base(self, name: r.Base, grain: r.Grain = "day") -> date | None:
        """The day that a reading of a grain counts from: where from a period, the last one that is no longer."""
        if name == "published":
            return self.published
        if (
            name == "period"
            and self.period
            and (self.period[1] - self.period[0]).days < LENGTHS.get(grain, 1)
        ):
            return self.period[0]
        return self.story or self.published

    @property
    def side(self) -> int:
        """Where the tense looks: -1 behind, +1 ahead, 0 untold."""
        return SIDES[self.tense]


class Answer(NamedTuple):
    """What a reading comes to: its TIMEX3 value and modifier, the days that it covers where they are known,
    and the step that led there."""

    value: str
    days: Interval | None = None
    mod: str = ""
    edtf: str | None = None
    step: str = ""

    def moved(self, by: int) -> Answer:
        """A day some days off."""
        assert self.days
        day = self.days[0] + by * DAY
        return self._replace(value=day.isoformat(), days=(day, day))

    def edge(self, n: int) -> tuple[date, str] | None:
        """The first (0) or last (1) day, and how EDTF writes it as that side of an interval."""
        if self.days is None:
            return None
        if self.mod == "BEFORE":
            day = self.days[0] - DAY
            return day, day.isoformat()
        if self.mod == "AFTER":
            day = self.days[1] + DAY
            return day, day.isoformat()
        return self.days[n], of_days(*self.days).split("/")[-n]


def year_of(year: r.Year, a: Anchor) -> int | None:
    """A year that is named or counted from the anchor."""
    if isinstance(year, r.Shift):
        base = a.base(year.base, "year")
        return base.year + year.by if base else None
    return year


def iso(year: int | None) -> str:
    """A year as TIMEX3 writes it."""
    if year is None:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def why(a: Anchor) -> str:
    """What completed a date."""
    behind = {-1: "the last one before", 0: "the nearest to", 1: "the next one after"}[a.side]
    return f"{behind} {a.published or a.told}" + (f" ({a.tense})" if a.tense else "")


STEPS = {-1: "the last on or before", 0: "the nearest from", 1: "the next on or after"}


def step_side(side: int) -> str:
    """A side in words."""
    return STEPS.get(side, f"{side:+} from")
