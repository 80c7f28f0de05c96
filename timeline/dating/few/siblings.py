"""What the other articles of a small build lend to one: those of its story stand near it, and tell the same days.

A sibling chooses only among what an article's own words leave open: whatever it says, some mass stays everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.dating.calendar import Days, Floats, weekday
from timeline.dating.few import odds
from timeline.dating.few.ages import Age
from timeline.dating.few.coincidences import (
    Heard,
    aged,
    by_chance,
    counts_back,
    lengths_since,
    month_day,
    same_days,
)
from timeline.dating.few.factors import Factor
from timeline.dating.few.lengths import window
from timeline.dating.few.names import resemblance, weightiest
from timeline.dating.few.tellings import Telling
from timeline.dating.few.whereabouts import Mass, together

STORY: odds.Steps = (
    (0, 0.03), (2, 0.02), (7, 0.03), (31, 0.08), (92, 0.14), (365, 0.46), (1096, 0.22), (7305, 0.02)
)  # fmt: skip
"""How far articles of one story lie apart, in days."""
BUILD: odds.Steps = ((31, 0.06), (365, 0.3), (1096, 0.34), (3652, 0.2), (14600, 0.1))
"""The same for any two articles of one build."""
RELATED = (0.03, 0.08)
"""Between these resemblances two articles come to be of one story."""
SURELY = 0.95
"""How surely articles that resemble each other well are of one story."""
NAMES = (0.1, 0.3)
"""Likeness of what stands around two times: from the first on they may be one event, from the second on they are."""
ANY_EVENT, ONE_EVENT, MOST_MET = 0.03, 0.7, 0.5
"""How surely a weekday and a date that falls on it are one day, whatever words stand there, and where the same do; and
how surely any of many weekdays is met."""
SAME = 0.3
"""How surely the same length of time in two articles of a story counts from the same time."""
EVENTFUL, NEWS = 0.06, 2
"""How many articles are written on a day that a sibling tells of, or within so many days after it."""
STRANGER = 0.1
"""How much the days count that an article of another story tells."""


@dataclass(frozen=True)
class Sibling:
    """Another article: what it is called and names, where it stands (over all days, and the few that count), the times
    it tells with their days, all its times and ages, and how it resembles the one that hears it, by which words.

    `trust` is below 1 where its own day is only inferred.
    """

    name: str
    names: frozenset[str]
    mass: Floats
    stands: Mass
    heard: tuple[tuple[Telling, Mass], ...]
    told: tuple[Telling, ...]
    ages: tuple[Age, ...] = ()
    trust: float = 1.0
    likeness: float = 0.0
    shared: tuple[str, ...] = ()


def story(likeness: float) -> float:
    """How surely two articles that resemble each other so much are of one story."""
    return SURELY * min(max((likeness - RELATED[0]) / (RELATED[1] - RELATED[0]), 0.0), 1.0)


def lent(
    told: Sequence[Telling],
    ages: Sequence[Age],
    siblings: Sequence[Sibling],
    weight: dict[str, float],
    days: Days,
) -> Iterator[Factor]:
    """What siblings say: articles of one story stand near each other, and a time told here may be a day told there.

    An event that is met speaks against where the story alone would put the article, not on top of it.
    """
    if not siblings:
        return
    kin = [s for s in siblings if story(s.likeness) > 0]
    stands = _story(told, kin, days) if kin else np.full(len(days), 1 / len(days))
    yield Factor(-1, -1, STORIES, np.log(stands * len(days)), _kin(kin))
    if met := meeting(told, kin, weight, days):
        t, sure, share, by = met
        yield Factor(t.start, t.end, MEETING, np.log(sure * share / stands + 1 - sure), by)
    every = [Heard(_counts(s), t, day, s.name, s.names) for s in siblings for t, day in s.heard]
    near = [h for h in every if h.weight > STRANGER]
    # one that is spread over so many years that no day holds anything stands nowhere
    somewhere = [s for s in kin if len(s.stands.days)]
    near += [Heard(_counts(s), None, s.stands, s.name, s.names) for s in somewhere]
    yield from same_days(told, every, days)
    yield from lengths_since(told, near, stands, days)
    yield from aged(ages, [(s.name, s.stands, s.ages) for s in somewhere], days)
    yield from same_length(told, kin, days)
    apart = spread(np.mean([s.mass for s in siblings], axis=0), BUILD)
    yield Factor(-1, -1, "articles of the same build", np.log(0.5 * apart * len(days) + 0.5))


STORIES, MEETING = "articles of the same story", "a day that a sibling dates"


def _counts(s: Sibling) -> float:
    return s.trust * max(story(s.likeness), STRANGER)


def _kin(kin: Sequence[Sibling]) -> str:
    """Which articles are of the same story, the likest three, and by which words."""
    likest = sorted(kin, key=lambda s: (-s.likeness, s.name))[:3]
    return "; ".join(f"{s.name} shares {', '.join(s.shared)}" for s in likest)


def _story(told: Sequence[Telling], kin: Sequence[Sibling], days: Days) -> Floats:
    """Where an article stands by the siblings of its story alone; sums to about 1.

    With a length of time an article comes back to a story: it is no news of the day that siblings tell.
    """
    back = any(counts_back(t) for t in told)
    share = np.array([s.trust * story(s.likeness) for s in kin])
    apart = spread(share @ np.stack([s.mass for s in kin]), STORY) / share.sum()
    events = [(c, day) for s, c in zip(kin, share, strict=True) for t, day in s.heard if t.kind != "weekday"]
    if events and not back:
        counts = np.array([c for c, _ in events])
        told_there = together([day for _, day in events], counts / counts.sum())
        apart = (1 - EVENTFUL) * apart + EVENTFUL * told_there.within(days - NEWS, days) / (NEWS + 1)
    sure = 1 - float(np.prod(1 - share))
    return np.asarray(sure * apart + (1 - sure) / len(days))


def spread(mass: Floats, steps: odds.Steps) -> Floats:
    """A mass over days, spread to both sides by a table of distances; running sums, for steps are flat."""
    size = len(mass)
    held = np.r_[0.0, np.cumsum(mass)]
    at = np.arange(size)
    out = np.full(size, odds.NEVER)
    least = 0
    for most, share in steps:
        each = share / (most - least + 1) / 2
        for low, high in ((at - most, at - least), (at + least, at + most)):
            out += each * (held[np.clip(high + 1, 0, size)] - held[np.clip(low, 0, size)])
        least = most + 1
    return out


def meeting(
    told: Sequence[Telling], kin: Sequence[Sibling], weight: dict[str, float], days: Days
) -> tuple[Telling, float, Floats, str] | None:
    """Weekdays told here that may be days told there: the surest of them, how surely any of them is, the share of each
    candidate if so, and which sibling says so in the first place; None where there is none.

    One article comes back to a day once: many such pairs are many chances for one meeting, not many meetings. A day
    that it tells by its date is none that it tells by its weekday.
    """
    own = {month_day(t) for t in told} - {None}
    found = []
    for t in told:
        for s in kin if t.kind == "weekday" else ():
            for other, day in s.heard:
                if month_day(other) in own:
                    continue
                sure = s.trust * one_event(t, other, weight)
                if sure > 0 and (share := _meeting(t, day, days)).any():
                    found.append(
                        (sure, t, f"{s.name} tells {day.likeliest}{_around(t, other, weight)}", share)
                    )
    if not found:
        return None
    total = sum(sure for sure, *_ in found)
    share = np.sum([share * (sure / total) for sure, _, _, share in found], axis=0)
    most, t, by, _ = min(found, key=lambda f: (-f[0], f[1].start, f[2]))
    return t, max(most, MOST_MET * (1 - float(np.prod([1 - sure for sure, *_ in found])))), share, by


def _around(one: Telling, two: Telling, weight: dict[str, float]) -> str:
    """The weightiest words that stand around both times."""
    both = weightiest(one.near & two.near, weight)
    return f", with {', '.join(both)}" if both else ""


def one_event(one: Telling, two: Telling, weight: dict[str, float]) -> float:
    """How surely two times are those of one event, by the words around both. Of a weekday here and one there nobody
    knows: of a hundred such pairs none was of one day.
    """
    if two.kind == "weekday":
        return 0.0
    like = resemblance(one.near, two.near, weight)
    ramp = min(max((like - NAMES[0]) / (NAMES[1] - NAMES[0]), 0.0), 1.0)
    return ANY_EVENT + (ONE_EVENT - ANY_EVENT) * ramp


def _meeting(t: Telling, day: Mass, days: Days) -> Floats:
    """The share of each candidate if a weekday is a day that a sibling tells."""
    table = odds.WEEKDAY["future" if t.side == 1 else "past"]
    true = weekday(day.days) == t.at[0]
    share = np.zeros(len(days))
    for gap in range(7):
        at = day.days[true] + gap - (7 if t.side == 1 and gap else 0) - days[0]
        inside = (at >= 0) & (at < len(days))
        share[at[inside]] += table[gap] * day.mass[true][inside]
    return share


def same_length(told: Sequence[Telling], kin: Sequence[Sibling], days: Days) -> Iterator[Factor]:
    """The same length of time, beside a word that both have: since the same event, so they stand in the same months."""
    for t in {t.at: t for t in told if t.kind == "length"}.values():
        limits = window(t)
        same = [
            s for s in kin if any(o.kind == "length" and o.at == t.at and o.near & t.near for o in s.told)
        ]
        if limits is None or limits[0] < 60 or not same:
            continue
        width = limits[1] - limits[0]
        around = np.mean(
            [s.stands.within(days - round(width / 2), days + round(width / 2)) for s in same], axis=0
        )
        sure = SAME * max(story(s.likeness) for s in same)
        says = "the same length of time as in a sibling"
        against = np.log(1 - sure + sure * around / by_chance(t))
        yield Factor(t.start, t.end, says, against, min(s.name for s in same))
