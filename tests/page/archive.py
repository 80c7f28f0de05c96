"""A made-up archive of any size: what a build would have written of German and English notices.

`relations` makes the rows of a store of a few told events, every offset right; `archive` tells as many as one
wants, seeded, in words of its own, in every status and precision; some sources differ in the day.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from timeline.store.writing import Fresh

Relations = dict[str, list[dict[str, Any]]]
EMPTY: defaultdict[str, list[Any]] = defaultdict(list)
MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
          "November", "Dezember"]  # fmt: skip


@dataclass(frozen=True)
class Article:
    """Where something is told; its text grows out of what is told in it."""

    title: str = "Notiz"
    source: str | None = "Hafenbote"
    url: str | None = "https://example.org/notiz"
    path: str = "notiz.txt"
    published: str | None = "2025-09-05"
    basis: str = "stated: field"


@dataclass(frozen=True)
class Telling:
    """One article's word for an event: the wording that dates it, and the date that it comes to."""

    article: Article = Article()
    wording: str = "am Freitag"
    edtf: str | None = "2025-09-05"
    status: str = "occurred"
    clause: str = "In Althafen trafen sich {wording} die Reeder"
    trigger: str = "trafen"


@dataclass(frozen=True)
class Told:
    """An event as it shall stand in the store."""

    title: str = "Treffen der Reeder in Althafen"
    edtf: str | None = "2025-09-05"
    status: str = "occurred"
    kind: str = "meeting"
    place: str | None = "Althafen"
    actors: tuple[str, ...] = ("Ada Kröger",)
    story: str = ""
    tellings: tuple[Telling, ...] = (Telling(),)
    corrections: tuple[dict[str, Any], ...] = field(default=())


def days(edtf: str | None) -> tuple[date | None, date | None]:
    """The first and last day of the values that this archive uses."""
    if edtf is None:
        return None, None
    found = [span(d) for d in re.findall(r"\d{4}(?:-\d\d(?:-\d\d)?)?", edtf.split("T")[0].replace("X", "0"))]
    first, last = min(a for a, _ in found), max(b for _, b in found)
    return None if edtf.startswith("..") else first, None if edtf.endswith("..") else last


def span(day: str) -> tuple[date, date]:
    """The first and last day of a year (or a part of one that is no month), month or day."""
    year, month, of = [*map(int, day.split("-")), 0, 0][:3]
    if of:
        return date(year, month, of), date(year, month, of)
    if 0 < month <= 12:
        return date(year, month, 1), (date(year, month, 1) + timedelta(32)).replace(day=1) - timedelta(1)
    return date(year, 1, 1), date(year, 12, 31)


def relations(told: Sequence[Told]) -> Relations:
    """The rows of a store in which these events stand."""
    rows: Relations = {name: [] for name in ("documents", "expressions", "mentions", "events", "corrections")}
    texts: dict[Article, str] = {}
    numbers: dict[Article, str] = {}
    for n, event in enumerate(told):
        first, last = days(event.edtf)
        for m, telling in enumerate(event.tellings):
            doc = numbers.setdefault(telling.article, f"d{len(numbers):05}")
            lead = "Wie es am Hafen heißt: "
            texts[telling.article], at = (
                texts.get(telling.article, "") + lead,
                len(texts.get(telling.article, "") + lead),
            )
            rows["expressions" if telling.wording else "unused"] += expression(f"x{n}-{m}", doc, at, telling)
            rows["mentions"].append(mention(f"m{n}-{m}", f"e{n:07}", doc, at, event, telling))
            texts[telling.article] += f"{quote(telling)}. Mehr war am Abend nicht zu erfahren.\n"
        rows["events"].append(
            {"event_id": f"e{n:07}", "title": event.title, "kind": event.kind, "edtf": event.edtf,
             "earliest": first, "latest": last, "status": event.status, "place": event.place,
             "actors": list(event.actors),
             "n_mentions": len(event.tellings), "n_documents": len({t.article for t in event.tellings}),
             "confidence": 0.8, "story": event.story, "hidden": False,
             "corrected": [c["fix"] for c in event.corrections], "notes": []}
        )  # fmt: skip
        for c in event.corrections:
            base = {"n": len(rows["corrections"]) + 1, "value": None, "was": None, "made": None, "quotes": [],
                    "article": None, "doc_id": None, "event_id": f"e{n:07}", "applies": True,
                    "message": ""}  # fmt: skip
            rows["corrections"].append(base | c)
    rows.pop("unused", None)
    for article, text in texts.items():
        rows["documents"].append(document(numbers[article], article, text))
    return rows


