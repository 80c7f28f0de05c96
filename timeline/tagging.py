"""The shortest walk: the temporal expressions of articles and their values, and nothing else that they say.

What this imports is loaded before the first expression is printed: no claims, no merge, no store. What reads words is
imported where it is used, for a process that only hands articles to others does without.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from timeline import articles, language, workers
from timeline.faults import spared
from timeline.values import Article, Dating, Draft, Expression, Problem, Value
from timeline.workers.parcel import pack, unpack

Paths = str | Path | Sequence[str | Path]
Told = Callable[[str, float], None]
"""Hears how the walk goes on: the stage that it is in, and the share of it that is done (0 to 1)."""
Kept = TypeVar("Kept")
Said = TypeVar("Said")
QUOTED = json.JSONEncoder(ensure_ascii=False).encode
"""A text as JSON has it."""


def nobody(stage: str, share: float) -> None:
    """Hear nothing."""


def tag(
    paths: Paths,
    processes: int | None = None,
    problems: list[Problem] | None = None,
    told: Told = nobody,
) -> Iterator[tuple[Article, Expression, Value]]:
    """Yield every temporal expression under `paths` with its value, in the order of articles and text.

        >>> next((e.text, v.value) for article, e, v in tag("seeds/moskau-gegen-nato-truppen.txt"))
        ('5. September 2025', '2025-09-05')

    What cannot be read is added to `problems`. Raises TimelineError where a path cannot be used.
    """
    kept = [] if problems is None else problems
    found = workers.each(tagged, readable(named(paths), kept, told, processes), length, processes)
    said = ((read, None if values is None else (read, values), read.problems) for read, values in found)
    for read, values in _in_order(said, list, lambda draft, values: (draft, values), kept):
        for e, v in zip(read.expressions, values, strict=True):
            yield read.article, e, v


def lines(paths: Paths, processes: int | None, problems: list[Problem]) -> Iterator[bytes]:
    """Yield for every article what `tag` finds in it as JSON Lines, in UTF-8: written where its words are read.

    What cannot be read is added to `problems`. Raises TimelineError where a path cannot be used.
    """
    found = workers.each(spelled, readable(named(paths), problems, processes=processes), length, processes)
    yield from _in_order(found, _complete, written, problems)


def _in_order(
    found: Iterable[tuple[Kept, Said | None, Sequence[Problem]]],
    opened: Callable[[Sequence[Kept]], list[Draft]],
    said: Callable[[Draft, tuple[Value, ...]], Said],
    problems: list[Problem],
) -> Iterator[Said]:
    """What articles say, in order: at once up to the first that states no day; the rest when all have been read.

    Of each article that is `found` something is kept that can be `opened` for the joint dating. What is wrong with one
    goes to `problems`.
    """
    kept: list[Kept] = []
    waiting: list[Said | None] = []  # what the first article that states no day says, and all behind it
    for draft, says, wrong in found:
        kept.append(draft)
        problems += wrong
        if says is None or waiting:
            waiting.append(says)
        else:
            yield says
    if waiting:
        from timeline import dating

        drafts = opened(kept)
        dated = list(zip(drafts, dating.date(drafts), strict=True))
        for (d, day), says in zip(dated[-len(waiting) :], waiting, strict=True):
            if says is None:
                read, values = _resolved(d, day)
                problems += read.problems
                says = said(read, values)
            yield says


def _resolved(draft: Draft, day: Dating) -> tuple[Draft, tuple[Value, ...]]:
    """The values that the expressions of an article have on its day; none of both where the program fails at them."""
    from timeline import expressions

    return spared(
        draft.article,
        lambda: (draft, expressions.resolve(draft.expressions, day)),
        lambda problem: (Draft(draft.article, problems=(problem,)), ()),
    )


def tagged(article: Article) -> tuple[Draft, tuple[Value, ...] | None]:
    """The temporal expressions of one article, and nothing else of it; their values where it states its day.

    Where the program itself fails at them, a problem, and no expressions.
    """
    return spared(
        article, lambda: _tagged(article), lambda problem: (Draft(article, problems=(problem,)), ())
    )


def _tagged(article: Article) -> tuple[Draft, tuple[Value, ...] | None]:
    from timeline import clauses, dating, expressions

    pack = language.pack(article.language)
    found = expressions.find(article.text, pack, clauses.Glimpses(article.text, pack))
    draft = Draft(article, found)
    day = dating.alone(draft)
    return draft, expressions.resolve(found, day) if day else None


def spelled(article: Article) -> tuple[bytes, bytes | None, tuple[Problem, ...]]:
    """As `tagged`, ready to travel: the draft, that only a joint dating opens; what is told as JSON Lines; problems.

    Where the container states the day the draft is bare: of such articles a joint dating asks for the words alone.
    """
    draft, values = tagged(article)
    if values is None:
        return pack(draft), None, draft.problems
    return pack(Draft(article) if article.published else draft), written(draft, values), draft.problems


def _complete(parcels: Sequence[bytes]) -> list[Draft]:
    """The drafts in parcels, for a joint dating; few articles are read once more, for it weighs all that they say."""
    from timeline import dating

    drafts = [unpack(parcel) for parcel in parcels]
    return drafts if len(drafts) >= dating.SMALL else [tagged(draft.article)[0] for draft in drafts]


def written(draft: Draft, values: Sequence[Value]) -> bytes:
    """The expressions of an article as JSON Lines, each with its value."""
    doc = QUOTED(draft.article.name)
    return "".join(
        [
            f'{{"doc": {doc}, "start": {e.start}, "end": {e.end}, "text": {QUOTED(e.text)}, "type": "{v.type}", '
            f'"value": "{v.value}", "edtf": {"null" if v.edtf is None else QUOTED(v.edtf)}}}\n'
            for e, v in zip(draft.expressions, values, strict=True)
        ]
    ).encode()


def length(article: Article) -> int:
    """How much work an article is: its characters."""
    return len(article.text)


def named(paths: Paths) -> list[str | Path]:
    """The paths as a list, where one alone was given too."""
    return [paths] if isinstance(paths, str | Path) else list(paths)


def readable(
    paths: Sequence[str | Path], problems: list[Problem], told: Told = nobody, processes: int | None = 1
) -> Iterator[Article]:
    """Yield the articles under `paths`, in a stable order; what cannot be read goes to `problems`."""
    apart = partial(workers.each, processes=processes)
    for found in articles.read(paths, partial(told, "reading"), apart):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found
