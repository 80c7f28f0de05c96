"""Articles beside one another: how alike two are, whether one is a copy, and which tell one story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt
from zlib import crc32

from timeline.entities import UPPER
from timeline.merge.families import stem, stems
from timeline.merge.likeness import cosine
from timeline.merge.traces import Trace
from timeline.values import Article

_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]\w{{3,}}")
_QUOTED = re.compile(rf"[„“\"»‚‘]([{UPPER}]\w{{3,}})[“”\"«‘’]")
_SENTENCE = re.compile(r"[^.!?\n]{20,}")
_SKETCH = 24  # hashes that an article is recognised by
_COPY = 0.5  # share of them that makes two articles copies of one dispatch
_OPENING = 300  # characters that name an article's subject
_LEAD = 1500  # characters of an article that say what it is about
_TELLING = 32  # features of an article that its likeness to others goes by
_ACTOR = 2.0  # what an actor counts beside a word


class Stories:
    """The articles of a build by how they begin and who acts in them; each is weighed when it is asked for."""

    def __init__(self, traces: Sequence[Trace], articles: Sequence[Article]) -> None:
        """Count in how many articles each actor is named, and each word stands near the beginning."""
        self.actors: dict[int, set[str]] = defaultdict(set)
        for t in traces:
            self.actors[t.doc].update(t.actors)
        self.seen = Counter(a for names in self.actors.values() for a in names)
        self.leads = [dict.fromkeys(stems(f"{a.title or ''} {a.text[:_LEAD]}", a.language)) for a in articles]
        unlike = {a.text: lead for a, lead in zip(articles, self.leads, strict=True)}
        self.heard = Counter(w for lead in unlike.values() for w in lead)
        self.unlike = len(unlike)
        self.articles, self.codes = articles, sorted({a.language for a in articles})
        self._bags: dict[int, dict[str, float]] = {}
        self._known: dict[tuple[int, int], float] = {}

    def _bag(self, doc: int) -> dict[str, float]:
        """The actors and words that tell an article most, weighted to length 1."""
        if doc not in self._bags:
            total = self.unlike
            bag = {w: log(1 + total / self.heard[w]) for w in self.leads[doc] if w and self.heard[w] > 1}
            bag |= {name: _ACTOR * self.rarity(name) for name in sorted(self.actors[doc])}
            best = sorted(bag, key=lambda f: (-bag[f], f))[:_TELLING]
            length = sqrt(sum(bag[f] ** 2 for f in best)) or 1.0
            self._bags[doc] = {f: bag[f] / length for f in best}
        return self._bags[doc]

    def likeness(self, a: int, b: int) -> float:
        """How far two articles tell one story, from 0 to 1."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = cosine(self._bag(pair[0]), self._bag(pair[1]))
        return found

    def capitals(self, doc: int) -> set[str]:
        """The telling words with a capital that an article begins with."""
        article = self.articles[doc]
        found = _CAPITAL.findall(f"{article.title or ''} {article.text[:_OPENING]}")
        return {w for w in found if stem(w, article.language)}

    def quoted(self, doc: int) -> set[str]:
        """The words in quotation marks that an article begins with: ships, probes, films."""
        return set(_QUOTED.findall(self.articles[doc].text[:_OPENING]))

    def strangeness(self, word: str) -> float:
        """How few articles begin with a word: the logarithm of their share, at least a little."""
        heard = max(self.heard[stem(word, code)] for code in self.codes)
        return log(1 + self.unlike / max(heard, 1))

    def rarity(self, name: str) -> float:
        """How much an actor's name tells: half of one whom every article names, nearly 1 of a rare one."""
        return 1 - 0.5 * self.seen[name] / len(self.actors)


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
