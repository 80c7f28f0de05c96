"""Which pairs of mentions are worth comparing: those that meet in a block. The cost is near linear.

A block is a family of triggers with an actor, a place, a rare word or a day in common; its mentions are
sorted by day and each is compared with a few neighbours only. So the pairs depend on what is said, never on
the articles' order. They are found some at a time: all of them would fill more memory than all mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.merge.agreement import EPOCH
from timeline.merge.bags import GOLDEN, Flags, Ints, Small, each_once, joint, ranked, stretches
from timeline.merge.rows import Rows, Table
from timeline.merge.traces import MONTH, Traces

NEAR = 24  # neighbours in a block that a mention is compared with
_AT_ONCE = 1 << 17  # neighbours that are looked at together: some ten megabytes
_TAGS = 16  # more than the kinds of blocks
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who meets whom. `owner` has the mentions of all blocks, block by block, each in order of day.

    Of those behind a place `meets` are in its block, near, and may be of one day with it; `places` are those that meet
    somebody, by mention, and `ends` where stretches of them end that are looked at together.
    """

    table: Table
    owner: Small
    meets: NDArray[np.uint8]
    places: Small
    ends: Sequence[int]

    def parts(self) -> list[slice]:
        """Stretches of places, one at least; each pair is in one of them."""
        return [slice(*part) for part in pairwise((0, *self.ends))] or [slice(0)]

    def pairs(self, part: slice) -> tuple[Rows, Rows]:
        """The pairs of a part that could be one event, each once; of one article in the order of its text."""
        places = self.places[part].astype(np.int64)
        counts = self.meets[places]
        before = np.cumsum(counts, dtype=np.int64) - counts
        mates = np.repeat(places + 1 - before, counts)
        mates += np.arange(len(mates))
        a, b = np.repeat(self.owner[places], counts).astype(np.int64), self.owner[mates].astype(np.int64)
        once, doc = each_once(a * len(self.table.traces) + b), self.table.traces.doc
        a, b = a[once], b[once]
        back = np.flatnonzero((doc[a] == doc[b]) & (a > b))
        a[back], b[back] = b[back], a[back]
        first, second = Rows(self.table, a), Rows(self.table, b)
        could = np.flatnonzero(_could(first, second))
        return first.of(could), second.of(could)


def candidates(traces: Traces, subjects: Small) -> Meetings:
    """Every pair that meets in a block and could be one event.

    `subjects` (articles × features, -1 for none) are what tells each article most.
    """
    by_day = np.lexsort((traces.hi, traces.lo)).astype(np.int32)
    end = np.searchsorted(traces.lo[by_day], traces.hi[by_day], side="right")
    blocks = _sorted(_blocks(traces, subjects), by_day)
    rank = (blocks & _LOW).view(np.int64)
    owner, ahead = by_day[rank], np.maximum(end - np.arange(len(end)), 0).astype(np.uint32)[rank]
    del rank
    meets = _meets(blocks, ahead)
    del blocks, ahead
    places = np.flatnonzero(meets).astype(np.int32)
    places = places[ranked(owner[places])]
    return Meetings(Table(traces), owner, meets, places, _ends(owner[places], meets[places]))


def _sorted(blocks: Iterable[tuple[Ints, Ints]], by_day: Small) -> NDArray[np.uint64]:
    """Blocks and the places of their mentions in order of day, as the two halves of a number; in order.

    Keys are hashed to 31 bits (Fibonacci hashing); two blocks that fall together cost some comparisons and change
    nothing else.
    """
    rank = np.empty(len(by_day), np.uint64)
    rank[by_day] = np.arange(len(by_day), dtype=np.uint64)
    found = []
    for keys, owner in blocks:
        hashed = (keys.view(np.uint64) * GOLDEN) >> np.uint64(33)
        found.append((hashed << np.uint64(32)) | rank[owner])
    both = np.concatenate(found)
    both.sort()  # where it lies
    return both


