"""What of all mentions can be compared, as columns: days, kind of happening, who, where, rare words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from timeline.entities import key, place_key
from timeline.merge.agreement import FIRST, LAST, NAMED, possible
from timeline.merge.bags import Bags, Flags, Ints, Order, distinct, heaviest, unit
from timeline.merge.families import happening
from timeline.merge.traits import ALSO, ROW, serial
from timeline.values import Dating, Mention, Status, Traits

__all__ = ["FIRST", "LAST", "STATUS", "Rows", "Traces", "traces"]

RARE = 4  # words by which a mention may be found
STATUS: tuple[Status, ...] = ("occurred", "ongoing", "planned", "hypothetical", "denied")
MONTH = 31
_FAR = 45
_PLANNED, _HYPOTHETICAL = STATUS.index("planned"), STATUS.index("hypothetical")
_WIDTH, _ACTORS = 16, 6  # words and actors of a mention that are compared
_SLACK = 2  # days that the news of the day may be older than the article's own day
_BESIDE = 0.4  # what a word of the sentence counts outside of the clause

Name = TypeVar("Name")


class Ids(dict[Name, int]):
    """Names as numbers, in the order in which they are met."""

    def __missing__(self, name: Name) -> int:
        return self.setdefault(name, len(self))


@dataclass(frozen=True, slots=True)
class Traces:
    """The mentions of a build, a column for each trait, sorted by article and place in it.

    `at` and `end` are the claim's offsets. `heading` marks a title or subtitle, which says what the lines below it
    say; they share `paragraph`. Days are ordinals, `written` is the article's. `dated`: words of the text date it;
    `soft`: nothing but the article's own day does; `past`: a pluperfect alone tells that it lies behind. `also`
    (mentions × 2) are families of event nouns beside the trigger, -1 for none, `apart` is one that stands there as
    another event, `kin` a family that may tell the same. `aspect` says that a trigger tells no more than that something
    begins or ends, `act` that an utterance does something; `crowd` counts the mentions of one kind in an article.
    `thought` are plans and what is possible; `near` says that a date names no more than a month, `far` that it lies far
    behind or ahead of its article, where few events crowd. `place` is -1 for none, `town` says that it is no country;
    `named` that somebody acts. `rare` are the words that may find a mention its mates.
    """

    doc: Ints
    at: Ints
    end: Ints
    paragraph: Ints
    sentence: Ints
    heading: Flags
    written: Ints
    lo: Ints
    hi: Ints
    soft: Flags
    dated: Flags
    past: Flags
    trigger: Ints
    noun: Flags
    definite: Flags
    family: Ints
    crowd: Ints
    also: Ints
    apart: Ints
    kin: Ints
    listed: Flags
    telling: Flags
    general: Flags
    aspect: Flags
    act: Flags
    status: Ints
    thought: Flags
    near: Flags
    far: Flags
    place: Ints
    town: Flags
    named: Flags
    actors: Bags
    words: Bags
    rare: NDArray[np.int32]
    families: Sequence[str]
    """The names of families, by number."""

    def __len__(self) -> int:
        return len(self.doc)


class Rows:
    """Some mentions, and the columns of their traces: each is gathered when it is first asked for, and once."""

    def __init__(self, traces: Traces, rows: NDArray[Any]) -> None:
        """The mentions by their numbers."""
        self.traces, self.rows = traces, rows

    def __getattr__(self, name: str) -> NDArray[Any]:
        column: NDArray[Any] = getattr(self.traces, name).take(self.rows, axis=0)
        setattr(self, name, column)
        return column

    def of(self, pairs: Ints) -> Rows:
        """Some of them."""
        return Rows(self.traces, self.rows[pairs])


def traces(
    mentions: Sequence[Mention], docs: Ints, languages: Sequence[str], datings: Sequence[Dating],
    traits: Sequence[Traits],
) -> Traces:  # fmt: skip
    """The traces of all mentions, in their order: by article, and in it as `traits` has its rows.

    `docs` gives the article of each mention; `languages`, `datings` and `traits` are the articles'. Words are
    weighted by how rare they are in this build.
    """
    size = len(mentions)
    codes = [languages[d] for d in docs.tolist()]
    rows = np.frombuffer(b"".join([t.rows for t in traits]), np.int32).reshape(-1, ROW).astype(np.int64)
    noun = rows[:, 2] > 0
    told = [m.claim.told for m in mentions]
    status = np.array([STATUS.index(m.status) for m in mentions], np.int64)
    soft = np.array([t in ("published", "story") for t in told], bool) & (status <= 1)
    families = Ids[str]()
    kinds, which = _happenings(mentions, noun, codes, families)
    places, triggers = Ids[str](), Ids[str]()
    where = [
        place_key(m.claim.place, c) if m.claim.place else "" for m, c in zip(mentions, codes, strict=True)
    ]
    words, rare = _words(rows, traits, size)
    days = np.array([possible(m) for m in mentions], np.int64).reshape(-1, 2)
    written = np.array([d.latest.toordinal() if d.latest else 0 for d in datings], np.int64)
    lo, hi = days[:, 0] - _SLACK * (soft & (days[:, 0] != FIRST)), days[:, 1]
    beside = _also(rows[:, 6:], kinds[which, 0], families)
    actors = _actors(mentions, docs, codes)
    return Traces(
        doc=docs,
        at=np.array([m.claim.start for m in mentions], np.int64),
        end=np.array([m.claim.end for m in mentions], np.int64),
        paragraph=rows[:, 0],
        sentence=rows[:, 5],
        heading=rows[:, 1] > 0,
        written=written[docs],
        lo=lo,
        hi=hi,
        soft=soft,
        dated=np.array([t in NAMED for t in told], bool),
        past=np.array([m.claim.told == "before" and m.claim.tense == "pluperfect" for m in mentions], bool),
        trigger=np.array([triggers[m.claim.trigger.lower()] for m in mentions], np.int64),
        noun=noun,
        definite=rows[:, 2] > 1,
        family=kinds[which, 0],
        crowd=_crowd(docs, kinds[which, 0]),
        also=beside[:, :ALSO],
        apart=beside[:, ALSO],
        kin=kinds[which, 6],
        listed=kinds[which, 1] > 0,
        telling=kinds[which, 2] > 0,
        general=kinds[which, 3] > 0,
        aspect=kinds[which, 4] > 0,
        act=kinds[which, 5] > 0,
        status=status,
        thought=(status == _PLANNED) | (status == _HYPOTHETICAL),
        near=hi - lo <= MONTH,
        far=_far(lo, hi, written[docs]),
        place=np.array([places[w] if w else -1 for w in where], np.int64),
        town=np.array([w[:1] == "l" for w in where], bool),
        named=actors.features[:, 0] >= 0,
        actors=actors,
        words=words,
        rare=rare,
        families=list(families),
    )  # fmt: skip


def _far(lo: Ints, hi: Ints, written: Ints) -> Flags:
    """Which dates lie far from the days that their articles were written on."""
    begin = np.where(lo != FIRST, lo, hi)
    beyond = (begin < written - _FAR) | (begin > written + _FAR) | ((hi > written + _FAR) & (hi != LAST))
    found: Flags = (written > 0) & beyond
    return found


def _happenings(
    mentions: Sequence[Mention], noun: Flags, codes: Sequence[str], families: Ids[str]
) -> tuple[Ints, Ints]:
    """The happenings that triggers denote, a row of their fields each, and each mention's row."""
    seen = Ids[tuple[str, bool, bool, str]]()
    which = [
        seen[m.claim.trigger, n, m.claim.kind == "statement", code]
        for m, n, code in zip(mentions, noun.tolist(), codes, strict=True)
    ]
    found = [happening(*asked) for asked in seen]
    table = [(families[h.family], h.listed, h.telling, h.general, h.aspect, h.act) for h in found]
    kin = [families.get(h.kin, -1) for h in found]
    return np.column_stack((np.array(table, np.int64).reshape(-1, 6), kin)), np.array(which, np.int64)


