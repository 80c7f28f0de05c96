"""A made-up archive for the tests of the store: articles, drafts, days, mentions and events, without any
rules.

An article's text says it all, so that the same texts give the same rows: each line "DAY | STATUS | CLAUSE"
(the day is "2025-09-04", "4.9." or "?") is one claim, dated by its first word; " | ACTORS | PLACE" may follow.
Mentions with the same clause are one event.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from timeline import columns, readings, store
from timeline.expressions import resolve
from timeline.values import (
    Article,
    Claim,
    Dating,
    Draft,
    Event,
    Evidence,
    Expression,
    Mention,
    Settled,
    Status,
    Task,
    Tense,
    Value,
)


@dataclass(frozen=True)
class Archive:
    """All that a build hands to the store."""

    drafts: list[Draft]
    datings: list[Dating]
    values: list[tuple[Value, ...]]
    mentions: list[Mention]
    events: list[Event]

    def enter(self, work: store.Rebuild, tasks: Sequence[Task] = (), *joint: Any, **more: Any) -> None:
        """Write all of it into a build; `tasks` are what the build made of the articles, `joint` the events, where they
        are others, and what is written beside them."""
        tasks = tasks or list(work.tasks(d.article for d in self.drafts))
        of = {
            d.article.doc_id: [m for m in self.mentions if m.doc_id == d.article.doc_id] for d in self.drafts
        }
        told = [
            Settled(d, day, values, tuple(of[d.article.doc_id]))
            for d, day, values in zip(self.drafts, self.datings, self.values, strict=True)
        ]
        kept = list(columns.encoded(self.drafts))
        rows = columns.rows(self.drafts, self.datings, told, [t.key for t in tasks], kept)
        tables = {name: columns.batch(of, work.schemas[name]) for name, of in rows.items()}
        work.take(tables, sum(t.kept is None for t in tasks))
        events, *rest = joint or (self.events,)
        work.write(columns.agreed_by(events), *rest, **more)


def digest(*parts: object) -> str:
    """A short hash."""
    said = "\0".join(map(str, parts)).encode(errors="surrogatepass")
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def article(name: str, text: str, published: str | None = "2025-09-06", **more: Any) -> Article:
    """An article, as its container would give it."""
    basis = more.pop("basis", "field" if published else None)
    return Article(digest(name, text), name, name, text, "de", published=published, basis=basis, **more)


def draft(a: Article) -> Draft:
    """One expression and one claim for each line that looks like one."""
    expressions: list[Expression] = []
    claims: list[Claim] = []
    at = 0
    for line in a.text.split("\n"):
        parts = line.split(" | ")
        if len(parts) in (3, 5) and parts[1] in get_args(Status) and parts[2]:
            start = at + len(" | ".join(parts[:2])) + 3
            tense: Tense = "future" if parts[1] == "planned" else "past"
            expressions.append(Expression(at, at + len(parts[0]), parts[0], "DATE", reading(parts[0]), tense))
            word = parts[2].split(" ")[0] or parts[2]
            actors, place = (
                (parts[3].split(", "), parts[4]) if parts[3:] else (["Anna Ähre", "Bund"], "Paris")
            )
            claims.append(
                Claim(
                    start, start + len(parts[2]), start, start + len(word), word.lower(), "meeting",
                    parts[1], parts[2][:60], len(expressions) - 1, actors=tuple(actors), place=place,  # type: ignore[arg-type]
                )
            )  # fmt: skip
        at += len(line) + 1
    return Draft(a, tuple(expressions), tuple(claims))


def known(task: Task) -> Draft:
    """The draft that an earlier build has kept, or a new one."""
    kept = columns.decoded(task.kept, task.article) if task.kept else None
    return kept or draft(task.article)


def dating(a: Article, pinned: str | None = None) -> Dating:
    """The day that a person or the container states."""
    if not (stated := pinned or a.published):
        return Dating()
    day = date.fromisoformat(stated)
    says = Evidence(0, min(5, len(a.text)), "the container states it", 1.0)
    basis = "set: by a person" if pinned else f"stated: {a.basis}"
    return Dating(stated, day, day, basis, 1.0, (says,), ((day, day),))


def reading(day: str) -> readings.Reading:
    """What the first word of a line names: a day, one of any year, or nothing."""
    match re.findall(r"\d+", day):
        case [year, month, of]:
            return readings.Calendar(int(year), int(month), int(of))
        case [of, month]:
            return readings.Calendar(None, int(month), int(of))
    return readings.Reading()


def mention(d: Draft, c: Claim, v: Value) -> Mention:
    """A claim with its day."""
    quote = d.article.text[c.start : c.end]
    made = digest(d.article.doc_id, c.start)
    return Mention(made, d.article.doc_id, c, quote, v.edtf, v.earliest, v.latest, c.status, v.steps)


def event(said: Sequence[Mention]) -> Event:
    """What the mentions agree on."""
    first = said[0]
    docs = len({m.doc_id for m in said})
    return Event(
        digest(*sorted(m.mention_id for m in said)), first.claim.title, first.claim.kind, first.status,
        first.edtf, first.earliest, first.latest, first.claim.place, first.claim.actors, 0.8, docs,
        tuple(m.mention_id for m in said),
    )  # fmt: skip


def archive(
    articles: Sequence[Article],
    drafts: Iterable[Draft] | None = None,
    pinned: Mapping[str, str] = MappingProxyType({}),
) -> Archive:
    """The made-up walk from articles to events; `drafts` that are known already are taken as they are, days
    that are `pinned` too."""
    read = [draft(a) for a in articles] if drafts is None else list(drafts)
    days = [dating(a, pinned.get(a.doc_id)) for a in articles]
    values = [resolve(d.expressions, day) for d, day in zip(read, days, strict=True)]
    mentions = [
        mention(d, c, vs[c.expression])
        for d, vs in zip(read, values, strict=True)
        for c in d.claims
        if c.expression is not None
    ]
    same: dict[str, list[Mention]] = {}
    names = {a.doc_id: a.name for a in articles}
    for m in sorted(mentions, key=lambda m: (m.quote, names[m.doc_id], m.claim.start)):
        same.setdefault(m.quote, []).append(m)
    return Archive(
        read,
        days,
        values,
        mentions,
        [event(ms) for ms in same.values()],
    )


def many(n: int, lines: int = 3, seed: str = "") -> list[Article]:
    """`n` different articles."""
    return [
        article(
            f"{i:05}.txt",
            f"Nachrichten {seed}{i}\n"
            + "\n".join(
                f"2025-{1 + i % 12:02}-{1 + k % 28:02} | occurred | Rat {i % 7} tagt zum {k}. Mal"
                for k in range(lines)
            ),
        )
        for i in range(n)
    ]


SMALL = (
    article(
        "gipfel.txt",
        "Gipfel\n4.9. | occurred | Präsidenten trafen sich in Paris\n"
        "2026-01-06 | planned | Minister wollen über Hilfe beraten",
        title="Gipfel in Paris",
        source="Bote",
    ),
    article(
        "bericht.txt",
        "2025-09-04 | occurred | Präsidenten trafen sich in Paris\n? | denied | Abkommen unterzeichnet",
        "2025-09-07",
        title="Treffen",
    ),
    article("ohne.txt", "2026-01-06 | hypothetical | Minister wollen über Hilfe beraten", None),
)
