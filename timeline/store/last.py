"""What the last build has left for this one: rows of articles that stay, drafts of those that are walked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice

from timeline.errors import TimelineError
from timeline.store import rules
from timeline.store.reading import Store
from timeline.store.writing import Fresh
from timeline.values import Article, Known, Task

SOME = 250  # articles whose drafts are looked for together


@dataclass(slots=True)
class Last:
    """What the last build has left. Where the new store begins as a copy, `known` are the articles that may stay, by
    their state, and `left` the ids of all whose rows are there and of which nobody knows yet whether they are still."""

    old: Store | None
    left: set[str] = field(default_factory=set)
    known: Mapping[str, Known] = field(default_factory=dict)

    def current(self) -> bool:
        """Has this very program made rows of the last build?"""
        with suppress(TimelineError):  # a store of another version has nothing that could stay
            return bool(self.old and self.old.rows("machine/current", {"program": rules.program()}))
        return False

    def left_in(self, copy: Fresh) -> bool:
        """See which articles a copy of the old store holds; False where none may stay."""
        states = copy.carried()
        self.left = {article.doc_id for _, article in states}
        self.known = {state: article for state, article in states if state}
        return bool(states)

    def tasks(self, articles: Iterable[Article | Known]) -> Iterator[list[Task]]:
        """The articles that are not known, some at a time, with the drafts that there are of them; the others stay."""
        changed = self._changed(articles)
        while some := list(islice(changed, SOME)):
            kept = self._drafts([task.key for task in some])
            yield [replace(task, kept=kept.get(task.key)) for task in some]

    def _changed(self, articles: Iterable[Article | Known]) -> Iterator[Task]:
        for article in articles:
            if isinstance(article, Known):
                self.left.discard(article.doc_id)
            else:
                yield Task(article, rules.key(article), state=rules.state(article.mark))

    def _drafts(self, keys: Sequence[str]) -> dict[str, str]:
        """The drafts that have one of these keys."""
        with suppress(TimelineError):
            rows = self.old.among({"key": keys}, "machine/drafts").to_pylist() if self.old else []
            return {row["key"]: row["draft"] for row in rows}
        return {}

    def gone(self, docs: Iterable[str]) -> list[str]:
        """Those of some articles whose rows are left, which they are no longer from now on."""
        found = self.left.intersection(docs)
        self.left -= found
        return sorted(found)
