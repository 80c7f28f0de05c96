"""All articles together: each one's own marks, and what the words that it shares with the others tell of its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.dating.calendar import Days
from timeline.dating.clues import Clues, Mark, Voices
from timeline.dating.curves import Bins, bins, table_of
from timeline.dating.postings import Floats, Words, words
from timeline.dating.similar import heard, smoothed
from timeline.dating.weights import Weights

WIDTH = 7
"""Days in a bucket, at least."""
KERNEL = 30.0
"""Width in days of the kernel in which words are in the news."""
SURE, UNSURE = 1.0, 1.5
"""How noisy a teacher is whose day is stated, and one whose day is only inferred."""
ENOUGH = 200
"""With so many stated dates, what is only inferred teaches nothing."""
ROUNDS, FOLDS = 2, 3
"""Rounds in which undated articles date each other; in each they are parted, and no part hears itself."""
POWER, KINDS = 0.5, 0.25
"""Marks of one kind tell one story, a time told again tells little new, and kinds overlap: n of them count as n to the
power of 1 less this.
"""
ELSEWHERE = 5.0
"""Articles that may stand anywhere, whatever the others say."""
REMEMBERED = 1 << 24
"""Bins of marks that a board remembers, at most: a byte each."""
REGULAR = 10.0
"""Articles of a source from which on its own week counts as much as everybody's."""


@dataclass
class Board:
    """The candidate days of a build, and what is known of each article.

    `known` (articles × buckets) sums to 1 in each row; `stated` is the ordinal of an article's stated day, 0 where
    none is stated to the day; `dated` is true where one is stated at all; `density` the log-density of the build's
    articles over the buckets, as far as the years that they name tell it.
    """

    days: Days
    width: int
    known: Floats
    stated: Days
    dated: NDArray[np.bool_]
    density: Floats
    rows: dict[tuple[str, tuple[Any, ...]], Bins] = field(default_factory=dict)

    def bucketed(self, mass: Floats) -> Floats:
        """Sum a mass over days into buckets; the last bucket may be short."""
        return np.add.reduceat(mass, np.arange(0, len(self.days), self.width), axis=-1)

    def spread_out(self, buckets: Floats) -> Floats:
        """One value for each day from one for each bucket."""
        return np.repeat(buckets, self.width, axis=-1)[..., : len(self.days)]


