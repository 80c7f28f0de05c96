"""Articles beside one another: how alike two are, whether one is a copy, and which tell one story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt
from zlib import crc32

from timeline.merge.likeness import cosine
from timeline.merge.traces import Trace

_SENTENCE = re.compile(r"[^.!?\n]{20,}")
_SKETCH = 24  # hashes that an article is recognised by
_COPY = 0.5  # share of them that makes two articles copies of one dispatch
_TELLING = 24  # features of an article that its likeness to others goes by


class Stories:
    """The articles of a build by what their mentions say."""

    def __init__(self, traces: Sequence[Trace], documents: int) -> None:
        """Weigh every article's actors, places and words."""
        bags: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for t in traces:
            for word, weight in t.words.items():
                bags[t.doc][word] += weight
            for name in t.actors:
                bags[t.doc][name] += 1.0
        self.documents = documents
        self.seen = Counter(name for bag in bags.values() for name in bag)
        self.bags = {doc: self._telling(bag) for doc, bag in bags.items()}
        self._known: dict[tuple[int, int], float] = {}

    def _telling(self, bag: dict[str, float]) -> dict[str, float]:
        """The features that tell most, weighted to length 1."""
        weighed = {f: v * log(1 + self.documents / self.seen[f]) for f, v in bag.items()}
        best = sorted(weighed, key=lambda f: (-weighed[f], f))[:_TELLING]
        length = sqrt(sum(weighed[f] ** 2 for f in best)) or 1.0
        return {f: weighed[f] / length for f in best}

    def likeness(self, a: int, b: int) -> float:
        """How far two articles tell one story, from 0 to 1."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = cosine(self.bags.get(a, {}), self.bags.get(b, {}))
        return self._known[pair]

    def rarity(self, name: str) -> float:
        """How much an actor's name tells: half for one whom every article names, 1 for one whom a single one does."""
        if self.documents < 2:
            return 1.0
        return 0.5 + 0.5 * log(self.documents / self.seen[name]) / log(self.documents)


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of a text's sentences: copies share most of them (bottom-k sketch, Broder 1997)."""
    hashes = {crc32(" ".join(s.split()).encode()) for s in _SENTENCE.findall(text)}
    return frozenset(sorted(hashes)[:_SKETCH])


def independent(sketches: Sequence[frozenset[int]]) -> int:
    """How many sources are left when copies of one dispatch count once."""
    kept: list[frozenset[int]] = []
    for s in sketches:
        if not any(s and len(s & k) >= _COPY * min(len(s), len(k)) for k in kept):
            kept.append(s)
    return len(kept)