def _meets(blocks: NDArray[np.uint64], ahead: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """How many of those behind each place are in its block, near, and begin before its days end: these are the first.

    `ahead` says how many mentions of all do so.
    """
    found = np.zeros(len(blocks), np.uint8)
    for lo in range(0, len(blocks), _AT_ONCE):
        some = blocks[lo : lo + _AT_ONCE + NEAR]
        for step in range(1, min(NEAR + 1, len(some))):
            near = (some[step:] - some[:-step])[:_AT_ONCE]
            found[lo : lo + len(near)] += near < ahead[lo : lo + len(near)]
    return found


def _ends(owner: Small, meets: NDArray[np.uint8]) -> list[int]:
    """Where stretches of places end that are looked at together: behind a mention, when enough have been met."""
    last = np.flatnonzero(np.diff(owner, append=-1))
    ends = stretches(np.cumsum(meets, dtype=np.int64)[last], _AT_ONCE)
    return [int(last[end - 1]) + 1 for end in ends]


def _could(a: Rows, b: Rows) -> Flags:
    """Pairs that could be one event: of one kind of happening, or a heading and a line below it, or one says little."""
    alike: Flags = (a.family == b.family) | (a.telling & b.telling)
    rest = np.flatnonzero(~alike)
    a, b = a.of(rest), b.of(rest)
    alike[rest] = heads(a, b) | named(a, b) | vague(a, b)
    return alike


def vague(a: Rows, b: Rows) -> Flags:
    """Pairs of two articles of which one has a trigger that no table knows, where the day may tell more than it."""
    known = (a.listed & b.listed) | (a.family == b.family)
    equal = (a.lo == b.lo) & (a.hi == b.hi)
    month = np.maximum(a.hi - a.lo, b.hi - b.lo) >= MONTH - 4
    apart = a.doc != b.doc
    found: Flags = ~known & apart & (equal | month) & _sharp(a) & _sharp(b)
    return found


def _sharp(rows: Rows | Traces) -> Flags:
    """Mentions that words of the text date to a day, a week or a month."""
    found: Flags = rows.dated & (rows.hi - rows.lo < MONTH)
    return found


def _month(days: NDArray[np.int32]) -> Ints:
    """The months that ordinals of days lie in, as numbers."""
    found: Ints = (days - EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return found


def named(a: Rows, b: Rows) -> Flags:
    """Pairs of which one names, beside a trigger that says little ("the summit dealt with"), what the other tells."""
    found: Flags = _names(a, b) | _names(b, a)
    unlike: Flags = found & (a.family != b.family)
    return unlike


def _names(a: Rows, b: Rows) -> Flags:
    """Pairs where the first trigger, or an event noun beside it, may tell what the second tells.

    A noun beside it counts where the trigger is in no table, or says no more than that something begins or ends.
    """
    also = (a.also == b.family[:, None]).any(axis=1)
    also &= (~a.listed | a.aspect) & ~a.telling & ~b.telling
    found: Flags = also | (a.kin == b.family)
    return found


def heads(a: Rows, b: Rows) -> Flags:
    """Pairs of which one mention stands in a heading and the other in the paragraph that follows it."""
    below = (a.doc == b.doc) & (a.paragraph == b.paragraph)
    found: Flags = below & (a.heading != b.heading)
    return found


def _blocks(t: Traces, subjects: Small) -> Iterator[tuple[Ints, Ints]]:
    """The blocks that mentions lie in, one kind of them after the other, as (key, mention)."""
    span = len(t.families) + 1
    for tag, (rows, kinds, values) in enumerate(_shared(t, subjects)):
        yield (values.astype(np.int64) * span + kinds) * _TAGS + tag, rows


def _shared(t: Traces, subjects: Small) -> Iterator[tuple[Ints, Ints | int, NDArray[Any]]]:
    """Of each kind of blocks the mentions, the happenings (0 for any), and what they have in common."""
    month = _month(t.hi)
    yield np.arange(len(t)), 0, joint(t.doc, t.paragraph)
    word, slot = np.nonzero(t.rare >= 0)
    kind = np.where(t.telling, 0, t.family + 1)  # all families of utterances share their blocks
    yield word, kind[word], t.rare[word, slot]
    owner, kinds = _kinds(t)
    yield owner, kinds, t.doc[owner]
    days = np.where(t.hi - t.lo < MONTH, month, t.lo * np.int64(1 << 23) + t.hi)
    yield owner, kinds, days[owner]
    actor, which = np.nonzero(t.actors.features[owner] >= 0)
    yield owner[actor], kinds[actor], t.actors.features[owner[actor], which]
    placed = np.flatnonzero(t.place[owner] >= 0)
    yield owner[placed], kinds[placed], t.place[owner[placed]]
    subject, nth = np.nonzero(subjects[t.doc[owner]] >= 0)
    yield owner[subject], kinds[subject], subjects[t.doc[owner[subject]], nth]
    sharp = np.flatnonzero(_sharp(t))
    there = sharp[t.place[sharp] >= 0]
    yield there, 0, joint(month[there], t.place[there])
    which, nth = np.nonzero(t.rare[sharp] >= 0)
    rare = sharp[which]
    yield rare, 0, joint(month[rare], t.rare[rare, nth])


def _kinds(t: Traces) -> tuple[Ints, Ints]:
    """Each mention by its kind of happening, and by those that it names beside a vague word."""
    silent = np.flatnonzero(~t.telling | t.act)
    may = np.column_stack((np.where((~t.listed | t.telling | t.aspect)[:, None], t.also, -1), t.kin))
    beside, other = np.nonzero(may >= 0)
    kinds = np.concatenate((t.family[silent], may[beside, other])) + 1
    return np.concatenate((silent, beside)), kinds
