"""What the other articles of a small build lend to one: those of its story stand near it, and tell the same days.

A sibling chooses only among what an article's own words leave open: whatever it says, some mass stays everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from timeline.dating.few import odds
from timeline.dating.few.calendar import Days, Floats
from timeline.dating.few.lengths import about, window
from timeline.dating.few.names import resemblance, weightiest
from timeline.dating.few.own import DATED, YEARLY, Factor, occurrences
from timeline.dating.few.tellings import Telling

STORY: odds.Steps = (
    (0, 0.04), (2, 0.08), (7, 0.14), (31, 0.22), (92, 0.2), (365, 0.2), (1096, 0.08), (7305, 0.04)
)  # fmt: skip
"""How far articles of one story lie apart, in days."""
WEEK: odds.Steps = (
    (0, 0.3), (2, 0.2), (7, 0.2), (31, 0.14), (92, 0.09), (365, 0.05), (1096, 0.01), (7305, 0.01)
)  # fmt: skip
"""The same for an article that names no time of the year: who comes back to a story later says when it was."""
COPY: odds.Steps = ((0, 0.55), (1, 0.2), (7, 0.1), (31, 0.05), (92, 0.05), (365, 0.05))
"""The same for articles that share most of what they name."""
BUILD: odds.Steps = ((31, 0.06), (365, 0.3), (1096, 0.34), (3652, 0.2), (14600, 0.1))
"""The same for any two articles of one build."""
RELATED, ALIKE = 0.06, (0.35, 0.8)
"""From this resemblance on two articles may be of one story; between these they come to be copies of one text."""
SURELY, MET = 0.85, 0.4
"""How surely articles that resemble each other well are of one story; how surely a day is met to count as met."""
NAMES, BROAD = (0.1, 0.4), (0.05, 0.25)
"""Likeness of what stands around two times: from the first on they may be one event, from the second on they are."""
ONE_EVENT, SINCE, OFTEN = 0.9, 0.97, 0.4
"""How surely they then are, how surely a length of time counts from there, and how much weekdays there tell."""
SAME = 0.85
"""How surely the same length of time in two articles of a story counts from the same time."""
FIRM = 0.6
"""Mass within three days from which on an inferred article's own weekdays are days that others may meet."""


@dataclass(frozen=True)
class Sibling:
    """Another article: how it resembles, where it stands (mass over the days), and the days that it tells.

    `trust` is below 1 where its own day is only inferred. `name` is what it is called, `shared` are the weightiest
    words that both articles have.
    """

    likeness: float
    mass: Floats
    days: tuple[tuple[int, Telling], ...]
    told: tuple[Telling, ...]
    trust: float = 1.0
    name: str = ""
    shared: tuple[str, ...] = ()


def story(likeness: float) -> float:
    """How surely two articles that resemble each other so much are of one story."""
    return SURELY * min(max((likeness - RELATED) / (2 * RELATED), 0.0), 1.0)


def lent(
    told: Sequence[Telling], siblings: Sequence[Sibling], weight: dict[str, float], days: Days
) -> Iterator[Factor]:
    """What siblings say: articles of one story stand near each other, and a time told here may be a day told there.

    A day that is met speaks against where the story alone would put the article, not on top of it. With a length of
    time an article comes back to a story much later, and then it need not stand near its siblings.
    """
    if not siblings:
        return
    kin = [s for s in siblings if story(s.likeness) > 0]
    met = list(meetings(told, kin, weight, days))
    surely = [t for t, sure, _, _ in met if sure > MET]
    back = any(t.kind == "length" for t in surely)
    stands = np.full(len(days), 1 / len(days)) if back or not kin else _story(told, bool(surely), kin)
    yield Factor(-1, -1, STORIES, np.log(stands * len(days)), _kin(kin))
    for t, sure, share, by in met:
        yield Factor(t.start, t.end, MEETING, np.log(sure * share / stands + 1 - sure), by)
    apart = spread(np.mean([s.mass for s in siblings], axis=0), BUILD)
    yield Factor(-1, -1, "articles of the same build", 0.5 * np.log(0.5 * apart * len(days) + 0.5))


STORIES, MEETING = "articles of the same story", "a day that a sibling dates"


def _kin(kin: Sequence[Sibling]) -> str:
    """Which articles are of the same story, the likest three, and by which words."""
    likest = sorted(kin, key=lambda s: (-s.likeness, s.name))[:3]
    return "; ".join(f"{s.name} shares {', '.join(s.shared)}" for s in likest if s.shared)


def _story(told: Sequence[Telling], met: bool, kin: Sequence[Sibling]) -> Floats:
    """Where an article stands by the siblings of its story alone; sums to about 1."""
    dated = any(t.kind in (*DATED, *YEARLY) and t.kind != "year" for t in told)
    share = np.array([s.trust * story(s.likeness) for s in kin])
    copied = np.array([_copied(s) for s in kin])
    masses = np.stack([s.mass for s in kin])
    apart = spread((share * (1 - copied)) @ masses, STORY if dated or met else WEEK)
    if copied.any():
        apart = apart + spread((share * copied) @ masses, COPY)
    sure = 1 - float(np.prod(1 - share))
    return np.asarray(sure * apart / share.sum() + (1 - sure) / len(kin[0].mass))


