"""A plan whose day moved is one event with a history: groups on two days become one on somebody's word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.merge.families import MOVING
from timeline.merge.traces import Trace

_FARTHEST = 3 * 366  # days that a plan may move
_SOON = 60  # … when no article names both days
_STORY = 0.12  # the likeness of articles that tell one story


@dataclass(frozen=True, slots=True)
class Stage:
    """One group as a stage of a plan: what it is, when it was to be, and who writes of it."""

    number: int
    family: str
    lo: int
    hi: int
    statuses: frozenset[str]
    docs: frozenset[int]
    actors: frozenset[str]
    ties: frozenset[str]

    @property
    def fell(self) -> bool:
        """True where nothing says that it took place."""
        return not self.statuses & {"occurred", "ongoing"}


def moved(
    traces: Sequence[Trace], groups: Sequence[Sequence[int]], story: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Pairs of groups (earlier day, later day) that are one plan before and after it was moved.

    Both are of one kind and share an actor or a place, one story tells them, the earlier never took place,
    and a word such as "postponed" or "cancelled" stands in one of their articles, or the earlier is denied
    after a plan.
    """
    movers = {t.doc for t in traces if t.family == MOVING}
    kinds = {t.family for t in traces if t.status in ("planned", "denied") and not t.telling}
    own = [(n, [traces[i] for i in g]) for n, g in enumerate(groups) if traces[g[0]].family in kinds]
    stages = [s for n, members in own if (s := _stage(n, members))]
    blocks: dict[tuple[str, str], list[Stage]] = defaultdict(list)
    for s in stages:
        for tie in s.ties:
            blocks[s.family, tie].append(s)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=lambda s: (s.lo, s.hi, s.number))
        for i, a in enumerate(block):
            after = next((b for b in block[i + 1 :] if b.lo > a.hi), None) if a.fell else None
            if after and _one_plan(a, after, movers, story):
                found.add((a.number, after.number))
    return sorted(found)


def _stage(number: int, members: list[Trace]) -> Stage | None:
    """The stage that a group is, or None for utterances and for what has no day."""
    lo, hi = max(t.lo for t in members), min(t.hi for t in members)
    if hi - lo > 366 or all(t.telling for t in members):
        return None
    family = Counter(t.family for t in members).most_common(1)[0][0]
    actors = frozenset(x for t in members for x in t.actors)
    ties = actors | {t.place for t in members if t.place}
    ties |= {f"t:{t.trigger}" for t in members if t.listed and not t.general}
    statuses, docs = frozenset(t.status for t in members), frozenset(t.doc for t in members)
    return Stage(number, family, lo, hi, statuses, docs, actors, ties)


def _one_plan(a: Stage, b: Stage, movers: set[int], story: Callable[[int, int], float]) -> bool:
    """True where the later stage is the earlier one's new date."""
    if b.lo - a.hi > _FARTHEST or a.family == MOVING:
        return False
    if not a.docs & b.docs and b.lo - a.hi > _SOON:
        return False
    if a.actors and b.actors and 2 * len(a.actors & b.actors) < len(a.actors | b.actors):
        return False
    said = bool(movers & (a.docs | b.docs)) or {"planned", "denied"} <= a.statuses
    thought = bool((a.statuses | b.statuses) & {"planned", "denied"})
    return said and thought and any(x == y or story(x, y) >= _STORY for x in a.docs for y in b.docs)
