"""All articles together: each one's own evidence, and what its siblings lend it, in rounds until nothing moves."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.dating import small
from timeline.dating.clues import Clues, Mark
from timeline.dating.curves import Days, bins, table_of
from timeline.dating.meet import Told, days_of, meetings
from timeline.dating.weights import Weights
from timeline.dating.words import Floats, Words, resembling, smoothed, told, words

ROUNDS = 3
MOVED = 0.01
"""Rounds end when no article's distribution changes by more than this (total variation, mean over articles)."""
WIDTH = 4
"""Days in a bucket, at least."""
KERNELS = {"sharp": 5.0, "broad": 40.0}
"""Widths in days of the kernels in which names are in the news."""
SAME_STORY = 0.12
"""From this resemblance on, a day that one article tells may be the day that the other tells."""
POWER = 0.5
SHORT, NEARBY = 0.15, 32
"""An article stands where all but the first and last `SHORT` of its mass lies, if that is less than `NEARBY` days."""
LINKS = (0.05, 0.07, 0.09, 0.12, 0.15, 0.2)
"""Lower edges of the classes of resemblance between articles."""


EMPTY = Clues("", (), (), array("I"), 0)


@dataclass
class Board:
    """The candidate days of a build, and each article's distribution over buckets of them; `stands` is where it is
    rather sure, as first and last ordinal.

    `known` (articles × buckets) sums to 1 in each row; `sure` is 0 for an article of which nothing is known yet.
    """

    days: Days
    width: int
    known: Floats
    sure: Floats
    given: float = 0.0
    density: Floats | None = None
    stands: dict[int, tuple[int, int]] = field(default_factory=dict)
    rows: dict[tuple[str, tuple[Any, ...]], Floats] = field(default_factory=dict)

    def bucketed(self, mass: Floats) -> Floats:
        """Sum a mass over days into buckets; the last bucket may be short."""
        return np.add.reduceat(mass, np.arange(0, len(self.days), self.width), axis=-1)

    def spread_out(self, buckets: Floats) -> Floats:
        """One value for each day from one for each bucket."""
        return np.repeat(buckets, self.width, axis=-1)[..., : len(self.days)]


