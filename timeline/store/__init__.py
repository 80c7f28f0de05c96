"""The DuckDB file: written whole, opened for questions. The only door to duckdb; its SQL lives in sql/.

`rebuild` writes (only `timeline/walk.py` calls it), `open_store` reads (the page, the commands, anybody).
"""

from __future__ import annotations

from timeline.store.building import Rebuild, rebuild
from timeline.store.reading import Store, open_store
from timeline.store.rules import signature

__all__ = ["Rebuild", "Store", "open_store", "rebuild", "signature"]
