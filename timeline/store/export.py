"""A relation written for other programs: CSV, JSON, Parquet by year, articles as JSON Lines, TimelineJS."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from timeline.store.reading import Store

YEAR = {"documents": "published_from", "events": "earliest", "all_events": "earliest", "mentions": "earliest",
        "expressions": "earliest"}  # fmt: skip


def parquet(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def by_year(store: Store, relation: str, folder: Path) -> list[Path]:
    """Write a relation as `folder/year=YYYY/RELATION.parquet`, rows without a year in `year=none`.

    The names are those that DuckDB, polars, pandas and Spark read as partitions; what an earlier export of the
    relation left in years that have none any more is removed. Raises OSError where the folder cannot be written.
    """
    table = store.table(f"frames/{relation}")
    years = pc.year(table[YEAR[relation]])
    written = []
    for year in sorted(set(years.to_pylist()), key=lambda y: (y is None, y)):
        mask = pc.is_null(years) if year is None else pc.equal(years, year)
        file = folder / f"year={'none' if year is None else year}" / f"{relation}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(parquet(table.filter(pc.fill_null(mask, False))))
        written.append(file)
    for stale in {*folder.glob(f"year=*/{relation}.parquet")} - {*written}:
        stale.unlink()
    return written


def articles(store: Store) -> Iterator[str]:
    """The articles as JSON Lines that `timeline build` reads."""
    for row in store.rows("frames/documents"):
        day = row["published"] if row["basis"].startswith(("stated", "set")) else None
        fields = {"id": row["name"], "text": row["text"], "published": day, "language": row["language"]}
        known = fields | {name: row[name] for name in ("title", "source", "url")}
        yield json.dumps({k: v for k, v in known.items() if v is not None}, ensure_ascii=False)


def timelinejs(store: Store) -> dict[str, Any]:
    """The dated events in the JSON of TimelineJS 3."""
    quotes: dict[str, list[str]] = {}
    for row in store.rows("frames/mentions"):
        quotes.setdefault(row["event_id"], []).append(
            f"“{row['quote']}” ({row['doc_source'] or row['doc_path']})"
        )
    return {"events": [slide(row, quotes.get(row["event_id"], [])) for row in store.rows("frames/events")]}


def slide(event: dict[str, Any], quotes: list[str]) -> dict[str, Any]:
    """An event as TimelineJS has it; an open side takes the day of the other."""
    import html

    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    text = "".join(f"<p>{html.escape(quote)}</p>" for quote in quotes)
    return {
        "unique_id": event["event_id"],
        "group": event["kind"],
        "display_date": event["edtf"],
        "start_date": {"year": first.year, "month": first.month, "day": first.day},
        "end_date": {"year": last.year, "month": last.month, "day": last.day},
        "text": {"headline": html.escape(event["title"]), "text": text},
    }