def board(days: Days, n: int, width: int) -> Board:
    """A board on which nothing is known."""
    size = -(-len(days) // width)
    return Board(days, width, np.full((n, size), 1 / size, np.float32), np.zeros(n, np.float32))


def place(on: Board, article: int, intervals: Sequence[tuple[int, int]]) -> None:
    """Set an article down on days that are known (ordinals, both ends included)."""
    mass = np.zeros(len(on.days), np.float32)
    for first, last in intervals:
        mass[(on.days >= first) & (on.days <= last)] = 1
    if mass.sum() > 0:
        learn(on, article, mass / mass.sum())
        on.given += float(on.sure[article])


def learn(on: Board, article: int, mass: Floats, trust: float = 1.0) -> None:
    """Take over an article's distribution over days; `trust` from 0 to 1 is how much it may teach the others."""
    on.known[article] = on.bucketed(mass)
    held = np.cumsum(mass)
    first, last = (int(x) for x in np.searchsorted(held, (SHORT, 1 - SHORT)))
    on.stands.pop(article, None)
    if trust > 0 and last - first < NEARBY and last < len(on.days):
        on.stands[article] = (int(on.days[first]), int(on.days[last]))
    p = on.known[article][on.known[article] > 0]
    entropy = float(-(p * np.log(p)).sum())
    on.sure[article] = trust * max(0.0, 1 - entropy / max(np.log(on.known.shape[1]), 1e-9))


def own(on: Board, found: Clues, extra: Sequence[tuple[str, Mark]], weights: Weights) -> Floats:
    """The log-evidence of an article's marks, and of the marks that its siblings give it, for every day."""
    total = np.zeros(len(on.days), np.float32)
    groups = by_table(found, extra)
    for name, marks in groups.items():
        part = np.float32(share(len(marks)))
        for mark in marks:
            total += part * row(on, name, mark, weights)
    return total


def told_alone(on: Board, found: Clues, weights: Weights, few: bool = False) -> Floats:
    """The log-evidence of an article's own marks; many kinds of marks count less each, for they overlap.

    Where `few` articles are dated, one that tells weekdays is taken for a report of the day.
    """
    wire = small.wire(found) if few else found.wire
    alone = own(on, found, (), weights) * np.float32(max(len(by_table(found, ())), 1) ** -0.25)
    if wire == 0.0:
        return alone
    news = [(f"wire.{table_of(m)}", m) for m in found.marks if m.kind in ("freshday", "namedday")]
    return alone * np.float32(1 + wire) + np.float32(wire) * own(on, EMPTY, news, weights)


def share(count: int) -> float:
    """What one of so many marks of a kind counts: they tell one story, so they are not independent."""
    return float(count**-POWER)


def lent_alone(on: Board, found: Clues, extra: Sequence[tuple[str, Mark]], weights: Weights) -> Floats:
    """The log-evidence of siblings. The tie within a small collection counts where an article names no time of the
    year itself, and less the more it names.
    """
    ties, others = small.ties(extra)
    total = own(on, EMPTY, others, weights)
    if ties:
        total += own(on, EMPTY, ties, weights) * np.float32(small.tied(found, len(ties)))
    return total


def by_table(found: Clues, extra: Sequence[tuple[str, Mark]]) -> dict[str, list[Mark]]:
    """Marks by the table that weighs them, each time told counted once."""
    groups: dict[str, dict[tuple[Any, ...], Mark]] = {}
    for name, mark in [(table_of(m), m) for m in found.marks if m.kind != "ago"] + list(extra):
        groups.setdefault(name, {}).setdefault(mark.at, mark)
    return {name: [group[at] for at in sorted(group, key=repr)] for name, group in sorted(groups.items())}


def row(on: Board, name: str, mark: Mark, weights: Weights) -> Floats:
    """The log-odds of one mark for every day, remembered by the board."""
    key = (name, mark.at)
    if key not in on.rows:
        if len(on.rows) > 8192:
            on.rows.clear()
        table = weights.tables.get(name)
        on.rows[key] = np.zeros(len(on.days), np.float32) if table is None else table[bins(mark, on.days)]
    return on.rows[key]


def prior(on: Board) -> Floats:
    """How many of the build's articles stand near each bucket, as log-density with a little left for everywhere."""
    if on.density is not None and on.given < small.FEW:
        return on.density
    n = float(on.sure.sum())
    width = min(max(20.0, 600.0 / max(n, 1.0) ** 0.5), 400.0)
    mass = smoothed((on.known * on.sure[:, None]).sum(0, keepdims=True), width / on.width)[0]
    size = len(mass)
    share = mass / max(float(mass.sum()), 1e-9)
    return np.asarray(np.log((n * share + 5.0 / size) / (n + 5.0)), dtype=np.float32)


def siblings(
    on: Board, found: Sequence[Clues], alike: list[list[tuple[int, float]]]
) -> list[list[tuple[str, Mark]]]:
    """For every article, the marks that its nearest likes give it: where they stand, and the days that they tell."""
    centre = on.stands
    few = small.is_few(on.given, len(on.known))
    told: dict[int, list[Told]] = {}
    out: list[list[tuple[str, Mark]]] = []
    for i, near in enumerate(alike):
        stand = [(s, Mark("link", 0, centre[j], -1, -1)) for j, s in near if s >= LINKS[0] and j in centre]
        lent = [(likeness(s), mark) for s, mark in stand if s >= SAME_STORY or not few]
        if few:
            lent += [(name, mark) for s, mark in stand for name in small.tables(likeness(s))]
        heard: list[Told] = []
        for j, s in near:
            if s >= SAME_STORY:
                if j not in told:
                    told[j] = days_of(found[j], centre.get(j))
                heard += told[j]
        out.append(lent + list(meetings(found[i], heard)))
    return out


def likeness(cosine: float) -> str:
    """The table for siblings that resemble each other so much."""
    return f"link.{sum(cosine >= edge for edge in LINKS) - 1}"


def rounds(
    on: Board, found: Sequence[Clues], asked: NDArray[np.bool_], weights: Weights
) -> Iterator[tuple[int, Floats]]:
    """Date the articles asked about from their own words and from each other, round after round.

    Yields, in the last round, each article asked about with its distribution over the days.
    """
    index = words(found)
    alike = resembling(index, asked)
    want = np.flatnonzero(asked)
    trust = small.FEW / (small.FEW + small.stated(on.given, len(on.known)))
    for number in range(ROUNDS):
        before = on.known.copy()
        last = number == ROUNDS - 1 or small.stated(on.given, len(on.known)) >= 10 * small.FEW
        curves = weighed(on, found, asked, weights, index, alike, first=number == 0)
        results = [(int(i), curve) for i, curve in zip(want, curves, strict=True)]
        for i, mass in results:
            learn(on, i, mass, trust)
        if last or float(np.abs(on.known - before)[want].sum(1).mean()) / 2 < MOVED:
            yield from results
            return


def weighed(
    on: Board, found: Sequence[Clues], asked: NDArray[np.bool_], weights: Weights, index: Words,
    alike: list[list[tuple[int, float]]], first: bool,
) -> Iterator[Floats]:  # fmt: skip
    """The distribution over days of every article asked about, in order."""
    common = weights.sums["prior"] * prior(on)
    parts = [common[None, :].repeat(len(found), 0)]
    if not first or on.sure.any():
        for name, width in KERNELS.items():
            heard = told(index, on.known, on.sure, asked, width / on.width)
            parts.append(np.float32(weights.sums[name]) * heard)
    shared = np.sum(parts, axis=0)
    lent = siblings(on, found, alike)
    few = small.is_few(on.given, len(on.known))
    for i in np.flatnonzero(asked).tolist():
        score = (weights.sums["marks"] * (small.CLEAR if few else 1.0)) * told_alone(
            on, found[i], weights, few
        ) + on.spread_out(shared[i])
        score += lent_alone(on, found[i], lent[i], weights)
        score *= np.float32(small.DOSSIER if few else 1.0)
        mass = np.exp(score - score.max())
        yield np.asarray(mass / mass.sum(), dtype=np.float32)
