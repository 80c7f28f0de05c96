"""What happened when, who says so, and how sure that is: news articles in, a store and a page out.

    from timeline import build, tag, date, open_store

Each name is imported when it is first used, so that `import timeline` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.errors import TimelineError
    from timeline.store import Store, open_store
    from timeline.tagging import tag
    from timeline.walk import Summary, build, date

__all__ = ["Store", "Summary", "TimelineError", "build", "date", "open_store", "tag"]

_ROOMS = {
    "build": "timeline.walk",
    "date": "timeline.walk",
    "tag": "timeline.tagging",
    "Summary": "timeline.walk",
    "open_store": "timeline.store",
    "Store": "timeline.store",
    "TimelineError": "timeline.errors",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
