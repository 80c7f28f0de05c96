"""Which pairs of mentions are worth comparing: those that meet in a block. The cost is near linear.

A block is a family of triggers with an actor, a place, a rare word or a day in common; its mentions are
sorted by day and each is compared with a few neighbours only. So the pairs depend on what is said, never on
the articles' order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.merge.traces import Trace

NEAR = 24  # neighbours in a block that a mention is compared with
UTTERANCE = "say"  # all families of utterances share their blocks


def candidates(traces: Sequence[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Every pair that meets in a block, once."""
    blocks: dict[str, list[Trace]] = defaultdict(list)
    for t in traces:
        for block in _blocks(t):
            blocks[block].append(t)
    seen: set[int] = set()
    size = len(traces)
    for members in blocks.values():
        if len(members) < 2:
            continue
        members.sort(key=_order)
        for a, b in _neighbours(members):
            i, j = a.mention, b.mention
            code = i * size + j if i < j else j * size + i
            if code not in seen:
                seen.add(code)
                yield a, b


def _order(t: Trace) -> tuple[int, int, int]:
    return t.lo, t.hi, t.mention


def _blocks(t: Trace) -> list[str]:
    """The blocks that a mention lies in."""
    kind = UTTERANCE if t.telling else t.family
    found = [f"{kind} {word}" for word in t.rare]
    found.append(f"#{t.doc} {t.paragraph}")
    if not t.telling:
        found += [f"{kind} #{t.doc}", f"{kind} {t.lo}-{t.hi}"]
        found += [f"{kind} {actor}" for actor in t.actors]
        if t.place:
            found.append(f"{kind} {t.place}")
    return found


def _neighbours(members: list[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Pairs of a block whose days are compatible, each mention with its next few only."""
    if len(members) <= NEAR:
        yield from ((a, b) for a, b in combinations(members, 2) if b.lo <= a.hi)
        return
    for i, a in enumerate(members):
        for b in members[i + 1 : i + 1 + NEAR]:
            if b.lo > a.hi:
                break
            yield a, b
