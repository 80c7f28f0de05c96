"""Articles beside one another: how alike two are, whether one is a copy, and which words name a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline.merge.bags import Bags, Floats, Ints, distinct, heaviest, joint, unit
from timeline.merge.shelf import Opening
from timeline.merge.traces import Traces
from timeline.merge.traits import number

_COPY = 0.6  # share of its first words that makes an article a copy of one dispatch
_TELLING = 32  # features of an article that its likeness to others goes by
_SUBJECTS = 3  # of them, by which articles of one story meet
_ACTOR = 2.0  # what an actor counts beside a word
_AT_ONCE = 1024  # articles whose words are looked at together


class Stories:
    """The articles of a build by how they begin and who acts in them."""

    def __init__(self, traces: Traces, openings: Sequence[Opening]) -> None:
        """Count in how many articles each actor is named, and each word stands near the beginning."""
        self.openings = openings
        unlike = {o.text: n for n, o in enumerate(openings)}
        self.unlike = len(unlike)
        once = np.zeros(len(openings), bool)
        once[list(unlike.values())] = True
        self.words = distinct(np.concatenate([distinct(codes) for _, _, codes in self._leads()]))
        self.heard = np.zeros(len(self.words), np.int64)
        for some, rows, codes in self._leads():
            words = np.searchsorted(self.words, codes)
            self.heard += np.bincount(words[once[some][rows]], minlength=len(self.words))
        self.bags = self._bags(_acting(traces))

    def _leads(self) -> Iterator[tuple[slice, Ints, NDArray[np.uint32]]]:
        """Some articles at a time: which, of each word that they begin with whose it is, and its number."""
        for lo in range(0, len(self.openings), _AT_ONCE):
            leads = [o.lead for o in self.openings[lo : lo + _AT_ONCE]]
            rows = np.repeat(np.arange(len(leads)), [len(lead) // 4 for lead in leads])
            yield slice(lo, lo + len(leads)), rows, np.frombuffer(b"".join(leads), np.uint32)

    def _bags(self, acting: tuple[Ints, Ints, Floats]) -> Bags:
        """The actors and words that tell each article most, weighted to length 1."""
        shape, weights = (len(self.openings), _TELLING), np.log(1 + self.unlike / np.maximum(self.heard, 1))
        bags = Bags(np.full(shape, -1, np.int32), np.zeros(shape, np.float32))
        doc, actor, rarity = acting
        for some, rows, codes in self._leads():
            words = np.searchsorted(self.words, codes)
            common = self.heard[words] > 1
            rows, words, size = rows[common], words[common], some.stop - some.start
            named = slice(*np.searchsorted(doc, (some.start, some.stop)).tolist())
            rows = np.concatenate((rows, doc[named] - some.start))
            features = np.concatenate((words, len(self.words) + actor[named]))
            weight = np.concatenate((weights[words], _ACTOR * rarity[named]))
            best = heaviest(rows, features, weight, size, _TELLING)
            at, slot = np.nonzero(best.features >= 0)
            bags.features[some.start + at, slot] = best.features[at, slot]
            bags.weights[some.start + at, slot] = unit(at, best.weights[at, slot].astype(np.float64), size)
        return bags

    @property
    def subjects(self) -> NDArray[np.int32]:
        """The features that tell each article most (articles × some, -1 for none)."""
        return self.bags.features[:, :_SUBJECTS]

    def likeness(self, a: Ints, b: Ints) -> Floats:
        """How far articles `a` and `b` tell one story, pair by pair, from 0 to 1."""
        found = self.bags.cosines(a, b)
        found[a == b] = 1.0
        return found

    def strangeness(self, word: str, code: str) -> float:
        """How few articles begin with a word: the logarithm of their share, at least a little."""
        wanted = number(word, code)
        at = int(np.searchsorted(self.words, wanted))
        heard = int(self.heard[at]) if at < len(self.words) and self.words[at] == wanted else 0
        return log(1 + self.unlike / max(heard, 1))


def _acting(traces: Traces) -> tuple[Ints, Ints, Floats]:
    """Who acts in an article, once, by article: the articles, the actors, and how rare these are."""
    at, slot = np.nonzero(traces.actors.features >= 0)
    pairs, first = np.unique(joint(traces.doc[at], traces.actors.features[at, slot]), return_index=True)
    rarity = traces.actors.weights[at, slot].astype(np.float64)[first]
    return pairs >> 32, pairs & 0xFFFFFFFF, rarity


_PROBES = 5  # of the numbers of a lead: copies have one of them in common
_ENOUGH = 54  # sources beyond which no float tells that an event is surer: 1 - 0.5 ** 54.5 is 1
_BITS = 1 << 12


def independent(leads: Iterable[bytes]) -> int:
    """How many sources are left when copies of one dispatch count once: they begin with the same words.

    A lead is an array of 32-bit numbers without repetition. Only leads that have one of their least numbers in common
    are compared, and nobody counts beyond what makes an event surer, so thousands of reports cost no square of them.
    """
    kept: list[_Lead] = []
    for lead in map(_lead, leads):
        if not any(_copies(lead, other) for other in kept):
            kept.append(lead)
            if len(kept) == _ENOUGH:
                break
    return len(kept)


class _Lead(NamedTuple):
    """The numbers of a lead; the least of them; all as bits of one number, of which each may stand for several."""

    numbers: bytes
    size: int
    least: frozenset[int]
    bits: int
    lost: int


@lru_cache(maxsize=1 << 13)
def _lead(lead: bytes) -> _Lead:
    """What is compared of a lead."""
    numbers = np.sort(np.frombuffer(lead, np.uint32))
    flags = np.zeros(_BITS, bool)
    flags[numbers % _BITS] = True
    bits = int.from_bytes(np.packbits(flags).tobytes(), "big")
    size = len(numbers)
    return _Lead(lead, size, frozenset(numbers[:_PROBES].tolist()), bits, size - bits.bit_count())


def _copies(one: _Lead, other: _Lead) -> bool:
    """Whether two leads begin with the same words; counted only where their bits leave it open."""
    if one.least.isdisjoint(other.least):
        return False
    enough = _COPY * min(one.size, other.size)
    if (one.bits & other.bits).bit_count() + min(one.lost, other.lost) < enough:
        return False
    first, second = (np.frombuffer(lead.numbers, np.uint32) for lead in (one, other))
    return len(np.intersect1d(first, second, assume_unique=True)) >= enough
