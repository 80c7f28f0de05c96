"""What of a mention can be compared with another's: its days, its kind of happening, who, where, and which rare words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from timeline.entities import key, place_key
from timeline.merge.families import family, kinds, named, stems
from timeline.values import Article, Dating, Draft, Mention

FIRST, LAST = 0, 4_000_000  # ordinals of the open sides
_BREAK = re.compile(r"(?<=[.!?…])[\"”“»’]?\s|\n")
_HEADING = 110  # characters that a heading's line has at most
_SLACK = 2  # days that the news of the day may be older than the article's own day
_BESIDE = 0.4  # what a word of the sentence counts outside of the clause


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention, ready to be compared. `words` maps stems to weights of length 1; `at` is the claim's place in the text.

    `heading` marks a title or subtitle, which says what the lines below it say; they share the number of its paragraph.
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
    trigger: str
    family: str
    listed: bool
    telling: bool
    general: bool
    status: str
    actors: frozenset[str]
    place: str
    words: dict[str, float]


def traces(mentions: Sequence[Mention], drafts: Sequence[Draft], written: dict[str, Dating]) -> list[Trace]:
    """The traces of all mentions, in their order; words are weighted by how rare they are in this build."""
    articles = {d.article.doc_id: (i, d.article) for i, d in enumerate(drafts)}
    bags: list[set[str]] = []
    for m in mentions:
        article = articles[m.doc_id][1]
        bag = stems(_sentence(article.text, m.claim.start, m.claim.end), article.language)
        bag -= stems(article.text[m.claim.trigger_start : m.claim.trigger_end], article.language)
        bag -= stems(" ".join((*m.claim.actors, m.claim.place or "")), article.language)
        bags.append(bag)
    seen = Counter(w for bag in bags for w in bag)
    return [
        _trace(i, m, articles[m.doc_id], written[m.doc_id], bags[i], seen, len(mentions))
        for i, m in enumerate(mentions)
    ]


def _trace(
    i: int, m: Mention, found: tuple[int, Article], day: Dating, bag: set[str], seen: Counter[str], total: int
) -> Trace:
    doc, article = found
    code, claim = article.language, m.claim
    inside = stems(m.quote, code)
    weights = {w: (1.0 if w in inside else _BESIDE) * log(1 + total / seen[w]) for w in sorted(bag)}
    length = sqrt(sum(v * v for v in weights.values())) or 1.0
    kind = family(claim.trigger, code)
    soft = claim.told == "published" and m.status == "occurred"
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
        trigger=claim.trigger.lower(),
        family=kind,
        listed=kind in named(code),
        telling=kind in kinds(code, "telling") or (claim.kind == "statement" and kind not in named(code)),
        general=kind in kinds(code, "general"),
        status=m.status,
        actors=frozenset(key(a, code) for a in claim.actors),
        place=place_key(claim.place, code) if claim.place else "",
        words={w: v / length for w, v in weights.items()},
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a clause, as far as marks and line breaks tell."""
    begin = max(
        (m.end() for m in _BREAK.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    after = _BREAK.search(text, end - 1)
    return text[begin : after.start() if after else min(len(text), end + 400)]


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
