"""A made-up archive of any size: German and English notices, and the store that a build would have written of them.

Seeded, in words of its own; every offset is right, every status and every precision occurs. Sources repeat one
another's events, and some of them differ in the day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from timeline.store import SQL

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
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def precision(day: date, luck: random.Random) -> tuple[str, date | None, date | None, str]:
    """A date as an article may have it: EDTF, first and last day, wording."""
    month = date(day.year, day.month, 1)
    ultimo = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    later = day + timedelta(days=luck.randint(2, 9))
    forms: list[tuple[str, date | None, date | None, str]] = [
        (day.isoformat(), day, day, f"am {day.day}. {MONTHS[day.month - 1]}"),
        (f"{day:%Y-%m}", month, ultimo, f"im {MONTHS[day.month - 1]} {day.year}"),
        (f"{day.isoformat()}~", day, day, f"um den {day.day}. {MONTHS[day.month - 1]}"),
        (f"{day:%Y-%m}~", month, ultimo, f"etwa im {MONTHS[day.month - 1]}"),
        (f"{day.isoformat()}/{later.isoformat()}", day, later, f"vom {day.day}. bis zum {later.day}."),
        (f"{day.isoformat()}/..", day, None, f"seit dem {day.day}. {MONTHS[day.month - 1]}"),
        (f"../{day.isoformat()}", None, day, f"bis zum {day.day}. {MONTHS[day.month - 1]}"),
        (f"[{day.isoformat()},{later.isoformat()}]", day, later, f"am {day.day}. oder {later.day}."),
        (f"{day.year}", date(day.year, 1, 1), date(day.year, 12, 31), f"im Jahr {day.year}"),
        (f"{day.isoformat()}T14:30", day, day, "um 14.30 Uhr"),
    ]
    return forms[0] if luck.random() < 0.6 else luck.choice(forms)


def archive(
    events: int, seed: int = 1, days: int = 400, start: date = date(2024, 6, 1)
) -> dict[str, pl.DataFrame]:
    """The relations of a store with `events` events over `days` days."""
    luck = random.Random(seed)
    articles = max(1, events // 6)
    texts: list[list[str]] = [[] for _ in range(articles)]
    lengths = [0] * articles
    rows: dict[str, list[dict[str, Any]]] = {"documents": [], "expressions": [], "mentions": [], "events": []}
    for n in range(events):
        story = int(luck.triangular(0, max(2, events // 12), 0))
        centre = start + timedelta(days=(story * 37) % days)
        day = centre + timedelta(days=int(luck.gauss(0, 12)))
        german = luck.random() < 0.7
        kind = luck.choice(list(KINDS))
        actors = luck.sample(ACTORS, luck.choice([0, 1, 1, 2, 3]))
        place = luck.choice(PLACES)
        title = KINDS[kind][0 if german else 1].format(actors[0] if actors else "Rat der Inseln", place)
        edtf, first, last, wording = precision(day, luck)
        status = luck.choice(STATUS)
        told = {luck.randrange(articles) for _ in range(min(articles, luck.choice([1, 1, 1, 1, 2, 3, 6])))}
        for number, doc in enumerate(sorted(told)):
            own = (edtf, first, last, wording)
            if number and luck.random() < 0.15:
                other = day + timedelta(days=1)
                own = (other.isoformat(), other, other, "einen Tag später")
            lead = f"Wie es {luck.choice(['im Rathaus', 'am Hafen', 'aus dem Ministerium'])} heißt: "
            clause = f"{title} – {own[3]}, so die Mitteilung"
            sentence = f"{lead}{clause}. Die Einzelheiten blieben zunächst offen, hieß es weiter.\n"
            at = lengths[doc] + len(lead)
            dated = at + len(title) + 3
            rows["expressions"].append(
                {"expression_id": f"x{n}-{number}", "doc_id": f"d{doc}", "start_char": dated, "end_char": dated + len(own[3]),
                 "text": own[3], "type": "DATE", "value": own[0], "mod": "", "edtf": own[0], "earliest": own[1], "latest": own[2]}
            )  # fmt: skip
            rows["mentions"].append(
                {"mention_id": f"m{n}-{number}", "event_id": f"e{n:07}", "doc_id": f"d{doc}", "start_char": at,
                 "end_char": at + len(clause), "trigger_start": at, "trigger_end": at + len(title.split()[0]),
                 "expression_id": f"x{n}-{number}", "edtf": own[0], "earliest": own[1], "latest": own[2],
                 "status": status, "quote": clause,
                 "steps": [f"„{own[3]}“ zählt vom Erscheinungstag", f"ergibt {own[0]}"]}
            )  # fmt: skip
            texts[doc].append(sentence)
            lengths[doc] += len(sentence)
        rows["events"].append(
            {"event_id": f"e{n:07}", "title": title, "kind": kind, "edtf": edtf, "earliest": first, "latest": last,
             "status": status, "place": place if luck.random() < 0.8 else None, "actors": actors,
             "n_mentions": len(told), "n_documents": len(told), "confidence": round(luck.random(), 2),
             "story": f"s{story}"}
        )  # fmt: skip
    for doc, sentences in enumerate(texts):
        day = start + timedelta(days=luck.randrange(days))
        source = luck.choice(SOURCES)
        known = luck.random() < 0.9
        rows["documents"].append(
            {"doc_id": f"d{doc}", "path": f"archiv/notiz-{doc:05}.txt", "title": f"Notiz {doc} aus {luck.choice(PLACES)}",
             "source": source, "url": f"https://example.org/{doc}" if luck.random() < 0.5 else None, "language": "de",
             "text": "".join(sentences), "published": day.isoformat() if known else None,
             "published_from": day if known else None, "published_to": day if known else None,
             "basis": luck.choice(["stated: field", "inferred: weekday"]) if known else "none",
             "confidence": round(luck.random(), 2) if known else 0.0}
        )  # fmt: skip
    return {name: frame(name, told) for name, told in rows.items()}


def frame(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame, dates as dates even where none is given."""
    dates = {
        c: pl.Date for c in ("earliest", "latest", "published_from", "published_to") if rows and c in rows[0]
    }
    return pl.DataFrame(rows, schema_overrides=dates, infer_schema_length=None)


def write(path: Path, relations: dict[str, pl.DataFrame]) -> Path:
    """A store of these relations."""
    con = duckdb.connect(str(path))
    for script in [SQL / "schema.sql", *sorted((SQL / "views").glob("*.sql"))]:
        con.execute(script.read_text(encoding="utf-8"))
    for name, rows in relations.items():
        if len(rows):
            con.register("rows", rows)
            con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM rows")
            con.unregister("rows")
    con.close()
    return path


def sizes() -> Iterator[int]:
    """The sizes that are worth a look."""
    yield from (60, 1_000, 10_000, 100_000)
