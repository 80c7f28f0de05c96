"""The walk: a folder of articles becomes a store and a page. Rooms are called here and in `drafting` only."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from timeline import articles, claims, corrections, dating, expressions, merge, page, store, workers
from timeline.drafting import draft, length, tagged
from timeline.values import Article, Dating, Draft, Expression, Mention, Problem, Value


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
    paths: Sequence[str | Path],
    store_path: str | Path,
    chart_path: str | Path,
    processes: int | None = None,
    cluster: str | None = None,
    ledger: str | Path | None = None,
    say: Callable[[str], object] = len,
) -> Summary:
    """Read the articles under `paths`, write the store and the page, and tell what was found.

    `ledger` holds people's corrections (default: corrections.toml beside the articles); `say` hears a line if
    another build of the same files has to end first.

    Raises TimelineError where a path, the store or the chart's folder cannot be used; the files of an
    earlier build are untouched then. An article that cannot be read becomes a problem, and the build goes on.
    """
    started = time.perf_counter()
    problems: list[Problem] = []
    fixes = corrections.load(ledger or corrections.beside(paths), needed=ledger is not None)
    with store.rebuild(store_path, chart_path, say) as work:
        read = partial(workers.each, draft, size=length, processes=processes, cluster=cluster)
        drafts = list(work.drafts(readable(paths, problems), read))
        datings = dating.date(drafts, corrections.pinned(fixes, drafts))
        values = [expressions.resolve(d.expressions, day) for d, day in zip(drafts, datings, strict=True)]
        walked = zip(drafts, datings, values, strict=True)
        mentions = [m for d, day, v in walked for m in mentions_of(d, day, v)]
        events, applied = corrections.apply(fixes, drafts, mentions, merge.merge(mentions, drafts, datings))
        problems += [p for d in drafts for p in d.problems] + corrections.problems(fixes, applied)
        work.write(
            drafts,
            datings,
            values,
            mentions,
            events,
            problems,
            applied,
            inputs=[str(p) for p in paths],
            ledger=fixes.path,
        )
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
    paths: Sequence[str | Path], processes: int | None = None
) -> Iterable[tuple[Article, Expression, Value]]:
    """Yield every temporal expression under `paths` with its value, article by article, in the order of the
    text.
    """
    drafts = list(workers.each(tagged, readable(paths, []), length, processes))
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        for e, v in zip(d.expressions, expressions.resolve(d.expressions, day), strict=True):
            yield d.article, e, v


def date(paths: Sequence[str | Path], processes: int | None = None) -> Iterable[tuple[Article, Dating]]:
    """Yield every article under `paths` with the day it was written on, as far as that can be told."""
    drafts = list(workers.each(draft, readable(paths, []), length, processes))
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        yield d.article, day


def readable(paths: Sequence[str | Path], problems: list[Problem]) -> Iterator[Article]:
    """Yield the articles under `paths`, in a stable order; what cannot be read goes to `problems`."""
    for found in articles.read(paths):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found


def mentions_of(drafted: Draft, day: Dating, values: Sequence[Value]) -> list[Mention]:
    """The claims of one article with their days."""
    return [claims.mention(c, drafted, day, values) for c in drafted.claims]
