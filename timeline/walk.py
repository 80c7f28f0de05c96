"""The walk: a folder of articles becomes a store and a page. Rooms are called here, in `drafting` and in `tagging`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from timeline import articles, columns, corrections, dating, merge, page, store, workers
from timeline.drafting import Sheaf, clues, problems_of, sheaf, witness
from timeline.tagging import Paths, Told, length, named, nobody, readable, tagged
from timeline.values import Applied, Article, Dating, Known, Problem, Task

if TYPE_CHECKING:
    from timeline.workers.pool import Pool

Answer = TypeVar("Answer")


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
    published: str | None = None,
) -> Summary:
    """Read the articles under `paths`, write the store and the page, and tell what was found.

        >>> found = build("seeds", "exports/timeline.duckdb", "exports/timeline.html")
        >>> found.stated, found.stated + found.inferred + found.undated
        (1, 5)

    `processes` is the number of workers (one for each processor), `cluster` the address of a Dask scheduler
    that they run on instead, `ledger` holds people's corrections (default: corrections.toml beside the
    articles), `told` hears of every step, and of another build of the same files that has to end first;
    `published` (EDTF) is the day of all these articles, whatever they state, but for those of which the ledger
    says another. Raises TimelineError where that is no date, or a path, the store or the chart's folder cannot
    be used; the files of an earlier build are untouched then. An article that cannot be read becomes a problem, and
    the build goes on.
    """
    started = time.perf_counter()
    paths = named(paths)
    if published is not None:
        dating.pinned(published)
    fixes = corrections.load(ledger or corrections.beside(paths), needed=ledger is not None)
    inputs = [str(p) for p in paths]
    given = [f"published {published}"] if published else []
    signature = store.signature(articles.digest(paths), inputs + given, fixes.path)
    rebuild = store.rebuild(store_path, chart_path, lambda line: told(line, 0.0), signature)
    with workers.undisturbed(), rebuild as work:
        found = work.unchanged() or _built(
            paths, Pins(fixes, published), work, Hands(processes, cluster), told
        )
    return Summary(
        **found, seconds=time.perf_counter() - started, store=Path(store_path), chart=Path(chart_path)
    )


def _built(
    paths: Sequence[str | Path], pins: Pins, work: store.Rebuild, hands: Hands, told: Told
) -> dict[str, int]:
    """Walk once from the left to the right, put store and page in place; the counts of what was found."""
    counts = _written(paths, pins, work, hands, told)
    _begin("drawing", work, told)
    work.commit(page.draw)
    return counts


def _begin(stage: str, work: store.Rebuild, told: Told) -> None:
    """Tell the person and the store that a stage begins."""
    told(stage, 0.0)
    work.begin(stage)


def _written(
    paths: Sequence[str | Path], pins: Pins, work: store.Rebuild, hands: Hands, told: Told
) -> dict[str, int]:
    """Walk as far as the new store. What the joint stages needed is let go of as soon as they are over."""
    with workers.hired(hands.processes) as pool:
        known = _gathered(paths, pins, work, replace(hands, pool=pool), told)
    _begin("merging", work, told)
    agreed, applied = _agreed(work, pins.ledger)
    problems = [*known.problems, *corrections.problems(pins.ledger, applied)]
    del known
    _begin("writing", work, told)
    inputs = [str(p) for p in paths]
    return work.write(agreed, problems, applied, inputs=inputs, ledger=pins.ledger.path)


def _agreed(work: store.Rebuild, ledger: corrections.Ledger) -> tuple[columns.Agreed, tuple[Applied, ...]]:
    """The events that all articles tell of, as people have corrected them; what became of each correction."""
    said = work.told()
    agreed = merge.merge(said, work.agreed)
    if not ledger.fixes:
        return agreed, ()
    mentions, events = columns.mentions_of(said.mentions), columns.events_of(agreed)
    corrected, applied = corrections.apply(ledger, work.articles(), mentions, events, merge.maker(said))
    return columns.agreed_by(corrected), applied


def _gathered(
    paths: Sequence[str | Path], pins: Pins, work: store.Rebuild, hands: Hands, told: Told
) -> Gathered:
    """What all articles tell, each with its day."""
    _begin("reading", work, told)
    known = Gathered()
    if not pins.any():
        work.carry()
    apart = partial(workers.each, processes=hands.processes)
    read = articles.survey(paths, partial(told, "reading"), apart, work.recognised)
    found = work.tasks(known.articles(read))
    for some in hands.each(partial(sheaf, schemas=work.schemas, wait=pins.any()), found):
        known.take(some, work)
    work.leave()
    _begin("dating", work, told)
    if known.waiting:
        days = _together(known, pins, work, hands)
        for some in hands.each(partial(sheaf, schemas=work.schemas), work.undated(days)):
            known.take(some, work)
    return known


def _together(known: Gathered, pins: Pins, work: store.Rebuild, hands: Hands) -> dict[str, Dating]:
    """The days of the articles that wait for those of all."""
    days = work.days()
    if len(days) + known.waiting < dating.SMALL:
        drafts = [tagged(article)[0] for article in work.articles()]
        every = dating.date(drafts, pins.of([d.article for d in drafts]))
        found = {d.article.doc_id: day for d, day in zip(drafts, every, strict=True)}
        return {doc: day for doc, day in found.items() if doc not in days}
    have = set(known.voices.clues)
    if len(have) < len(days) + known.waiting:
        for some in hands.each(clues, work.dated(have)):
            known.voices.take(some)
    found = dating.together(known.voices, days, pins.of(work.articles()))
    known.voices = dating.Voices()
    return {doc: day for doc, day in found.items() if doc not in days}


@dataclass(frozen=True, slots=True)
class Pins:
    """What people say of publication days: a ledger, and the day of all articles of which it says none."""

    ledger: corrections.Ledger
    published: str | None

    def any(self) -> bool:
        """Has anybody dated an article? Which ones, is known when all are read."""
        return self.published is not None or corrections.pins(self.ledger)

    def of(self, found: Iterable[Article]) -> dict[str, str]:
        """The days that are set, by article."""
        every = list(found) if self.any() else []
        given = {a.doc_id: self.published for a in every if self.published}
        return given | corrections.pinned(self.ledger, every)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work of single articles: a number of processes, or a cluster."""

    processes: int | None
    cluster: str | None
    pool: Pool | None = None

    def each(self, work: Callable[[list[Task]], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers to batches of tasks, in order."""
        batches = workers.batched(tasks, size)
        return workers.each(work, batches, full, self.processes, self.cluster, self.pool)


def size(task: Task) -> int:
    """How much work a task is."""
    return length(task.article)


def full(_: list[Task]) -> int:
    """A batch goes to a worker by itself."""
    return workers.BATCH


@dataclass(slots=True)
class Gathered:
    """What goes on to the joint stages beside the rows of the store.

    `waiting` counts the articles that wait for their day, `voices` are those of all that came in a batch with one.
    """

    voices: dating.Voices = field(default_factory=dating.Voices)
    problems: list[Problem] = field(default_factory=list)
    waiting: int = 0

    def articles(self, found: Iterable[Article | Known | Problem]) -> Iterator[Article | Known]:
        """The articles of what was read; problems stay here."""
        for item in found:
            if isinstance(item, Problem):
                self.problems.append(item)
            else:
                yield item

    def take(self, some: Sheaf, work: store.Rebuild) -> None:
        """Keep what some articles say: rows go into the store, the rest stays here."""
        work.take(some.tables, some.read)
        self.voices.take(some.clues)
        self.problems += some.problems
        self.waiting += len(some.tables.get("waiting", ()))


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
    drafts = list(workers.each(witness, readable(named(paths), kept, told, processes), length, processes))
    for d, day in zip(drafts, dating.date(drafts), strict=True):
        kept += problems_of(d, day)
        yield d.article, day
