"""The names in a text, and how much two articles resemble each other by those that they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from timeline.dating.names import NAME

_LOWER = re.compile(r"\b[^\W\d_A-ZÀ-ÖØ-Þ]\w{3,}")
_WORD = re.compile(r"\b(?:[^\W\d_a-zà-öø-ÿ][\w-]{3,}|\w{7,})")
PLAIN = 0.7
"""What a word without a capital tells, against a name of its length."""
SHORT, LONG = 3, 10
"""Words of so many letters say nothing, and all that they can: longer words are rarer."""


def around(text: str, start: int, end: int) -> frozenset[str]:
    """The names in the sentence around a span, cut short at 150 characters to each side."""
    first = max(start - 150, 0)
    first = max(text.rfind(". ", first, start), text.rfind("\n\n", first, start), first)
    last = text.find(". ", end + 4, end + 150)
    return frozenset(_WORD.findall(text, first, last if last > 0 else end + 150))


def named(texts: Sequence[str], times: Iterable[str] = ()) -> list[frozenset[str]]:
    """The names of each text: words with a capital that no text of the build writes without, nor any within `times`."""
    lower = {w for text in texts for w in _LOWER.findall(text)}
    lower |= {w.lower() for time in times for w in NAME.findall(time)}
    return [frozenset(w for w in set(NAME.findall(t)) if w.lower() not in lower) for t in texts]


def weights(names: Sequence[frozenset[str]]) -> dict[str, float]:
    """What each name tells: the more, the fewer articles have it and the longer it is."""
    counts = Counter(w for found in names for w in found)
    n = len(names)
    return {
        w: math.log((n + 8) / (df + 0.5)) * min(max(len(w) - SHORT, 0) / (LONG - SHORT), 1.0)
        for w, df in counts.items()
    }


def resemblance(one: frozenset[str], two: frozenset[str], weight: dict[str, float]) -> float:
    """From 0 to 1, how much of what two articles name they share (cosine)."""
    shared, first, second = (sum(_tells(w, weight) ** 2 for w in sorted(s)) for s in (one & two, one, two))
    size = math.sqrt(first * second)
    return shared / size if size else 0.0


def _tells(word: str, weight: dict[str, float]) -> float:
    """What a word tells; without a capital it may be an event's verb, but is no name."""
    if word[0].islower():
        return PLAIN * min(max(len(word) - SHORT, 0) / (LONG - SHORT), 1.0)
    return weight.get(word, 0.0)


def weightiest(shared: frozenset[str], weight: dict[str, float]) -> tuple[str, ...]:
    """The three shared words that say most."""
    return tuple(sorted(shared, key=lambda w: (-weight.get(w, 0.0), w))[:3])
