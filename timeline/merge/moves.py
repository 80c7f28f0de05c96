"""A plan whose day moved is one event with a history: groups on two days become one on somebody's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import numpy as np

from timeline.merge.articles import Stories
from timeline.merge.bags import Flags, Ints, joint
from timeline.merge.families import CHANGEABLE, UNDOING
from timeline.merge.lists import Lists
from timeline.merge.traces import STATUS, Traces

_FARTHEST = 3 * 366  # days that a plan may move
_SOON = 60  # … when no article names both days
_REPORTS = 12  # articles of a stage that are compared with those of another
_AHEAD = 8  # later stages that are looked at
_LONG = 366  # days that a stage spans at most
_STORY = 0.12  # the likeness of articles that tell one story
_OCCURRED, _ONGOING, _PLANNED, _DENIED = (
    STATUS.index(s) for s in ("occurred", "ongoing", "planned", "denied")
)


def moved(traces: Traces, groups: Lists, stories: Stories) -> list[tuple[int, int]]:
    """Pairs of groups (earlier day, later day) that are one plan before and after it was moved.

    They are of one kind and have a tie, one story tells them, the earlier never took place, and a word such as
    "postponed" or "broken off" stands in one of their articles.
    """
    stages = Stages(traces, groups)
    if not stages.heard.any():
        return []
    pairs = [(block, a, b) for block, a, b in stages.pairs() if stages.compatible(a, b)]
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (block, a, b), one in zip(pairs, stages.one_story([p[1:] for p in pairs], stories), strict=True):
        if one:
            found[block, a].append(b)
    return sorted({(a, stages.next(a, later)) for (_, a), later in found.items()})


def _flat(lists: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Lists one after another, and how long each is."""
    counts = np.fromiter(map(len, lists), np.int64, len(lists))
    return np.fromiter(chain.from_iterable(lists), np.int64, int(counts.sum())), counts


