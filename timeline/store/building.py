"""One build of a store and its page: what the last one still knows, what is new, and both put in place at
once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from timeline.errors import TimelineError
from timeline.store import placing, reading, rows, rules, writing
from timeline.store.drafts import Seen, decoded, encoded
from timeline.store.reading import Store
from timeline.values import Applied, Article, Dating, Draft, Event, Mention, Problem, Value

REFUSALS = (
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
)


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

    def begin(self, stage: str) -> None:
        """Note for `builds` that a stage begins, and how long the one before it took."""
        now = perf_counter()
        if self.stage:
            name, since = self.stage
            self.seconds[name] = self.seconds.get(name, 0.0) + now - since
        self.stage = stage, now

    def unchanged(self) -> dict[str, int] | None:
        """The counts of the last build, if nothing that went into it is another now; None where something
        is."""
        rows: list[dict[str, Any]] = []
        with suppress(TimelineError):  # a store of another version: everything is new
            rows = self.old.rows("ask/summary") if self.old and self.signature else []
        if not rows or rows[0].pop("signature") != self.signature or not self.chart.exists():
            return None
        with self.chart.open("rb") as page:
            page.seek(-min(page.seek(0, 2), 100), 2)
            return rows[0] if page.read().endswith(stamp(self.signature).encode()) else None

    def drafts(
        self, articles: Iterable[Article], read: Callable[[Iterator[Article]], Iterable[Draft]]
    ) -> Iterator[Draft]:
        """Yield the draft of every article, in order: as the last build left it, or by `read` where article
        or rules are new.

        `read` gets those, as it takes them, and answers in order.
        """
        last = self.last()
        order: deque[Draft | None] = deque()

        def unknown() -> Iterator[Article]:
            for article in articles:
                kept = last.get(rules.key(article)) if last else None
                order.append(decoded(kept, article) if kept else None)
                if order[-1] is None:
                    self.read_again += 1
                    yield article

        for draft in read(unknown()):
            while known := order.popleft():
                yield known
            yield draft
        yield from (known for known in order if known)

    def last(self) -> dict[str, str]:
        """The drafts of the last build, by key."""
        with suppress(TimelineError):  # a store of another version keeps none that we could read
            return {row["key"]: row["draft"] for row in self.old.rows("machine/drafts")} if self.old else {}
        return {}

    def write(
        self,
        drafts: Sequence[Draft],
        datings: Sequence[Dating],
        values: Sequence[Sequence[Value]],
        mentions: Sequence[Mention],
        events: Sequence[Event],
        problems: Sequence[Problem] = (),
        corrections: Sequence[Applied] = (),
        *,
        inputs: Sequence[str] = (),
        ledger: Path | None = None,
    ) -> None:
        """Write the new store beside the old one, whole and checked.

        Raises TimelineError where it fails a check or cannot be written.
        """
        with guarded(self.store), writing.Fresh(placing.fresh(self.store)) as new:
            for batch in writing.batches(zip(drafts, datings, values, strict=True)):
                add_articles(new, *zip(*batch, strict=True))
            event_of = {m: e.event_id for e in events for m in e.mentions}
            for some in writing.batches(mentions, 50_000):
                new.add("mentions", rows.mentions(some, event_of))
            new.add("events", rows.events(events))
            new.add("corrections", rows.corrections(corrections))
            new.add("problems", rows.problems(problems))
            counts = {
                "documents": len(drafts),
                "expressions": sum(map(len, values)),
                "mentions": len(mentions),
                "events": len(events),
                "corrections": len(corrections),
                "problems": len(problems),
            }
            self.begin("checking")
            self.add_builds(new, counts, inputs, ledger)
            new.finish()

    def add_builds(
        self,
        new: writing.Fresh,
        counts: Mapping[str, int],
        inputs: Sequence[str],
        ledger: Path | None,
    ) -> None:
        """Carry on the list of builds."""
        earlier = self.old.table("frames/builds") if self.old else None
        if earlier is not None and earlier.column_names == new.schema("builds").names:
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

    def commit(self, draw: Callable[[Store], str]) -> None:
        """Draw the page from the new store, and put both in place. Until then no user has seen a change."""
        new = placing.fresh(self.store)
        with guarded(self.store):
            with reading.open_file(new) as store:
                page = draw(store)
            signed = page.rstrip("\n") + stamp(self.signature)
            placing.fresh(self.chart).write_text(signed, encoding="utf-8", errors="replace")
            if self.old:
                self.old.close()
            placing.place([self.store, self.chart])


def stamp(signature: str) -> str:
    """The last line of a page, by which it is known to be of the same build as its store."""
    return f"\n<!-- timeline {signature} -->\n"


def add_articles(
    new: writing.Fresh, drafts: Sequence[Draft], datings: Sequence[Dating], values: Sequence[Sequence[Value]]
) -> None:
    """Write some articles with what was found in each."""
    new.add("documents", rows.documents(drafts, datings))
    new.add("evidence", rows.evidence(drafts, datings))
    new.add("expressions", rows.expressions(drafts, values))
    kept: list[tuple[str, str]] = []
    seen: Seen = {}
    for draft in drafts:
        with suppress(TypeError):  # a value that JSON does not hold: the article is read again next time
            kept.append((rules.key(draft.article), encoded(draft, seen)))
    new.add("machine.drafts", {"key": [k for k, _ in kept], "draft": [d for _, d in kept]})


@contextmanager
def rebuild(
    store: str | Path, chart: str | Path, say: Callable[[str], object] = len, signature: str = ""
) -> Iterator[Rebuild]:
    """Hold store and page for one build; `say` hears one line if another build has to end first,
    `signature` is a hash of all that goes in.

    Until `commit` both stay as they are, whatever happens; what is left half done is swept up.
    Raises TimelineError where one of them cannot be written, or the store's path holds a file of somebody
    else.
    """
    targets = [Path(store), Path(chart)]
    if targets[0].absolute() == targets[1].absolute():
        raise TimelineError(f"{store}: store and page need a file each")
    with placing.held(targets, say):
        with guarded(targets[0]):
            placing.settle(targets[0])
            old = reading.open_file(targets[0]) if targets[0].exists() else None
        try:
            yield Rebuild(targets[0], targets[1], old, signature=signature)
        finally:
            if old:
                old.close()
            placing.settle(targets[0])
            placing.sweep(targets[1])


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what DuckDB and the file system refuse into one line."""
    try:
        with reading.interruptible():
            yield
    except REFUSALS as error:
        raise TimelineError(f"{path}: cannot be written ({reading.first_line(error)})") from None
    except OSError as error:
        raise TimelineError(
            f"{error.filename or path}: cannot be written ({error.strerror or error})"
        ) from None
