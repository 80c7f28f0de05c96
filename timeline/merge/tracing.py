"""The columns of mentions become those that the merge compares: names become numbers, words are weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from timeline.entities import key, place_key
from timeline.merge.agreement import FIRST, LAST, NAMED
from timeline.merge.bags import Bags, Flags, Ints, Order, distinct, heaviest, unit
from timeline.merge.families import happening
from timeline.merge.shelf import Shelf, days, met, numbered
from timeline.merge.traces import MONTH, STATUS, Shorts, Traces
from timeline.merge.traits import ALSO, serial
from timeline.values import Told

RARE = 4  # words by which a mention may be found
TOLD: tuple[Told, ...] = get_args(Told)
_SOFT, _NAMED = ([TOLD.index(t) for t in some] for some in (("published", "story"), NAMED))
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


def traces(shelf: Shelf) -> Traces:
    """The traces of all mentions on a shelf, in their order. Words are weighted by how rare they are in this build."""
    told, rows, docs = shelf.mentions, shelf.rows, shelf.docs
    languages = Ids[str]()
    spoken = np.array([languages[code] for code in shelf.languages], np.int64)[docs]
    codes = list(languages)
    noun = rows[:, 2] > 0
    status = _which(told["status"], STATUS.index)
    means = _which(told["told"], TOLD.index)
    soft = np.isin(means, _SOFT) & (status <= 1)
    families = Ids[str]()
    kinds, which = _happenings(told, noun, spoken, codes, families)
    place, town = _places(told["place"], spoken, codes)
    words, rare = _words(rows, shelf.words, len(shelf))
    written = shelf.written[docs]
    lo, hi = _possible(told)
    lo = lo - _SLACK * (soft & (lo != FIRST))
    beside = _also(rows[:, 6:], kinds[which, 0], families)
    actors = _actors(told["actors"], docs, spoken, codes)
    return Traces(
        doc=_short(docs),
        at=_short(told["start_char"].to_numpy()),
        end=_short(told["end_char"].to_numpy()),
        paragraph=_short(rows[:, 0]),
        sentence=_short(rows[:, 5]),
        heading=rows[:, 1] > 0,
        written=_short(written),
        lo=_short(lo),
        hi=_short(hi),
        soft=soft,
        dated=np.isin(means, _NAMED),
        past=(means == TOLD.index("before")) & _which(told["tense"], "pluperfect".__eq__).astype(bool),
        trigger=_short(_triggers(told["trigger"])),
        noun=noun,
        definite=rows[:, 2] > 1,
        family=_short(kinds[which, 0]),
        crowd=_short(_crowd(docs, kinds[which, 0])),
        also=_short(beside[:, :ALSO]),
        apart=_short(beside[:, ALSO]),
        kin=_short(kinds[which, 6]),
        listed=kinds[which, 1] > 0,
        telling=kinds[which, 2] > 0,
        general=kinds[which, 3] > 0,
        aspect=kinds[which, 4] > 0,
        act=kinds[which, 5] > 0,
        status=_short(status),
        thought=(status == _PLANNED) | (status == _HYPOTHETICAL),
        near=hi - lo <= MONTH,
        far=_far(lo, hi, written),
        place=_short(place),
        town=town,
        named=actors.features[:, 0] >= 0,
        actors=actors,
        words=words,
        rare=rare,
        families=list(families),
    )  # fmt: skip


def _which(column: pa.ChunkedArray, number: Callable[[str], int]) -> Ints:
    """The number of each value of a column with few of them."""
    which, values = numbered(column)
    found: Ints = np.array([number(value) for value in values], np.int64)[which]
    return found


def _short(column: NDArray[np.integer[Any]]) -> Shorts:
    """Numbers that four bytes hold, in a column of their own."""
    return np.ascontiguousarray(column, np.int32)


def _possible(told: pa.Table) -> tuple[Ints, Ints]:
    """The first and last day that each mention's words leave open; as `agreement.possible`, of all at once."""
    lo, hi = days(told["earliest"], FIRST), days(told["latest"], LAST)
    about = pc.fill_null(pc.ends_with(told["edtf"], "~"), False).to_numpy() & (lo != FIRST) & (hi != LAST)
    beside = (hi - lo + 1) * about
    return lo - beside, hi + beside