@dataclass
class Stages:
    """Groups as stages of plans, a column for each trait."""

    traces: Traces
    groups: Lists

    def __post_init__(self) -> None:
        self._docs, self._actors = cache(self._docs_of), cache(self._actors_of)  # asked for again and again
        t = self.traces
        self.group = np.empty(len(t), np.int64)
        self.group[self.groups.items] = self.groups.owners
        first = self.groups.items[self.groups.bounds[:-1]]
        self.lo, self.hi = t.lo[first], t.hi[first]
        np.maximum.at(self.lo, self.group, t.lo)
        np.minimum.at(self.hi, self.group, t.hi)
        self.family = t.family[first]
        undoing = self._of(UNDOING)[t.family] & ~t.aspect
        place = joint(t.doc, t.at)
        undone = np.isin(place, place[undoing])
        happened = ((t.status == _OCCURRED) | (t.status == _ONGOING)) & ~undone
        self.fell = ~self._any(happened)
        self.thought = self._any((t.status == _PLANNED) | (t.status == _DENIED))
        paragraph = joint(t.doc, t.paragraph)
        self.heard = self._any(np.isin(paragraph, paragraph[undoing]))  # somebody there speaks of what is off
        plans = np.zeros(len(t.families), bool)
        plans[t.family[((t.status == _PLANNED) | (t.status == _DENIED)) & ~t.telling]] = True
        plans &= ~self._of(UNDOING)
        self.plan = plans[self.family] & (self.hi - self.lo <= _LONG) & self._any(~t.telling)

    def _of(self, names: frozenset[str]) -> Flags:
        """Which families have one of these names."""
        return np.array([name in names for name in self.traces.families], bool)

    def _any(self, mentions: Flags) -> Flags:
        """Groups of which some mention is marked."""
        found = np.zeros(len(self.groups), bool)
        found[self.group[mentions]] = True
        return found

    @cached_property
    def ties(self) -> tuple[Ints, Ints]:
        """What two stages of one plan share, as (group, tie), each once, in order.

        A tie is an actor, a place, the very word, or for words as changeable as "start" and "take off" an article.
        """
        t = self.traces
        actor, slot = np.nonzero(t.actors.features >= 0)
        placed = np.flatnonzero(t.place >= 0)
        worded = np.flatnonzero(t.listed & ~t.general)
        changeable = np.flatnonzero(self._of(CHANGEABLE)[self.family[self.group]])
        parts = [
            (actor, t.actors.features[actor, slot]),
            (placed, t.place[placed]),
            (worded, t.trigger[worded]),
            (changeable, t.doc[changeable]),
        ]
        owner = self.group[np.concatenate([rows for rows, _ in parts])]
        tie = np.concatenate([v.astype(np.int64) * len(parts) + tag for tag, (_, v) in enumerate(parts)])
        owner, tie = owner[self.plan[owner]], tie[self.plan[owner]]
        span = int(tie.max(initial=0)) + 1
        return tuple(np.divmod(np.unique(owner * span + tie), span))  # type: ignore[return-value]

    def pairs(self) -> list[tuple[int, int, int]]:
        """Stages that share a kind and a tie, the earlier of which fell through: (block, earlier, later)."""
        owner, tie = self.ties
        blocks = tie * len(self.traces.families) + self.family[owner]
        order = np.lexsort((owner, self.hi[owner], self.lo[owner], blocks))
        blocks, owner = blocks[order], owner[order]
        found: list[tuple[int, int, int]] = []
        for step in range(1, _AHEAD + 1):
            same = blocks[:-step] == blocks[step:]
            a, b, block = owner[:-step][same], owner[step:][same], blocks[:-step][same]
            after = self.lo[b] - self.hi[a]
            fits = self.fell[a] & (after > 0) & (after <= _FARTHEST)
            fits &= (self.thought[a] | self.thought[b]) & (self.heard[a] | self.heard[b])
            found += zip(block[fits].tolist(), a[fits].tolist(), b[fits].tolist(), strict=True)
        return found

    def compatible(self, a: int, b: int) -> bool:
        """True where an article names both days, or the later comes soon, and the actors may be the same."""
        if self.lo[b] - self.hi[a] > _SOON and not self._docs(a) & self._docs(b):
            return False
        actors, named = self._actors(a), self._actors(b)
        return not (actors and named and 2 * len(actors & named) < len(actors | named))

    def one_story(self, pairs: Sequence[tuple[int, int]], stories: Stories) -> Flags:
        """For each pair of stages, whether an article of the one tells the story of an article of the other."""
        some = {group: self._some(group) for pair in pairs for group in pair}
        one, first = _flat([some[a] for a, _ in pairs])
        two, second = _flat([some[b] for _, b in pairs])
        pair = np.repeat(np.arange(len(pairs)), first * second)
        nth = np.arange(len(pair)) - np.repeat(np.cumsum(first * second) - first * second, first * second)
        one = one[(np.cumsum(first) - first)[pair] + nth // second[pair]]
        two = two[(np.cumsum(second) - second)[pair] + nth % second[pair]]
        found = np.zeros(len(pairs), bool)
        found[pair[stories.likeness(one, two) >= _STORY]] = True
        return found

    def next(self, a: int, later: Sequence[int]) -> int:
        """Of the stages that fit the one that comes soonest, has most ties and shares most words with `a`."""
        if len(later) == 1:
            return later[0]
        ties, firsts = self._ties(a), np.array([self.groups[b][0] for b in later])
        alike = self.traces.words.cosines(np.full(len(later), self.groups[a][0]), firsts)
        ranked = [
            (int(self.lo[b]), -len(ties & self._ties(b)), -float(like), b)
            for b, like in zip(later, alike, strict=True)
        ]
        return min(ranked)[-1]

    def _docs_of(self, group: int) -> frozenset[int]:
        return frozenset(self.traces.doc[self.groups[group]].tolist())

    def _some(self, group: int) -> list[int]:
        """A few articles of a group, whatever the order: of an event that hundreds report they will do."""
        return sorted(self._docs(group))[:_REPORTS]

    def _actors_of(self, group: int) -> frozenset[int]:
        return frozenset(self.traces.actors.features[self.groups[group]].ravel().tolist()) - {-1}

    def _ties(self, group: int) -> set[int]:
        owner, tie = self.ties
        lo, hi = np.searchsorted(owner, (group, group + 1))
        return set(tie[lo:hi].tolist())
