"""The shortest walk: the temporal expressions of articles and their values, and nothing else that they say.

What this imports is loaded before the first expression is printed, by every process: no claims, no merge, no store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from timeline import articles, clauses, dating, expressions, language, workers
from timeline.values import Article, Draft, Expression, Problem, Value

Paths = str | Path | Sequence[str | Path]
Told = Callable[[str, float], None]
"""Hears how the walk goes on: the stage that it is in, and the share of it that is done (0 to 1)."""


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
    drafts: list[Draft] = []
    streamed = 0  # articles that stated their day, and stood before every one that did not
    for read, values in workers.each(tagged, readable(named(paths), kept, told), length, processes):
        drafts.append(read)
        if values is not None and streamed == len(drafts) - 1:
            streamed += 1
            yield from _told(read, values)
    if streamed < len(drafts):
        for d, day in list(zip(drafts, dating.date(drafts), strict=True))[streamed:]:
            yield from _told(d, expressions.resolve(d.expressions, day))


def _told(draft: Draft, values: Sequence[Value]) -> Iterator[tuple[Article, Expression, Value]]:
    """The expressions of an article with their values."""
    for e, v in zip(draft.expressions, values, strict=True):
        yield draft.article, e, v


def tagged(article: Article) -> tuple[Draft, tuple[Value, ...] | None]:
    """The temporal expressions of one article, and nothing else of it; their values where it states its day."""
    pack = language.pack(article.language)
    found = expressions.find(article.text, pack, clauses.outline(article.text, pack))
    draft = Draft(article, found)
    day = dating.alone(draft)
    return draft, expressions.resolve(found, day) if day else None


def length(article: Article) -> int:
    """How much work an article is: its characters."""
    return len(article.text)


def named(paths: Paths) -> list[str | Path]:
    """The paths as a list, where one alone was given too."""
    return [paths] if isinstance(paths, str | Path) else list(paths)


def readable(paths: Sequence[str | Path], problems: list[Problem], told: Told = nobody) -> Iterator[Article]:
    """Yield the articles under `paths`, in a stable order; what cannot be read goes to `problems`."""
    for found in articles.read(paths, partial(told, "reading")):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found
