"""A plan whose day moved is one event with a history: groups on two days become one on somebody's word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from timeline.merge.families import CHANGEABLE, UNDOING
from timeline.merge.likeness import cosine
from timeline.merge.traces import Trace

_FARTHEST = 3 * 366  # days that a plan may move
_SOON = 60  # … when no article names both days
_AHEAD = 8  # later stages that are looked at
_STORY = 0.12  # the likeness of articles that tell one story


@dataclass(frozen=True, slots=True)
class Stage:
    """One group as a stage of a plan: what it is, when it was to be, who writes of it, and whether it fell through.

    `ties` are what two stages of one plan share: an actor, a place, the very word, or for words as changeable as
    "start" and "take off" an article.
    """

    number: int
    family: str
    lo: int
    hi: int
    thought: bool
    fell: bool
    docs: frozenset[int]
    actors: frozenset[str]
    ties: frozenset[str]
    words: Mapping[str, float]


def moved(
    traces: Sequence[Trace], groups: Sequence[Sequence[int]], story: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Pairs of groups (earlier day, later day) that are one plan before and after it was moved.

    They are of one kind and have a tie, one story tells them, the earlier never took place, and a word such as
    "postponed" or "broken off" stands in one of their articles.
    """
    undone = {(t.doc, t.at) for t in traces if t.family in UNDOING}
    movers = {doc for doc, _ in undone}
    kinds = {t.family for t in traces if t.status in ("planned", "denied") and not t.telling} - UNDOING
    own = [(n, [traces[i] for i in g]) for n, g in enumerate(groups) if traces[g[0]].family in kinds]
    blocks: dict[tuple[str, str], list[Stage]] = defaultdict(list)
    for n, members in own:
        if s := _stage(n, members, undone):
            for tie in s.ties:
                blocks[s.family, tie].append(s)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=lambda s: (s.lo, s.hi, s.number))
        for i, a in enumerate(block):
            later = [b for b in block[i + 1 : i + 1 + _AHEAD] if a.fell and b.lo > a.hi]
            fits = [b for b in later if _one_plan(a, b, movers, story)]
            if fits:
                after = min(
                    fits, key=lambda b: (b.lo, -len(a.ties & b.ties), -cosine(a.words, b.words), b.number)
                )
                found.add((a.number, after.number))
    return sorted(found)


def _stage(number: int, members: list[Trace], undone: set[tuple[int, int]]) -> Stage | None:
    """The stage that a group is, or None for utterances and for what has no day.

    What the same clause undoes did not happen, whatever its tense: "The launch was aborted".
    """
    lo, hi = max(t.lo for t in members), min(t.hi for t in members)
    if hi - lo > 366 or all(t.telling for t in members):
        return None
    family = Counter(t.family for t in members).most_common(1)[0][0]
    actors = frozenset(x for t in members for x in t.actors)
    docs = frozenset(t.doc for t in members)
    ties = actors | {t.place for t in members if t.place}
    ties |= {f"t:{t.trigger}" for t in members if t.listed and not t.general}
    ties |= {f"#{doc}" for doc in docs} if family in CHANGEABLE else set()
    happened = any(t.status in ("occurred", "ongoing") and (t.doc, t.at) not in undone for t in members)
    thought = any(t.status in ("planned", "denied") for t in members)
    words: Counter[str] = Counter()
    for t in members:
        words.update(t.words)
    return Stage(number, family, lo, hi, thought, not happened, docs, actors, ties, words)


def _one_plan(a: Stage, b: Stage, movers: set[int], story: Callable[[int, int], float]) -> bool:
    """True where the later stage is the earlier one's new date."""
    if b.lo - a.hi > _FARTHEST or not (a.thought or b.thought):
        return False
    if not a.docs & b.docs and b.lo - a.hi > _SOON:
        return False
    if a.actors and b.actors and 2 * len(a.actors & b.actors) < len(a.actors | b.actors):
        return False
    return bool(movers & (a.docs | b.docs)) and any(
        x == y or story(x, y) >= _STORY for x in a.docs for y in b.docs
    )
