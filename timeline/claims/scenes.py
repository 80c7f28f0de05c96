"""The sentences of an article that may tell events, each as a scene. Lives in the claims room."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.claims.lexicon import Lexicon, lexicon
from timeline.claims.scene import WORD, Named, Scene
from timeline.clauses import Outline
from timeline.values import Clause, Expression

# (?<!\w\w) behind the first letter says that no letter stands before it; said first, it would be asked everywhere
_NOUN = re.compile(r"[^\W\d_a-zäöüß](?<!\w\w)\w+(?:-\w+)*")
_ANY = re.compile(r"[^\W\d_](?<!\w\w)\w+(?:-\w+)*")  # where nouns are not written large
_QUOTE = re.compile(
    r"„[^“”\"\n]{0,2000}[“”\"]|\"[^\"\n]{0,2000}\"|“[^”\n]{0,2000}”|»[^«\n]{0,2000}«|«[^»\n]{0,2000}»"
)
_SHORT = 25  # characters of a quotation below which it is a name or a single word
_LEAD = 5  # as many sentences, headings among them, tell the news of the day
_ENDS = ".!?…\"“”«»)'"  # what has none of these at its end is a heading


def scenes(outline: Outline, expressions: Sequence[Expression]) -> list[Scene]:
    """The sentences that hold a date, stand in the lead, or have a word that can tell an event, in order."""
    known = lexicon(outline.pack)
    dated: dict[int, list[int]] = {}
    for i, e in enumerate(expressions):
        dated.setdefault(outline.sentence_at(e.start), []).append(i)
    quotes = tuple(m.span() for m in _QUOTE.finditer(outline.text) if len(m[0]) > _SHORT)
    begun, over = [a for a, _ in quotes], [b for _, b in quotes]
    off = [phrase for phrase in known.off if phrase in outline.text]
    speakers = known.speakers(outline.text)
    lead = _lead(outline)
    return [
        _scene(
            outline,
            i,
            expressions,
            dated.get(i, []),
            quotes[bisect_right(over, start) : bisect_left(begun, end)],
            known,
            off,
            speakers,
            lead=i < lead,
        )
        for i, (start, end) in enumerate(outline.sentences)
        if i in dated or _tells(outline.text[start:end], known, off, lead=i < lead)
    ]


def _lead(outline: Outline) -> int:
    """How many sentences tell the news of the day: the first few, whatever lines stand above them."""
    told = 0
    for i, (start, end) in enumerate(outline.sentences[: 2 * _LEAD]):
        told += outline.text[end - 1] in _ENDS and outline.text.count(" ", start, end) > 1
        if i + 1 >= _LEAD and told + 1 >= _LEAD:
            return i + 1
    return 2 * _LEAD


def _tells(sentence: str, known: Lexicon, off: Sequence[str], *, lead: bool) -> bool:
    """Whether a sentence without a date may tell an event: a heading only that something is `off`."""
    if sentence[-1] in _ENDS and (lead or any(map(known.telling.__getitem__, WORD.findall(sentence)))):
        return True
    return any(phrase in sentence for phrase in off)


def _scene(
    outline: Outline,
    index: int,
    expressions: Sequence[Expression],
    inside: list[int],
    quotes: tuple[tuple[int, int], ...],
    known: Lexicon,
    off: Sequence[str],
    speakers: Sequence[int],
    *,
    lead: bool,
) -> Scene:
    start, end = outline.sentences[index]
    clauses = outline.clauses(index)
    spans = tuple([(expressions[i].start, expressions[i].end) for i in inside])
    dates: dict[int, list[int]] = {}
    for i, (at, _) in zip(inside, spans, strict=True):
        if (tightest := _tightest(clauses, at, spans)) >= 0:
            dates.setdefault(tightest, []).append(i)
    if 0 in dates and _label(outline, clauses[0], spans):
        _labelled(clauses, dates)
    gone = spans if known.compounds else (*spans, *((v.start, v.end) for c in clauses for v in c.verbs))
    return Scene(
        outline=outline,
        index=index,
        start=start,
        end=end,
        clauses=clauses,
        nouns=_nouns(outline.text, start, end, gone, known),
        expressions=expressions,
        dates=dates,
        heading=outline.text[end - 1] not in _ENDS,
        quotes=quotes,
        lead=lead,
        known=known,
        off=off,
        speakers=speakers,
        lengths=[i for own in dates.values() for i in own if expressions[i].type == "DURATION"],
        spans=spans,
    )


def _nouns(
    text: str, start: int, end: int, gone: Sequence[tuple[int, int]], known: Lexicon
) -> tuple[Named, ...]:
    """The event nouns in a stretch of text, but for words of dates and verbs, whose spans are `gone`."""
    pattern, events = _NOUN if known.compounds else _ANY, known.nouns
    if not any(map(events.__getitem__, pattern.findall(text, start, end))):  # most sentences have none
        return ()
    return tuple(
        Named(*m.span(), found)
        for m in pattern.finditer(text, start, end)
        if (found := events[m[0]]) and not any(a <= m.start() < b for a, b in gone)
    )


def _label(outline: Outline, clause: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause before a colon is a date and nothing else."""
    if not outline.labels(clause):
        return False
    words = [t for t in outline.words(clause) if not (t.word.preposition or t.word.determiner)]
    return all(any(a <= t.start < b for a, b in spans) for t in words)


def _labelled(clauses: Sequence[Clause], dates: dict[int, list[int]]) -> None:
    """Give the date before a colon to the main clauses behind it that have none ("3 June: The firm moves.")."""
    label = dates.pop(0)
    for k, clause in enumerate(clauses[1:], 1):
        if not clause.subordinate:
            dates.setdefault(k, [*label])


def _tightest(clauses: Sequence[Clause], offset: int, spans: Sequence[tuple[int, int]]) -> int:
    """The index of the shortest clause that an offset lies in, which begins last; -1 where it lies in none. Not of an
    attribute that is a word of a date itself ("in May of the past year"), whose dates have these `spans`."""
    for k, c in reversed([*enumerate(clauses)]):
        if any(a <= offset < b for a, b in c.parts) and not _of_date(c, spans):
            return k
    return -1


def _of_date(clause: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause is an attribute whose participle is a word of a date."""
    return clause.subordinate == "attribute" and any(a <= clause.verbs[0].start < b for a, b in spans)
