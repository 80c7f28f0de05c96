"""The cases of identity, as values: articles, mentions and datings, made from the gold's short form."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.values import Article, Claim, Dating, Draft, Mention

CASES = Path(__file__).parents[1] / "gold" / "merge" / "cases.toml"


def cases() -> dict[str, Any]:
    """All cases by name."""
    return tomllib.loads(CASES.read_text(encoding="utf-8"))


def span(value: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; an open side is None."""
    covered = edtf.covers(value)
    first, last = covered[0][0], covered[-1][1]
    return (None if first == date.min else first), (None if last == date.max else last)


def mention(doc: str, at: int, row: Sequence[Any]) -> Mention:
    """One mention of a case, its sentence standing at offset `at`."""
    _, trigger, value, status, actors, place, sentence = row
    soft, value = value.startswith("~"), value.lstrip("~")
    surface = at + max(0, sentence.lower().find(trigger.lower()[:5]))
    first, last = span(value)
    told = ("before" if value.startswith("..") else "published") if soft else "expression"
    kind = "statement" if trigger in ("sagen", "warnen") else "other"
    claim = Claim(
        start=at, end=at + len(sentence.rstrip()), trigger_start=surface, trigger_end=surface + len(trigger),
        trigger=trigger, kind=kind, status=status, title=sentence.strip()[:60], tense="past",
        expression=None if soft else 0, told=told, actors=tuple(actors),
        place=place or None,
    )  # fmt: skip
    return Mention(f"{doc}-{at}", doc, claim, sentence.strip(), value, first, last, status)


def build(case: dict[str, Any]) -> tuple[list[Mention], list[Draft], list[Dating], dict[str, str]]:
    """A case's mentions, drafts and datings, and the event (a letter) of each mention."""
    mentions, drafts, datings, event = [], [], [], {}
    for n, article in enumerate(case["articles"]):
        doc, text = f"doc{n}", ""
        for row in article["claims"]:
            m = mention(doc, len(text), row)
            text += row[6] if row[6].endswith("\n") else row[6] + " "
            mentions.append(m)
            event[m.mention_id] = row[0]
        drafts.append(Draft(Article(doc, doc, doc, text, article.get("language", "de"))))
        day = date.fromisoformat(article["written"])
        datings.append(Dating(article["written"], day, day, "stated: field", 1.0, (), ((day, day),)))
    return mentions, drafts, datings, event
