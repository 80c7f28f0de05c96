"""The ledger itself: TOML that people read, edit and keep under version control."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from timeline import edtf
from timeline.errors import TimelineError
from timeline.values import Status

NAME = "corrections.toml"
KINDS = ("publish", "date", "status", "title", "place", "merge", "split", "hide", "note")
WITHOUT_VALUE = ("merge", "split", "hide")
FIELDS = ("fix", "value", "author", "reason", "made", "where", "with")
HEAD = """# What people have corrected; `timeline build` replays it. Add with `timeline fix`, or by hand.
# Each entry hangs on words of the articles (quote, opening), so it outlives renamed files and new rules.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The words that an entry hangs on: a clause (`quote`, with its `word` for the event), and how the
    article begins (`opening`) and was called (`article`). What is None was not written down."""

    quote: str | None = None
    word: str | None = None
    article: str | None = None
    opening: str | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """One entry. `where` are places that all tell of the same event (or the article to date); `other`
    those of the event to merge it with. `wrong` says in words why the entry cannot be understood; empty:
    it can."""

    fix: str
    value: str | None
    author: str
    reason: str
    made: date | None = None
    where: tuple[Place, ...] = ()
    other: tuple[Place, ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries in their order, and the file that they stand in (None: there is none)."""

    path: Path | None = None
    fixes: tuple[Fix, ...] = ()


def beside(paths: Sequence[str | Path]) -> Path:
    """Where the ledger of these inputs lies: in the first folder, or beside the first file."""
    first = Path(paths[0])
    return (first if first.is_dir() else first.parent) / NAME


def load(path: str | Path | None, needed: bool = False) -> Ledger:
    """Read a ledger; an absent one is empty unless it is `needed`.

    Raises TimelineError where the file cannot be read or is no TOML. An entry that makes no sense stays, with
    `wrong` saying why.
    """
    if path is None:
        return Ledger()
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        if needed:
            raise TimelineError(f"{path}: no such corrections file") from None
        return Ledger()
    except OSError as error:
        raise TimelineError(f"{path}: cannot be read ({error.strerror or error})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TimelineError(f"{path}: no TOML: {error}") from None
    entries = content.get("correction", [])
    if not isinstance(entries, list) or set(content) - {"correction"}:
        raise TimelineError(f"{path}: a ledger holds [[correction]] entries and nothing else")
    return Ledger(Path(path), tuple(fix(entry) for entry in entries))


def fix(entry: Any) -> Fix:
    """An entry as it was written."""
    if not isinstance(entry, dict):
        return Fix("", None, "", "", wrong="not a table")
    made = entry.get("made")
    got = Fix(
        fix=text(entry.get("fix")) or "",
        value=text(entry.get("value")),
        author=text(entry.get("author")) or "",
        reason=text(entry.get("reason")) or "",
        made=made.date() if isinstance(made, datetime) else made if isinstance(made, date) else None,
        where=(*places(entry.get("where")), *places([entry])),
        other=places(entry.get("with")),
    )
    return replace(got, wrong=misspelt(entry) or wrong(got))


def misspelt(entry: dict[str, Any]) -> str:
    """The fields of an entry and of its places that have no meaning, in words; empty where all have one."""
    inside = [name for list_ in ("where", "with") for table in tables(entry.get(list_)) for name in table]
    odd = (set(entry) - {*FIELDS, *Place.__slots__}) | (set(inside) - set(Place.__slots__))
    return f"it has no field {', '.join(map(repr, sorted(odd)))}" if odd else ""


def text(value: Any) -> str | None:
    """What stands in a field; a bare date or number is taken as it is written."""
    return None if value is None else value if isinstance(value, str) else str(value)


def places(written: Any) -> tuple[Place, ...]:
    """The places of an entry; tables without any words are none."""
    found = (Place(*(text(t.get(name)) for name in Place.__slots__)) for t in tables(written))
    return tuple(p for p in found if p != Place())


def tables(written: Any) -> list[dict[str, Any]]:
    """The tables of a field: a list of them, or one by itself."""
    return [t for t in (written if isinstance(written, list) else [written]) if isinstance(t, dict)]


def wrong(fix: Fix) -> str:
    """Why an entry cannot be understood; empty where it can."""
    if fix.fix not in KINDS:
        return f"{fix.fix!r} is no correction: it takes one of {', '.join(KINDS)}"
    if not fix.value and fix.fix not in WITHOUT_VALUE:
        return "it says no value"
    if fix.fix == "status" and fix.value not in get_args(Status):
        return f"{fix.value!r} is no status: it takes one of {', '.join(get_args(Status))}"
    if fix.fix in ("date", "publish") and not dated(fix.value or ""):
        return f"{fix.value!r} is no date: write it like 2025-08-15, 2025-08 or 2025-09-01/2025-09-05 (EDTF)"
    if not fix.author or not fix.reason:
        return "it says no author" if not fix.author else "it says no reason"
    if not fix.where:
        return "it quotes nothing to hang on"
    if fix.fix == "merge" and not fix.other:
        return "it quotes no event to merge with (under `with`)"
    return ""


def dated(value: str) -> bool:
    """Is this an EDTF value that names days?"""
    try:
        return bool(edtf.covers(value))
    except (ValueError, IndexError, OverflowError):
        return False


def add(path: Path, fix: Fix) -> None:
    """Append an entry; what people have written before it stays as it is.

    Raises TimelineError where the file cannot be written, holds no ledger, or the entry makes no sense.
    """
    if said := wrong(fix):
        raise TimelineError(said)
    load(path)
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else HEAD
        new = path.with_name(f".{path.name}.new")
        new.write_text(before.rstrip("\n") + "\n\n" + written(fix), encoding="utf-8")
        load(new)
        new.replace(path)
    except OSError as error:
        raise TimelineError(f"{path}: cannot be written ({error.strerror or error})") from None


def written(fix: Fix) -> str:
    """An entry as TOML."""
    lines = ["[[correction]]", f"fix = {quoted(fix.fix)}"]
    lines += [f"value = {quoted(fix.value)}"] if fix.value else []
    lines += [f"author = {quoted(fix.author)}", f"reason = {quoted(fix.reason)}"]
    lines += [f"made = {fix.made.isoformat()}"] if fix.made else []
    lines += listed("where", fix.where) + listed("with", fix.other)
    return "\n".join(lines) + "\n"


def listed(name: str, where: Iterable[Place]) -> list[str]:
    """Places as a TOML array, one a line."""
    rows = [
        ", ".join(f"{key} = {quoted(value)}" for key in Place.__slots__ if (value := getattr(place, key)))
        for place in where
    ]
    return [f"{name} = [", *(f"  {{ {row} }}," for row in rows), "]"] if rows else []


def quoted(said: str) -> str:
    """A text as a TOML string: JSON's, but for DEL, which TOML wants escaped, and surrogates, which no
    file holds."""
    whole = said.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