def quote(telling: Telling) -> str:
    """The clause with its wording."""
    return telling.clause.replace("{wording}", telling.wording)


def expression(key: str, doc: str, at: int, telling: Telling) -> list[dict[str, Any]]:
    """The row of the wording, if it dates anything."""
    start = at + telling.clause.index("{wording}")
    first, last = days(telling.edtf)
    return [{"expression_id": key, "doc_id": doc, "start_char": start,
             "end_char": start + len(telling.wording), "text": telling.wording, "type": "DATE",
             "value": telling.edtf or "", "mod": "", "edtf": telling.edtf, "earliest": first,
             "latest": last}]  # fmt: skip


def mention(key: str, event: str, doc: str, at: int, told: Told, telling: Telling) -> dict[str, Any]:
    """The row of a telling."""
    clause = quote(telling)
    trigger = at + clause.index(telling.trigger)
    first, last = days(telling.edtf)
    return {"mention_id": key, "event_id": event, "doc_id": doc, "start_char": at,
            "end_char": at + len(clause),
            "trigger_start": trigger, "trigger_end": trigger + len(telling.trigger),
            "expression_id": key.replace("m", "x"), "edtf": telling.edtf, "earliest": first, "latest": last,
            "status": telling.status, "quote": clause, "title": told.title, "kind": told.kind,
            "trigger": telling.trigger, "told": "expression", "place": told.place,
            "actors": list(told.actors),
            "steps": [f"the last on or before {telling.edtf}", "sagt der Hafen"]}  # fmt: skip


def document(doc: str, article: Article, text: str) -> dict[str, Any]:
    """The row of an article."""
    first, last = days(article.published)
    return {"doc_id": doc, "name": article.path, "path": article.path, "title": article.title,
            "source": article.source, "url": article.url, "language": "de", "text": text,
            "published": article.published, "published_from": first, "published_to": last,
            "basis": article.basis, "confidence": 0.9}  # fmt: skip


def write(path: Path, rows: Relations) -> Path:
    """A store of these rows, checked as every store is."""
    with closing(Fresh(path)) as fresh:
        for name, told in rows.items():
            fresh.add(name, {c: [row[c] for row in told] for c in told[0]} if told else EMPTY)
        fresh.finish()
    return path


KINDS = {
    "meeting": ("Treffen der {0} in {1}", "Meeting of {0} in {1}"),
    "decision": ("{0} beschließt den Umbau von {1}", "{0} approves the plan for {1}"),
    "accident": ("Zug entgleist bei {1}", "Train derails near {1}"),
    "court": ("Gericht in {1} urteilt über {0}", "Court in {1} rules on {0}"),
    "election": ("Wahl in {1}: {0} vorn", "{0} leads the vote in {1}"),
    "launch": ("{0} eröffnet Werk in {1}", "{0} opens a plant in {1}"),
    "statement": ("{0} lobt {1}", "{0} praises {1}"),
    "agreement": ("Vertrag zwischen {0} und {1}", "Treaty between {0} and {1}"),
    "disaster": ("Hochwasser in {1}", "Flood in {1}"),
    "deadline": ("Frist für {0} in {1} läuft ab", "Deadline for {0} in {1}"),
}
ACTORS = [
    f"{a} {b}"
    for a in ("Ada", "Jörg", "Mirjam", "Óscar", "Zoë")
    for b in ("Kröger", "Lindqvist", "Okafor", "Weiß")
]
ACTORS += ["Hafenamt", "Rat der Inseln", "Nordwerk AG", "Verband der Müller", "Green Coast Union"]
PLACES = ["Althafen", "Birkenau am See", "Córdal", "Dünsund", "Eastmere", "Falkenrück", "Grünfurt", "Łomna"]
SOURCES = ["Hafenbote", "Der Inselkurier", "Eastmere Gazette", "Anzeiger für Grünfurt", "Coast Daily"]
STATUS = ["occurred"] * 11 + ["ongoing"] * 2 + ["planned"] * 4 + ["hypothetical"] * 2 + ["denied"]


