"""Which pairs of mentions are worth comparing: those that meet in a block. The cost is near linear.

A block is a family of triggers with an actor, a place, a rare word or a day in common; its mentions are
sorted by day and each is compared with a few neighbours only. So the pairs depend on what is said, never on
the articles' order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline.merge.bags import Flags, Ints, distinct, once
from timeline.merge.hands import each
from timeline.merge.traces import MONTH, Rows, Traces

NEAR = 24  # neighbours in a block that a mention is compared with
_TAGS = 16  # more than the kinds of blocks
_EPOCH = 719_163  # the ordinal of 1 January 1970
_GOLDEN = 0x9E3779B97F4A7C15  # 2^64 divided by the golden ratio


def candidates(traces: Traces, subjects: NDArray[np.int32]) -> Ints:
    """Every pair that meets in a block and could be one event, once and in order: the smaller number of the two times
    the number of mentions, and the larger.

    `subjects` (articles × features, -1 for none) are what tells each article most.
    """
    size = len(traces)
    blocks, owner = _sorted(*_blocks(traces, subjects), np.lexsort((traces.hi, traces.lo)))
    rows = Rows(traces, owner)

    def met(step: int) -> Ints:
        """Those that stand so many places from one another, as numbers; most meet in several blocks."""
        at = _apart(step, blocks, rows)
        a, b = owner[at], owner[at + step]
        numbers = np.minimum(a, b).astype(np.int64) * size
        numbers += np.maximum(a, b)
        return distinct(numbers)

    numbers = np.concatenate(each(met, range(1, NEAR + 1)))
    numbers.sort()  # where they lie: there are many millions of them
    return once(numbers)


def _sorted(keys: Ints, owner: Ints, by_day: Ints) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Blocks and their mentions, in order of block and day; a block of one mention is left out.

    Keys are hashed to 31 bits (Fibonacci hashing), so that block and day sort as one number; two blocks that fall
    together cost some comparisons and change nothing else.
    """
    rank = np.empty(len(by_day), np.uint64)
    rank[by_day] = np.arange(len(by_day), dtype=np.uint64)
    hashed = (keys.astype(np.uint64) * np.uint64(_GOLDEN)) >> np.uint64(33)
    both = np.sort((hashed << np.uint64(32)) | rank[owner])
    blocks = (both >> np.uint64(32)).astype(np.int32)
    same = blocks[1:] == blocks[:-1]
    many = np.concatenate(([False], same)) | np.concatenate((same, [False]))
    return blocks[many], by_day[(both[many] & np.uint64(0xFFFFFFFF)).astype(np.int64)].astype(np.int32)


def _apart(step: int, blocks: NDArray[np.int32], rows: Rows) -> Ints:
    """Where pairs of a block begin that stand so many places apart and could be one event: their days are compatible.

    Most are of one kind of happening; the others are a heading and a line below it, or one of them says little.
    """
    near = (blocks[step:] == blocks[:-step]) & (rows.lo[step:] <= rows.hi[:-step])
    alike = near & (
        (rows.family[step:] == rows.family[:-step]) | (rows.telling[step:] & rows.telling[:-step])
    )
    rest = np.flatnonzero(near & ~alike)
    a, b = rows.of(rest), rows.of(rest + step)
    alike[rest] = heads(a, b) | named(a, b) | vague(a, b)
    return np.flatnonzero(alike)


def vague(a: Rows, b: Rows) -> Flags:
    """Pairs of two articles of which one has a trigger that no table knows, where the day may tell more than it."""
    known = (a.listed & b.listed) | (a.family == b.family)
    equal = (a.lo == b.lo) & (a.hi == b.hi)
    month = np.maximum(a.hi - a.lo, b.hi - b.lo) >= MONTH - 4
    apart = a.doc != b.doc
    found: Flags = ~known & apart & (equal | month) & _sharp(a) & _sharp(b)
    return found


def _sharp(rows: Rows) -> Flags:
    """Mentions that words of the text date to a day, a week or a month."""
    found: Flags = rows.dated & (rows.hi - rows.lo < MONTH)
    return found


def _month(days: Ints) -> Ints:
    """The months that ordinals of days lie in, as numbers."""
    found: Ints = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
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


def _blocks(t: Traces, subjects: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """The blocks that mentions lie in, as (key, mention)."""
    silent = np.flatnonzero(~t.telling | t.act)
    kind = np.where(t.telling, 0, t.family + 1)  # all families of utterances share their blocks
    may = np.column_stack((np.where((~t.listed | t.telling | t.aspect)[:, None], t.also, -1), t.kin))
    beside, other = np.nonzero(may >= 0)
    owner = np.concatenate(
        (silent, beside)
    )  # each mention by its kind, and by those that it names beside a vague word
    kinds = np.concatenate((t.family[silent], may[beside, other])) + 1
    month, paragraph = _month(t.hi), t.doc * (1 << 32) + t.paragraph
    days = np.where(t.hi - t.lo < MONTH, month, t.lo * (1 << 23) + t.hi)
    word, slot = np.nonzero(t.rare >= 0)
    actor, which = np.nonzero(t.actors.features[owner] >= 0)
    placed = np.flatnonzero(t.place[owner] >= 0)
    subject, nth = np.nonzero(subjects[t.doc[owner]] >= 0)
    sharp = np.flatnonzero(_sharp(Rows(t, np.arange(len(t)))))
    there = sharp[t.place[sharp] >= 0]
    which_sharp, nth_word = np.nonzero(t.rare[sharp] >= 0)
    rare = sharp[which_sharp]
    parts = [
        (np.arange(len(t)), 0 * paragraph, paragraph),
        (word, kind[word], t.rare[word, slot]),
        (owner, kinds, t.doc[owner]),
        (owner, kinds, days[owner]),
        (owner[actor], kinds[actor], t.actors.features[owner[actor], which]),
        (owner[placed], kinds[placed], t.place[owner[placed]]),
        (owner[subject], kinds[subject], subjects[t.doc[owner[subject]], nth]),
        (there, 0 * there, month[there] * (1 << 32) + t.place[there]),
        (rare, 0 * rare, month[rare] * (1 << 32) + t.rare[rare, nth_word]),
    ]
    span = len(t.families) + 1
    keys = [(v.astype(np.int64) * span + k) * _TAGS + tag for tag, (_, k, v) in enumerate(parts)]
    return np.concatenate(keys), np.concatenate([rows for rows, _, _ in parts])
