"""The walk: a folder of articles becomes a store and a page. Rooms are called here and in `drafting` only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from timeline import articles, claims, corrections, dating, expressions, merge, page, store, workers
from timeline.drafting import draft, length, tagged
from timeline.values import Article, Dating, Draft, Expression, Mention, Problem, Value

Paths = str | Path | Sequence[str | Path]
Told = Callable[[str, float], None]
"""Hears how the walk goes on: the stage that it is in, and the share of it that is done (0 to 1)."""


def nobody(stage: str, share: float) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found, for the table that closes it."""

    stated: int
    inferred: int
    undated: int
    expressions: int
    events: int
    problems: int
    seconds: float
    store: Path
    chart: Path


def build(
    paths: Paths,
    store_path: str | Path = "exports/timeline.duckdb",
    chart_path: str | Path = "exports/timeline.html",
    processes: int | None = None,
    cluster: str | None = None,
    ledger: str | Path | None = None,
    told: Told = nobody,
) -> Summary:
    """Read the articles under `paths`, write the store and the page, and tell what was found.

        >>> found = build("seeds", "exports/timeline.duckdb", "exports/timeline.html")
        >>> found.stated, found.stated + found.inferred + found.undated
        (1, 5)

    `processes` is the number of workers (one for each processor), `cluster` the address of a Dask scheduler
    that they run on instead, `ledger` holds people's corrections (default: corrections.toml beside the
    articles), `told` hears of every step, and of another build of the same files that has to end first.
    Raises TimelineError where a path, the store or the chart's folder cannot be used; the files of an earlier
    build are untouched then. An article that cannot be read becomes a problem, and the build goes on.
    """
    started = time.perf_counter()
    paths = named(paths)
    problems: list[Problem] = []
    fixes = corrections.load(ledger or corrections.beside(paths), needed=ledger is not None)
    inputs = [str(p) for p in paths]
    signature = store.signature(articles.digest(paths), inputs, fixes.path)
    rebuild = store.rebuild(store_path, chart_path, lambda line: told(line, 0.0), signature)
    with workers.undisturbed(), rebuild as work:
        if last := work.unchanged():
            seconds = time.perf_counter() - started
            return Summary(seconds=seconds, store=Path(store_path), chart=Path(chart_path), **last)

        def step(stage: str) -> None:
            told(stage, 0.0)
            work.begin(stage)

        work.begin("reading")
        read = partial(workers.each, draft, size=length, processes=processes, cluster=cluster)
        drafts = list(work.drafts(readable(paths, problems, told), read))
        step("dating")
        datings = dating.date(drafts, corrections.pinned(fixes, drafts))
        values = [expressions.resolve(d.expressions, day) for d, day in zip(drafts, datings, strict=True)]
        walked = zip(drafts, datings, values, strict=True)
        mentions = [m for d, day, v in walked for m in mentions_of(d, day, v)]
        step("merging")
        merged = merge.merge(mentions, drafts, datings)
        made = merge.maker(drafts, datings)
        events, applied = corrections.apply(fixes, drafts, mentions, merged, made)
        problems += [p for d in drafts for p in d.problems] + corrections.problems(fixes, applied)
        step("writing")
        work.write(
            drafts, datings, values, mentions, events, problems, applied, inputs=inputs, ledger=fixes.path
        )
        step("drawing")
        work.commit(page.draw)
    bases = [d.basis.split(":")[0] for d in datings]
    return Summary(
        stated=bases.count("stated") + bases.count("set"),
        inferred=bases.count("inferred"),
        undated=bases.count("none"),
        expressions=sum(len(d.expressions) for d in drafts),
        events=len(events),
        problems=len(problems),
        seconds=time.perf_counter() - started,
        store=Path(store_path),
        chart=Path(chart_path),
    )


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


def date(
    paths: Paths,
    processes: int | None = None,
    problems: list[Problem] | None = None,
    told: Told = nobody,
) -> Iterator[tuple[Article, Dating]]:
    """Yield every article under `paths` with the day it was written on, as far as that can be told.

        >>> [day.published for article, day in date("seeds/moskau-gegen-nato-truppen.txt")]
        ['2025-09-05']

    What cannot be read is added to `problems`. Raises TimelineError where a path cannot be used.
    """
    kept = [] if problems is None else problems
    drafts = list(workers.each(draft, readable(named(paths), kept, told), length, processes))
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        yield d.article, day


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


def mentions_of(drafted: Draft, day: Dating, values: Sequence[Value]) -> list[Mention]:
    """The claims of one article with their days."""
    return [claims.mention(c, drafted, day, values) for c in drafted.claims]
