"""The DuckDB file: written whole, opened for questions. The only door to duckdb; its SQL lives in sql/.

`rebuild` writes (only `timeline/walk.py` calls it), `open_store` reads (the page, the commands, anybody). Each is
imported when it is first used: who asks a question need not wait for what writes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.store.building import Rebuild, rebuild
    from timeline.store.reading import Store, open_store
    from timeline.store.rules import signature

__all__ = ["Rebuild", "Store", "open_store", "rebuild", "signature"]

_HOME = {
    "Rebuild": "building",
    "rebuild": "building",
    "Store": "reading",
    "open_store": "reading",
    "signature": "rules",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"timeline.store.{_HOME[name]}"), name)