def _copied(s: Sibling) -> float:
    """How far two articles are copies of one text, by what they share."""
    return min(max((s.likeness - ALIKE[0]) / (ALIKE[1] - ALIKE[0]), 0.0), 1.0)


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


def meetings(
    told: Sequence[Telling], kin: Sequence[Sibling], weight: dict[str, float], days: Days
) -> Iterator[tuple[Telling, float, Floats, str]]:
    """Times told here that may be days told there, because the same words stand around them: how surely they are, the
    share of each candidate if they are, and which sibling says so in the first place.
    """
    for t in told:
        if t.kind not in ("weekday", "date", "length"):
            continue
        found = []
        for s in kin:
            for day, other in s.days:
                sure = s.trust * one_event(t, other, weight)
                if sure > 0 and (share := _meeting(t, day, days)) is not None:
                    found.append(
                        (sure, share, f"{s.name} tells {date.fromordinal(day)}{_around(t, other, weight)}")
                    )
        if found:
            total = sum(sure for sure, _, _ in found)
            share = np.sum([share * (sure / total) for sure, share, _ in found], axis=0)
            most = max(sure for sure, _, _ in found)
            yield t, most, share, min(by for sure, _, by in found if sure == most)


def _around(one: Telling, two: Telling, weight: dict[str, float]) -> str:
    """The weightiest words that stand around both times."""
    both = weightiest(one.near & two.near, weight)
    return f", with {', '.join(both)}" if both else ""


def one_event(one: Telling, two: Telling, weight: dict[str, float]) -> float:
    """How surely two times are those of one event, by the words around both."""
    length = one.kind == "length"
    like = resemblance(one.wide, two.wide, weight) if length else resemblance(one.near, two.near, weight)
    least, most = BROAD if length else NAMES
    most_sure = SINCE if length else ONE_EVENT
    sure = most_sure * min(max((like - least) / (most - least), 0.0), 1.0)
    return sure * (OFTEN if two.kind == "weekday" else 1.0)


def _meeting(t: Telling, day: int, days: Days) -> Floats | None:
    """The share of each candidate if `t` tells a known day; None where it cannot."""
    gone = days - day
    match t.kind:
        case "weekday" if (day - 1) % 7 == t.at[0]:
            table = np.array(odds.WEEKDAY["future" if t.side == 1 else "past"])
            inside = (gone <= 0) & (gone > -7) if t.side == 1 else (gone >= 0) & (gone < 7)
            return np.where(inside, table[gone % 7], 0.0)
        case "date" if t.at[:2] == (date.fromordinal(day).month, date.fromordinal(day).day):
            last, following = occurrences(t, days)
            behind = odds.behind(t.kind, t.side, t.sure)
            return np.asarray((behind * (last == day) + (1 - behind) * (following == day)) / 365.25)
        case "length" if t.manner in ("ago", "since", ""):
            limits = window(t)
            return about(gone, gone, limits) if limits is not None and limits[0] > 20 else None
    return None


def known_days(told: Sequence[Telling], mass: Floats, days: Days) -> tuple[tuple[int, Telling], ...]:
    """The days that an article tells, as far as they are known where it stands."""
    out: list[tuple[int, Telling]] = []
    best = int(np.argmax(mass))
    stands = int(days[best]) if mass[max(best - 1, 0) : best + 2].sum() >= FIRM else None
    for t in told:
        if t.kind in DATED and t.at[1] - t.at[0] < 32:
            out.append(((t.at[0] + t.at[1]) // 2, t))
        elif stands is not None and t.kind == "date":
            last, following = (int(x[0]) for x in occurrences(t, np.array([stands])))
            ahead = t.side == 1 or (t.side == 0 and following - stands < stands - last)
            out.append((following if ahead else last, t))
        elif stands is not None and t.kind == "weekday":
            gap = (stands - 1 - t.at[0]) % 7
            out.append((stands - gap + (7 if t.side == 1 and gap else 0), t))
    return tuple(out)


def same_length(told: Sequence[Telling], siblings: Sequence[Sibling], days: Days) -> Iterator[Factor]:
    """The same length of time since something, here and in siblings: they stand in the same months."""
    for t in {t.at: t for t in told if t.kind == "length"}.values():
        limits = window(t)
        same = [
            s
            for s in siblings
            if story(s.likeness) > 0 and any(o.kind == "length" and o.at == t.at for o in s.told)
        ]
        if limits is None or limits[0] < 60 or not same:
            continue
        width = limits[1] - limits[0]
        steps = ((round(width / 3), 0.8), (round(width), 0.2))
        around = spread(np.mean([s.mass for s in same], axis=0), steps)
        sure = SAME * max(story(s.likeness) for s in same)
        odds_of = np.log(sure * around * len(days) + 1 - sure)
        yield Factor(
            t.start, t.end, "the same length of time as in a sibling", odds_of, min(s.name for s in same)
        )