def _crowd(docs: Ints, family: Ints) -> Ints:
    """How many mentions of its kind a mention's article has."""
    kinds = docs * (int(family.max(initial=0)) + 1) + family
    _, which, counts = np.unique(kinds, return_inverse=True, return_counts=True)
    found: Ints = counts[which]
    return found


def _also(numbers: Ints, family: Ints, families: Ids[str]) -> Ints:
    """Numbers of families as `traits` counts them as this build does; -1 for none and for the trigger's own."""
    known = np.array([serial(name) for name in families], np.int64)
    order = np.argsort(known)
    at = np.minimum(np.searchsorted(known[order], numbers), len(known) - 1)
    found = np.where(known[order][at] == numbers, order[at], -1)
    found[found == family[:, None]] = -1
    return found


def _actors(mentions: Sequence[Mention], docs: Ints, codes: Sequence[str]) -> Bags:
    """Who acts in each mention, by how much a name tells: 0.5 where every article has it, nearly 1 of a rare one."""
    numbers = Ids[str]()
    found = [(n, numbers[key(a, codes[n])]) for n, m in enumerate(mentions) for a in m.claim.actors]
    rows, names = np.array(sorted(set(found)), np.int64).reshape(-1, 2).T
    pairs = distinct(docs[rows] * (len(numbers) + 1) + names) % (len(numbers) + 1)
    seen = np.bincount(pairs, minlength=len(numbers))
    rarity = 1 - 0.5 * seen / max(1, len(np.unique(docs)))
    return heaviest(rows, names, rarity[names], len(mentions), _ACTORS)


def _words(rows: Ints, traits: Sequence[Traits], size: int) -> tuple[Bags, NDArray[np.int32]]:
    """The words of each mention by rarity, to length 1, what stands beside the clause counting less; the rare ones."""
    codes = np.frombuffer(b"".join([t.words for t in traits]), np.uint32)
    counts = rows[:, 3:5].reshape(-1)
    owner = np.repeat(np.repeat(np.arange(size), 2), counts)
    part = np.repeat(np.tile(np.array([1.0, _BESIDE]), size), counts)
    words = np.searchsorted(distinct(codes), codes)
    seen = np.bincount(words)
    once = np.log(1 + size)  # what a word tells that is said once
    weights = unit(owner, np.log(1 + size / seen)[words] * part, size, once)
    order = Order(owner, weights)
    rare = order.bags(words, weights, size, RARE, kept=seen[words] > 1)
    return order.bags(words, weights, size, _WIDTH), rare.features
