"""One build of a store and its page: what stays, what is new, and both put in place at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow as pa

from timeline import columns, dating
from timeline.columns import relations
from timeline.errors import TimelineError
from timeline.store import placing, reading, rules, stamps, writing
from timeline.store.last import Last
from timeline.store.reading import Store
from timeline.store.refusals import guarded
from timeline.values import Applied, Article, Dating, Known, Problem, Task

LONG = 1 << 16  # rows with long values that Arrow holds together: it counts up to two gigabytes


@dataclass(slots=True)
class Rebuild:
    """A build under way; made by `rebuild`, which alone lets go of what it holds."""

    store: Path
    chart: Path
    old: Store | None
    seconds: dict[str, float] = field(default_factory=dict)
    read_again: int = 0
    signature: str = ""
    stage: tuple[str, float] | None = None
    fresh: writing.Fresh | None = None
    last: Last = field(init=False)

    def __post_init__(self) -> None:
        self.last = Last(self.old)

    def begin(self, stage: str) -> None:
        """Note for `builds` that a stage begins, and how long the one before it took."""
        now = perf_counter()
        if self.stage:
            name, since = self.stage
            self.seconds[name] = self.seconds.get(name, 0.0) + now - since
        self.stage = stage, now

    def unchanged(self) -> dict[str, int] | None:
        """The counts of the last build, if nothing that went into it is another now; None where something is."""
        rows: list[dict[str, Any]] = []
        with suppress(TimelineError):  # a store of another version: everything is new
            rows = self.old.rows("ask/summary") if self.old and self.signature else []
        if not rows or rows[0].pop("signature") != self.signature or not self.chart.exists():
            return None
        return rows[0] if stamps.bears(self.chart, self.signature) else None

    def recognised(self, mark: str) -> Known | None:
        """The article that stays where its bytes have this mark."""
        return self.last.known.get(rules.state(mark))

    def tasks(self, articles: Iterable[Article | Known]) -> Iterator[Task]:
        """Every article with the key of its draft, and the draft where the last build has left one; but for those that
        are known: they stay. See `carry` and `leave`.
        """
        for some in self.last.tasks(articles):
            self.new.forget(self.last.gone(task.article.doc_id for task in some))
            yield from some

    def carry(self) -> None:
        """Begin the new store as a copy of the old one, if rows of it may stay. Articles that have not changed since
        are `recognised` from now on."""
        if not self.last.current():
            return
        with guarded(self.store):
            shutil.copyfile(self.store, placing.fresh(self.store))
            if not self.last.left_in(self.new):
                self.new.close()
                placing.sweep(self.store)
                self.fresh = None

    def leave(self) -> None:
        """Let go of the rows of articles that are no more: those that stay are in the new store, with their rows."""
        self.new.forget(self.last.gone(self.last.left))

    def told(self) -> columns.Told:
        """What all articles tell that have their day."""
        with guarded(self.store):
            self.new.pack()
            return columns.told(self.new.table("machine/traits", LONG), self.new.table("machine/told"))

    def days(self) -> dict[str, Dating]:
        """The days of the articles that have one, by their ids."""
        with guarded(self.store):
            self.new.flush()
            found = self.new.table("machine/days").to_pylist()
        return {row["doc_id"]: dating.restated(row["published"], row["basis"]) for row in found}

    def agreed(self) -> pa.Table:
        """The events of the last build of which all articles stay, as it made them."""
        with guarded(self.store):
            return self.new.table("machine/agreed")

    @property
    def new(self) -> writing.Fresh:
        """The new store, beside the old one; begun when it is first asked for."""
        if self.fresh is None:
            with guarded(self.store):
                self.fresh = writing.Fresh(placing.fresh(self.store))
        return self.fresh

    def take(self, tables: Mapping[str, pa.RecordBatch], read: int = 0) -> None:
        """Take rows of some articles into the new store; `read` of the articles were read anew.

        Raises TimelineError where the store cannot be written.
        """
        self.read_again += read
        with guarded(self.store):
            self.new.take(tables)

    @property
    def schemas(self) -> dict[str, pa.Schema]:
        """The columns of each relation, as they are to be made."""
        return self.new.schemas

    def dated(self, but: Set[str]) -> Iterator[Task]:
        """The articles that have their day, once more, `but` some."""
        self.new.flush()
        for some in self.new.stream("machine/dated", 500):
            yield from (Task(Article(*row[:-2]), *row[-2:]) for row in some if row[0] not in but)

    def undated(self, days: Mapping[str, Dating]) -> Iterator[Task]:
        """The articles that wait, with the days that all together have given them."""
        self.new.flush()
        docs = sorted(days)
        for n in range(0, len(docs), writing.MANY):
            some = {"doc_id": docs[n : n + writing.MANY]}
            for row in self.new.among(some, "machine/undated").to_pylist():
                key, draft = row.pop("key"), row.pop("draft")
                yield Task(Article(**row), key, draft, days[row["doc_id"]])

    def articles(self) -> Iterator[Article]:
        """The articles with their texts, for people's corrections."""
        self.new.flush()
        for some in self.new.stream("machine/articles", 500):
            yield from (Article(*row) for row in some)

    def write(
        self,
        told: columns.Agreed,
        problems: Sequence[Problem] = (),
        corrections: Sequence[Applied] = (),
        *,
        inputs: Sequence[str] = (),
        ledger: Path | None = None,
    ) -> dict[str, int]:
        """Write what all articles together tell, and check the new store; the counts of its rows.

        Raises TimelineError where it fails a check or cannot be written.
        """
        new = self.new
        with guarded(self.store):
            new.pack()
            new.agree(told)
            new.add("corrections", relations.corrections(corrections))
            new.add("problems", relations.problems(problems))
            self.begin("checking")
            self.add_builds(new.one("machine/counts"), inputs, ledger)
            new.finish()
            found = new.one("ask/summary")
            new.close()
        return {name: n for name, n in found.items() if name != "signature"}

    def add_builds(self, counts: Mapping[str, int], inputs: Sequence[str], ledger: Path | None) -> None:
        """Carry on the list of builds."""
        new = self.new
        earlier = self.old.table("frames/builds") if self.old else None
        if earlier is not None and earlier.column_names == new.schemas["builds"].names:
            new.append("builds", earlier)
        row = {
            "n": 1 + (earlier.num_rows if earlier is not None else 0),
            "program": "timeline",
            "version": version("timeline"),
            "rules": rules.version(),
            "made": datetime.now(UTC).replace(tzinfo=None),
            "inputs": list(inputs),
            "ledger": None if ledger is None else str(ledger),
            "signature": self.signature,
            "articles": counts["documents"],
            "read_again": self.read_again,
            "counts": list(counts.items()),
            "seconds": [(stage, round(s, 3)) for stage, s in self.seconds.items()],
        }
        new.add("builds", {name: [value] for name, value in row.items()})

    def commit(self, draw: Callable[[Store], Iterable[str]]) -> None:
        """Draw the page from the new store, and put both in place. Until then no user has seen a change.

        The page comes in pieces, the last of them without the end of its line.
        """
        half = f"{self.new.room // 2}MB"  # for no text becomes JSON as a whole
        frugal = {**writing.FRUGAL, "memory_limit": half}
        with guarded(self.store):
            with (
                reading.open_file(placing.fresh(self.store), frugal) as store,
                placing.fresh(self.chart).open("w", encoding="utf-8", errors="replace") as page,
            ):
                page.writelines(draw(store))
                page.write(stamps.stamp(self.signature))
            if self.old:
                self.old.close()
            placing.place([self.store, self.chart])


