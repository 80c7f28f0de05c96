"""What `timeline fix` writes down: an entry of the ledger, and the words by which its event is found again.

Lives between the commands and the corrections room; it asks the store and appends to the ledger, and takes no options.
"""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cli.questions import named
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.corrections import Fix, Place
    from timeline.store import Store


def of_event(
    kind: str, event: str, value: str | None, who: tuple[str | None, str], store: Path, ledger: Path | None
) -> None:
    """Write down something that a person sets of one event."""
    from timeline.store import open_store

    with open_store(store) as opened:
        noted(opened, ledger, kind, value, who, places(opened, named(opened, event)))


def noted(
    store: Store, ledger: Path | None, kind: str, value: str | None, who: tuple[str | None, str],
    where: tuple[Place, ...], other: tuple[Place, ...] = (),
) -> None:  # fmt: skip
    """Append an entry and say what it waits for."""
    from timeline import corrections

    path = ledger or lying(store)
    author, reason = who
    made = date.today()
    corrections.add(path, corrections.Fix(kind, value, author or _login(), reason, made, where, other))
    print(f"noted in {path}; the next build applies it")


def _login() -> str:
    """Who is logged in. Raises TimelineError where the system has no name for it, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # by the version of Python, and the system
        raise TimelineError("nobody is logged in by a name: say who corrects with --author NAME") from None


def places(store: Store, event_id: str, mention: str | None = None) -> tuple[Place, ...]:
    """The words by which an event, or one mention of it, will be found again."""
    from timeline.corrections import Place, opening

    rows = store.rows("ask/places", {"event_id": event_id, "mention": mention})
    return tuple(Place(r["quote"], r["word"], r["name"], opening(r["head"])) for r in rows)


def lying(store: Store) -> Path:
    """Where the ledger of the last build lies. Raises TimelineError where its articles are not here any
    more."""
    from timeline import corrections

    [build] = store.rows("ask/last_build")
    if build["ledger"]:
        return Path(build["ledger"])
    if build["inputs"] and (path := corrections.beside(build["inputs"])).parent.is_dir():
        return path
    raise TimelineError("the articles of this store are not here: name the ledger with --corrections FILE")


def seen(n: int, fix: Fix, built: list[dict[str, Any]]) -> dict[str, Any]:
    """An entry of the ledger and what the last build made of it."""
    key = (fix.fix, fix.value, fix.author, fix.reason)
    row = next(
        (r for r in built if r["n"] == n and (r["fix"], r["value"], r["author"], r["reason"]) == key), None
    )
    state = fix.wrong or ("not built yet" if row is None else row["message"] or "applies")
    quote = next((p.quote or p.opening or p.article for p in fix.where), "")
    said = {"n": n, "fix": fix.fix, "value": fix.value, "on": quote}
    return said | {"author": fix.author, "reason": fix.reason, "state": state}
