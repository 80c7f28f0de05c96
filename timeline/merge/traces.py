"""What of a mention can be compared with another's: days, kind of happening, who, where, rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from timeline.entities import key, place_key
from timeline.merge.agreement import NAMED
from timeline.merge.families import happening, stems
from timeline.values import Article, Dating, Draft, Mention

FIRST, LAST = 0, 4_000_000  # ordinals of the open sides
RARE = 4  # words by which a mention may be found
_MARKS = (". ", "! ", "? ", "\n")  # what ends a sentence, well enough for counting words
_REACH = 160  # characters of a sentence before and behind a clause that are looked at
_HEADING = 110  # characters that a heading's line has at most
_SLACK = 2  # days that the news of the day may be older than the article's own day
_BESIDE = 0.4  # what a word of the sentence counts outside of the clause


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention, ready to be compared. Days are ordinals; `written` is the article's, `at` the claim's offset.

    `words` maps stems to weights of length 1, `rare` are those that may find it mates, the rarest first.
    `heading` marks a title or subtitle, which says what the lines below it say; they share `paragraph`.
    `dated`: words of the text date it; `soft`: nothing but the article's own day does.
    """

    mention: int
    doc: int
    at: int
    paragraph: int
    heading: bool
    written: int
    lo: int
    hi: int
    soft: bool
    dated: bool
    trigger: str
    noun: bool
    family: str
    listed: bool
    telling: bool
    general: bool
    status: str
    actors: frozenset[str]
    place: str
    words: dict[str, float]
    rare: tuple[str, ...]


def traces(mentions: Sequence[Mention], drafts: Sequence[Draft], written: dict[str, Dating]) -> list[Trace]:
    """The traces of all mentions, in their order; words are weighted by how rare they are in this build."""
    articles = {d.article.doc_id: (i, d.article) for i, d in enumerate(drafts)}
    bags = [_bags(m, articles[m.doc_id][1]) for m in mentions]
    seen: Counter[str] = Counter()
    for inside, beside in bags:
        seen.update(inside)
        seen.update(beside)
    rarity = {word: log(1 + len(mentions) / times) for word, times in seen.items()}
    found = []
    for i, m in enumerate(mentions):
        words = _weighed(*bags[i], rarity)
        shared = sorted([(-v, w) for w, v in words.items() if seen[w] > 1])[:RARE]
        rare = tuple([w for _, w in shared])
        found.append(_trace(i, m, *articles[m.doc_id], written[m.doc_id], words, rare))
    return found


def _bags(m: Mention, article: Article) -> tuple[list[str], list[str]]:
    """The telling words of the clause, and those that its sentence has beside it: names and trigger apart."""
    text, code, claim = article.text, article.language, m.claim
    first, last = max(0, claim.start - _REACH), claim.end + _REACH
    begin = max(first, *(text.rfind(mark, first, claim.start) + 1 for mark in _MARKS))
    end = min((at for mark in _MARKS if (at := text.find(mark, claim.end - 1, last)) >= 0), default=last)
    own = _own(text[claim.trigger_start : claim.trigger_end], claim.actors, claim.place or "", code)
    inside = [w for w in dict.fromkeys(stems(text[claim.start : claim.end], code)) if w not in own]
    beside = dict.fromkeys(stems(text[begin : claim.start], code) + stems(text[claim.end : end], code))
    return inside, [w for w in beside if w not in own and w not in inside]


@lru_cache(maxsize=1 << 14)
def _own(trigger: str, actors: tuple[str, ...], place: str, code: str) -> frozenset[str]:
    """The stems that are compared as trigger, actor or place, and the empty one."""
    return frozenset(stems(" ".join((trigger, *actors, place)), code)) | {""}


def _weighed(inside: list[str], beside: list[str], rarity: dict[str, float]) -> dict[str, float]:
    """Words by rarity, to length 1; what stands beside the clause counts less."""
    weights = [rarity[w] for w in inside] + [_BESIDE * rarity[w] for w in beside]
    length = sqrt(sum([v * v for v in weights])) or 1.0
    return dict(zip(inside + beside, [v / length for v in weights], strict=True))


def _trace(
    i: int,
    m: Mention,
    doc: int,
    article: Article,
    day: Dating,
    words: dict[str, float],
    rare: tuple[str, ...],
) -> Trace:
    code, claim = article.language, m.claim
    noun = article.text[claim.trigger_start : claim.trigger_start + 1].isupper()
    kind = happening(claim.trigger, noun, claim.kind == "statement", code)
    soft = claim.told in ("published", "story") and m.status in ("occurred", "ongoing")
    heading, paragraph = _paragraph(article.text, claim.start)
    return Trace(
        mention=i,
        doc=doc,
        at=claim.start,
        paragraph=paragraph,
        heading=heading,
        written=day.latest.toordinal() if day.latest else 0,
        lo=m.earliest.toordinal() - _SLACK * soft if m.earliest else FIRST,
        hi=m.latest.toordinal() if m.latest else LAST,
        soft=soft,
        dated=claim.told in NAMED,
        trigger=claim.trigger.lower(),
        noun=noun,
        family=kind.family,
        listed=kind.listed,
        telling=kind.telling,
        general=kind.general,
        status=m.status,
        actors=frozenset([key(a, code) for a in claim.actors]),
        place=place_key(claim.place, code) if claim.place else "",
        words=words,
        rare=rare,
    )


def _paragraph(text: str, at: int) -> tuple[bool, int]:
    """Whether an offset lies in a heading (a short line without a full stop), and where its paragraph begins.

    A heading counts to the paragraph below it, up to the next heading.
    """
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    heading = end >= 0 and _is_heading(text[begin:end])
    while not heading and begin > 0:
        above = text.rfind("\n", 0, begin - 1) + 1
        if _is_heading(text[above : begin - 1]):
            return heading, above
        if text[above : begin - 1].strip():
            break
        begin = above
    return heading, begin


def _is_heading(line: str) -> bool:
    line = line.strip()
    return bool(line) and len(line) <= _HEADING and line[-1] not in '.!?…:”“"»'