@contextmanager
def rebuild(
    store: str | Path, chart: str | Path, say: Callable[[str], object] = len, signature: str = ""
) -> Iterator[Rebuild]:
    """Hold store and page for one build; `say` hears one line if another build has to end first,
    `signature` is a hash of all that goes in.

    Until `commit` both stay as they are, whatever happens; what is left half done is swept up.
    Raises TimelineError where one of them cannot be written, or holds a file of somebody else.
    """
    targets = [Path(store), Path(chart)]
    if targets[0].absolute() == targets[1].absolute():
        raise TimelineError(f"{store}: store and page need a file each")
    with placing.held(targets, say):
        with guarded(targets[0]):
            placing.settle(targets[0])
            if not stamps.replaceable(targets[1]):
                raise TimelineError(
                    f"{chart}: not a page of timeline, so it stays; name another file, or remove it"
                )
            old = reading.open_file(targets[0]) if targets[0].exists() else None
        work = Rebuild(targets[0], targets[1], old, signature=signature)
        try:
            yield work
        except Exception as error:
            stage = f"while {work.stage[0]}" if work.stage else "before reading"
            error.add_note(f"{stage}; {store} and {chart} stay as they were")
            raise
        finally:
            for held in (work.old, work.fresh):
                if held:
                    held.close()
            placing.settle(targets[0])
            placing.sweep(targets[1])