def board(
    days: Days, density: Floats, known: Sequence[Sequence[tuple[int, int]]], width: int = WIDTH
) -> Board:
    """A board on which the stated dates are known: intervals of ordinals for each article, none for an undated one.

    `density` is the log-density of the articles over the days.
    """
    size = -(-len(days) // width)
    on = Board(
        days,
        width,
        np.full((len(known), size), 1 / size, np.float32),
        np.array([k[0][0] if len(k) == 1 and k[0][0] == k[0][1] else 0 for k in known], dtype=np.int64),
        np.array([len(k) > 0 for k in known], dtype=bool),
        density[::width],
    )
    rows: dict[tuple[tuple[int, int], ...], Floats] = {}
    for i, intervals in enumerate(map(tuple, known)):
        if intervals and intervals not in rows:
            rows[intervals] = _within(on, intervals)
        if intervals and rows[intervals].any():
            on.known[i] = rows[intervals]
    return on


def _within(on: Board, intervals: tuple[tuple[int, int], ...]) -> Floats:
    """A mass over the buckets that lies within intervals of days, and sums to 1 where any of these is a candidate."""
    mass = np.zeros(len(on.days), np.float32)
    for first, last in intervals:
        mass[max(first - int(on.days[0]), 0) : max(last - int(on.days[0]) + 1, 0)] = 1
    return on.bucketed(mass / max(float(mass.sum()), 1.0))


def own(on: Board, marks: Sequence[Mark], weights: Weights) -> Floats:
    """The log-evidence of an article's own marks for every day."""
    total = np.zeros(len(on.days), np.float32)
    groups = by_table(marks)
    for name, some in groups.items():
        for mark, counts in some:
            total += np.float32(counts) * row(on, name, mark, weights)
    return total * np.float32(max(len(groups), 1) ** -KINDS)


def by_table(marks: Sequence[Mark]) -> dict[str, list[tuple[Mark, float]]]:
    """Marks by the table that weighs them, each time told once, with what it counts there."""
    groups: dict[str, dict[tuple[Any, ...], list[Mark]]] = {}
    for mark in marks:
        groups.setdefault(table_of(mark), {}).setdefault(mark.at, []).append(mark)
    return {
        name: [(same[0], (len(same) / len(group)) ** POWER) for _, same in sorted(group.items(), key=repr)]
        for name, group in sorted(groups.items())
    }


def row(on: Board, name: str, mark: Mark, weights: Weights) -> Floats:
    """The log-odds of one mark for every day; the board remembers its bins."""
    table = weights.tables.get(name)
    if table is None:
        return np.zeros(len(on.days), np.float32)
    key = (name, mark.at)
    if key not in on.rows:
        if len(on.rows) * len(on.days) > REMEMBERED:
            on.rows.clear()
        on.rows[key] = bins(mark, on.days)
    return table.take(on.rows[key])


def prior(on: Board) -> Floats:
    """The log-density of the build's articles over the buckets: as their stated dates tell it where there are enough,
    with a little left for everywhere.
    """
    n = float(on.dated.sum())
    if n < ENOUGH:
        return on.density
    mass = smoothed(on.known[on.dated].sum(0, keepdims=True), KERNEL / on.width)[0]
    size = len(mass)
    part = mass / max(float(mass.sum()), 1e-9)
    return np.asarray(np.log((n * part + ELSEWHERE / size) / (n + ELSEWHERE)), dtype=np.float32)


def weeks(on: Board, found: Sequence[Clues]) -> Mapping[str, Floats]:
    """How often each source publishes on each day of the week, as log-odds for every day; stated dates tell."""
    every = np.bincount((on.stated[on.stated > 0] - 1) % 7, minlength=7) + REGULAR
    counts = {source: REGULAR * every / every.sum() for source in {c.source for c in found}}
    for c, day in zip(found, on.stated.tolist(), strict=True):
        if day:
            counts[c.source][(day - 1) % 7] += 1
    at = (on.days - 1) % 7
    return {source: np.log(7 * n / n.sum()).astype(np.float32)[at] for source, n in counts.items()}


def taught(on: Board, among: Words, asked: NDArray[np.bool_], first: bool) -> Floats | None:
    """What the words in each article tell of its bucket, as log-odds; None where nobody can teach yet."""
    width = KERNEL / on.width
    noise = np.where(on.dated, SURE, UNSURE if not first else np.inf)
    if on.dated.sum() >= ENOUGH:
        return heard(among, on.known, smoothed(on.known, width), np.where(asked, np.inf, noise))
    if not np.isfinite(noise).any():
        return None
    spread = smoothed(on.known, width)
    out = np.zeros_like(on.known)
    fold = (np.cumsum(asked) - 1) % FOLDS
    for k in range(FOLDS):
        silent = asked & (fold == k)
        out[silent] = heard(among, on.known, spread, np.where(silent, np.inf, noise))[silent]
    return out


def voice(stated: Sequence[object]) -> str:
    """Whose words teach the build: "words" of articles that state their dates, or "rumour" where these are few."""
    return "words" if sum(map(bool, stated)) >= ENOUGH else "rumour"


def rounds(
    on: Board, found: Sequence[Clues], voices: Voices, weights: Weights
) -> Iterator[tuple[int, Floats]]:
    """Date the articles that state no day from their own words and from each other, round after round.

    `voices` hold their words, and fall silent. Yields, in the last round, each undated article with its distribution
    over the days.
    """
    asked = ~on.dated
    among = words(voices, [c.doc_id for c in found])
    week = weeks(on, found)
    last = 0 if on.dated.sum() >= ENOUGH else ROUNDS - 1
    loud = np.float32(weights.sums[voice(on.dated.tolist())])
    for number in range(last + 1):
        lesson = taught(on, among, asked, number == 0)
        common = prior(on)
        for i in np.flatnonzero(asked).tolist():
            shared = common if lesson is None else common + loud * lesson[i]
            score = own(on, found[i].marks, weights) + on.spread_out(shared) + week[found[i].source]
            mass = np.exp(score - score.max())
            mass /= mass.sum()
            if number == last:
                yield i, mass
            else:
                on.known[i] = on.bucketed(mass)