def _triggers(column: pa.ChunkedArray) -> Ints:
    """The triggers as numbers, whatever their case."""
    which, values = numbered(column)
    names = Ids[str]()
    found: Ints = np.array([names[value.lower()] for value in values], np.int64)[which]
    return found


def _places(column: pa.ChunkedArray, spoken: Ints, codes: Sequence[str]) -> tuple[Ints, Flags]:
    """The places as numbers, -1 for none, and whether each is no country."""
    which, values = numbered(column)
    somewhere = np.flatnonzero(which >= 0)
    first, key = met(which[somewhere] * len(codes) + spoken[somewhere])
    at = somewhere[first]
    keys = [
        place_key(values[v], codes[c]) for v, c in zip(which[at].tolist(), spoken[at].tolist(), strict=True)
    ]
    names = Ids[str]()
    numbers = np.array([names[k] for k in keys], np.int64)
    place, town = np.full(len(which), -1, np.int64), np.zeros(len(which), bool)
    place[somewhere] = numbers[key]
    town[somewhere] = np.array([k[:1] == "l" for k in keys], bool)[key]
    return place, town


def _far(lo: Ints, hi: Ints, written: Ints) -> Flags:
    """Which dates lie far from the days that their articles were written on."""
    begin = np.where(lo != FIRST, lo, hi)
    beyond = (begin < written - _FAR) | (begin > written + _FAR) | ((hi > written + _FAR) & (hi != LAST))
    found: Flags = (written > 0) & beyond
    return found


def _happenings(
    told: pa.Table, noun: Flags, spoken: Ints, codes: Sequence[str], families: Ids[str]
) -> tuple[Ints, Ints]:
    """The happenings that triggers denote, a row of their fields each, and each mention's row."""
    trigger, words = numbered(told["trigger"])
    says = _which(told["kind"], "statement".__eq__)
    first, which = met(((trigger * 2 + noun) * 2 + says) * len(codes) + spoken)
    asked = zip(*(column[first].tolist() for column in (trigger, noun, says, spoken)), strict=True)
    found = [happening(words[t], n, bool(s), codes[c]) for t, n, s, c in asked]
    table = [(families[h.family], h.listed, h.telling, h.general, h.aspect, h.act) for h in found]
    kin = [families.get(h.kin, -1) for h in found]
    return np.column_stack((np.array(table, np.int64).reshape(-1, 6), kin)), which


def _crowd(docs: Ints, family: Ints) -> Ints:
    """How many mentions of its kind a mention's article has."""
    kinds = docs * (int(family.max(initial=0)) + 1) + family
    _, which, counts = np.unique(kinds, return_inverse=True, return_counts=True)
    found: Ints = counts[which]
    return found


def _also(numbers: NDArray[np.int32], family: Ints, families: Ids[str]) -> Ints:
    """Numbers of families as `traits` counts them as this build does; -1 for none and for the trigger's own."""
    known = np.array([serial(name) for name in families], np.int64)
    order = np.argsort(known)
    at = np.minimum(np.searchsorted(known[order], numbers), len(known) - 1)
    found = np.where(known[order][at] == numbers, order[at], -1)
    found[found == family[:, None]] = -1
    return found


def _actors(column: pa.ChunkedArray, docs: Ints, spoken: Ints, codes: Sequence[str]) -> Bags:
    """Who acts in each mention, by how much a name tells: 0.5 where every article has it, nearly 1 of a rare one."""
    owner = np.repeat(np.arange(len(docs)), pc.list_value_length(column).to_numpy())
    which, values = numbered(pc.list_flatten(column))
    first, same = met(which * len(codes) + spoken[owner])
    numbers = Ids[str]()
    said = zip(which[first].tolist(), spoken[owner[first]].tolist(), strict=True)
    known = np.array([numbers[key(values[v], codes[c])] for v, c in said], np.int64)
    size = len(numbers) + 1
    rows, names = np.divmod(distinct(owner * size + known[same]), size)
    pairs = distinct(docs[rows] * size + names) % size
    seen = np.bincount(pairs, minlength=len(numbers))
    rarity = 1 - 0.5 * seen / max(1, len(np.unique(docs)))
    return heaviest(rows, names, rarity[names], len(docs), _ACTORS)


def _words(rows: NDArray[np.int32], codes: NDArray[np.uint32], size: int) -> tuple[Bags, NDArray[np.int32]]:
    """The words of each mention by rarity, to length 1, what stands beside the clause counting less; the rare ones."""
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
