"""Which pairs of mentions are worth comparing: those that meet in a block. Near linear in the number of mentions.

A block is a family of triggers with an actor, a place, a rare word or a day in common; its mentions are sorted by day
and each is compared with a few neighbours only. So the pairs depend on what is said, never on the articles' order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.merge.traces import LAST, Trace

Block = tuple[str, str]
RARE = 4  # words by which a mention may be found
NEAR = 24  # neighbours in a block that a mention is compared with
UTTERANCE = "say"  # all families of utterances share their blocks


def candidates(traces: Sequence[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Every pair that meets in a block, once, in a stable order."""
    blocks: dict[Block, list[Trace]] = defaultdict(list)
    for t in traces:
        for block in _blocks(t):
            blocks[block].append(t)
    seen: set[int] = set()
    size = len(traces)
    for block in sorted(blocks):
        members = blocks[block]
        if len(members) < 2:
            continue
        members.sort(key=lambda t: (t.lo, t.hi, t.doc, t.at, t.mention))
        for a, b in _neighbours(members):
            code = min(a.mention, b.mention) * size + max(a.mention, b.mention)
            if code not in seen:
                seen.add(code)
                yield a, b


def _blocks(t: Trace) -> Iterator[Block]:
    """The blocks that a mention lies in."""
    kind = UTTERANCE if t.telling else t.family
    day = f"{t.lo}" if t.lo == t.hi else f"{t.lo}/{t.hi}"
    rare = sorted(t.words, key=lambda w: (-t.words[w], w))[:RARE]
    for word in rare:
        yield kind, "w:" + word
    yield f"#{t.doc}", f"{t.paragraph}"
    if t.telling:
        return
    yield kind, f"#{t.doc}"
    yield kind, "d:" + day
    for actor in t.actors:
        yield kind, actor
    if t.place:
        yield kind, t.place


def _neighbours(members: list[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Pairs of a block whose days are compatible, each mention with its next few only."""
    if len(members) <= NEAR:
        yield from ((a, b) for a, b in combinations(members, 2) if a.lo <= b.hi and b.lo <= a.hi)
        return
    for i, a in enumerate(members):
        for b in members[i + 1 : i + 1 + NEAR]:
            if b.lo > a.hi and a.hi != LAST:
                break
            if b.hi >= a.lo:
                yield a, b