def wordings(day: date, luck: random.Random) -> tuple[str, str]:
    """A date as an article may have it, and its wording: mostly a day."""
    month = MONTHS[day.month - 1]
    later = day + timedelta(luck.randint(2, 9))
    forms = [
        (f"{day}", f"am {day.day}. {month}"),
        (f"{day:%Y-%m}", f"im {month} {day.year}"),
        (f"{day}~", f"um den {day.day}. {month}"),
        (f"{day:%Y-%m}~", f"etwa im {month}"),
        (f"{day}/{later}", f"vom {day.day}. bis zum {later.day}."),
        (f"{day}/..", f"seit dem {day.day}. {month}"),
        (f"../{day}", f"bis zum {day.day}. {month}"),
        (f"[{day},{later}]", f"am {day.day}. oder {later.day}."),
        (f"{day.year}", f"im Jahr {day.year}"),
        (f"{day}T14:30", "um 14.30 Uhr"),
    ]
    return forms[0] if luck.random() < 0.6 else luck.choice(forms)


def archive(events: int, seed: int = 1, length: int = 400, start: date = date(2024, 6, 1)) -> list[Told]:
    """So many events over `length` days, in stories of their own."""
    luck = random.Random(seed)
    articles = [
        notice(n, start + timedelta(luck.randrange(length)), luck) for n in range(max(1, events // 6))
    ]
    told = []
    for _ in range(events):
        story = int(luck.triangular(0, max(2, events // 12), 0))
        day = start + timedelta((story * 37) % length + int(luck.gauss(0, 12)))
        kind, place = luck.choice(list(KINDS)), luck.choice(PLACES)
        actors = tuple(luck.sample(ACTORS, luck.choice([0, 1, 1, 2, 3])))
        title = KINDS[kind][luck.random() < 0.3].format(actors[0] if actors else "Rat der Inseln", place)
        edtf, wording = wordings(day, luck)
        status = luck.choice(STATUS)
        first = Telling(
            edtf=edtf,
            wording=wording,
            status=status,
            clause=f"{title} – {{wording}}, so die Mitteilung",
            trigger=title.split()[0],
        )
        heard = luck.sample(articles, min(len(articles), luck.choice([1, 1, 1, 1, 1, 1, 2, 2, 3, 6])))
        tellings = [replace(first, article=a) for a in heard]
        if len(heard) > 1 and luck.random() < 0.2:
            tellings[-1] = replace(tellings[-1], edtf=f"{day + timedelta(1)}", wording="einen Tag später")
        told.append(
            Told(
                title,
                edtf,
                status,
                kind,
                place if luck.random() < 0.8 else None,
                actors,
                f"s{story}",
                tuple(tellings),
            )
        )
    return told


def notice(n: int, day: date, luck: random.Random) -> Article:
    """An article of the archive; one in ten has no date."""
    known = luck.random() < 0.9
    return Article(
        title=f"Notiz {n} aus {luck.choice(PLACES)}",
        source=luck.choice(SOURCES),
        url=f"https://example.org/{n}" if luck.random() < 0.5 else None,
        path=f"archiv/notiz-{n:05}.txt",
        published=f"{day}" if known else None,
        basis=luck.choice(["stated: field", "inferred: weekday"]) if known else "none",
    )
