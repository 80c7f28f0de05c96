"""The walk: a folder of articles becomes a store and a page. Every room is called here, and only here."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline import articles, claims, clauses, dating, entities, expressions, language, merge, page, store
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


def build(paths: Sequence[str | Path], store_path: str | Path, chart_path: str | Path) -> Summary:
    """Read the articles under `paths`, write the store and the page, and tell what was found.

    Raises TimelineError where a path, the store or the chart's folder cannot be used; the files of an earlier build
    are untouched then. An article that cannot be read becomes a problem, and the build goes on.
    """
    started = time.perf_counter()
    with store.rebuild(store_path, chart_path) as work:
        found, problems = read(paths)
        known = work.known(found)
        drafts = [old or draft(a) for a, old in zip(found, known, strict=True)]
        datings = dating.date(drafts)
        values = [expressions.resolve(d.expressions, day) for d, day in zip(drafts, datings, strict=True)]
        mentions = [
            m for d, day, v in zip(drafts, datings, values, strict=True) for m in mentions_of(d, day, v)
        ]
        events = merge.merge(mentions, drafts, datings)
        problems += [p for d in drafts for p in d.problems]
        work.write(
            drafts,
            datings,
            values,
            mentions,
            events,
            problems,
            inputs=[str(p) for p in paths],
            read_again=known.count(None),
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


def tag(paths: Sequence[str | Path]) -> Iterable[tuple[Article, Expression, Value]]:
    """Yield every temporal expression under `paths` with its value, article by article, in the order of the text."""
    found, _ = read(paths)
    drafts = [Draft(a, found_in(a)) for a in found]
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        for e, v in zip(d.expressions, expressions.resolve(d.expressions, day), strict=True):
            yield d.article, e, v


def date(paths: Sequence[str | Path]) -> Iterable[tuple[Article, Dating]]:
    """Yield every article under `paths` with the day it was written on, as far as that can be told."""
    found, _ = read(paths)
    drafts = [draft(a) for a in found]
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        yield d.article, day


def read(paths: Sequence[str | Path]) -> tuple[list[Article], list[Problem]]:
    """All articles under `paths`, in a stable order, and what could not be read."""
    got = list(articles.read(paths))
    return [a for a in got if isinstance(a, Article)], [p for p in got if isinstance(p, Problem)]


def found_in(article: Article) -> tuple[Expression, ...]:
    """The temporal expressions of one article."""
    pack = language.pack(article.language)
    return expressions.find(article.text, pack, clauses.outline(article.text, pack))


def draft(article: Article) -> Draft:
    """Everything that one article's words say, before any of it has a date. Pure: the same article, the same draft."""
    pack = language.pack(article.language)
    outline = clauses.outline(article.text, pack)
    dated = expressions.find(article.text, pack, outline)
    named = entities.find(article.text, pack)
    return Draft(article, dated, claims.claims(article, outline, dated, named, pack))


def mentions_of(drafted: Draft, day: Dating, values: Sequence[Value]) -> list[Mention]:
    """The claims of one article with their days."""
    return [claims.mention(c, drafted, day, values) for c in drafted.claims]
