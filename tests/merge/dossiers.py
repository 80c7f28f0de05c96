"""The invented dossiers as drafts and days, with the event that each marked trigger tells of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from timeline import dating, drafting
from timeline.values import Article, Dating, Draft, Mention

DOSSIERS = Path(__file__).parents[1] / "gold" / "merge" / "dossiers.toml"
MARK = re.compile(r"\{(\w)\|([^}]*)\}")


def dossiers() -> dict[str, Any]:
    """All dossiers by name."""
    return {d["name"]: d for d in tomllib.loads(DOSSIERS.read_text(encoding="utf-8"))["dossier"]}


def unmarked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A text without its braces, and the letter and span of each marked word."""
    plain, marks, last = "", [], 0
    for m in MARK.finditer(text):
        plain += text[last : m.start()]
        marks.append((m[1], len(plain), len(plain) + len(m[2])))
        plain, last = plain + m[2], m.end()
    return plain + text[last:], marks


def told(dossier: dict[str, Any]) -> tuple[list[Mention], list[Draft], Sequence[Dating], dict[str, str]]:
    """A dossier's mentions, drafts and days, and the real event of each mention that stands on a mark."""
    drafts, event, marked = [], {}, []
    language = "en" if dossier["name"].endswith("-en") else "de"
    for n, article in enumerate(dossier["articles"]):
        name = f"{dossier['name']}-{n}"
        text, marks = unmarked(article["text"])
        published = article["published"]
        drafts.append(
            drafting.draft(Article(name, name, name, text, language, published=published, basis="field"))
        )
        marked.append((name, marks))
    days = dating.date(drafts)
    mentions = [m for d, day in zip(drafts, days, strict=True) for m in drafting.settled(d, day).mentions]
    for name, marks in marked:
        event |= dict(_on(mentions, name, marks))
    return mentions, drafts, days, event


def _on(
    mentions: Sequence[Mention], doc: str, marks: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[str, str]]:
    """The mention whose trigger touches each mark, and the mark's event; an "x" is an event of its own."""
    free = {m.mention_id: m.claim for m in mentions if m.doc_id == doc}
    for n, (letter, start, end) in enumerate(marks):
        found = next((i for i, c in free.items() if c.trigger_start < end and c.trigger_end > start), None)
        if found:
            del free[found]
            yield found, f"{doc} {n}" if letter == "x" else letter
