"""What is assumed of a small collection: that it holds reports of the day, and that somebody put it together."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.dating.clues import Clues, Mark

REPORT, CLEAR, DOSSIER = 0.5, 1.4, 1.8
"""How far an article that tells weekdays is a report of the day, and by how much that sharpens evidence."""
SMALL = 60
"""Articles from which on a collection is none that somebody has put together for one story."""
FEW = 20.0
"""With so many stated dates, what is only inferred teaches half as much."""

Lent = tuple[str, Mark]


def stated(given: float, n: int) -> float:
    """How many articles are known to the day; a collection that is not small counts as if all were."""
    return given if n < SMALL else max(given, float(n))


def is_few(given: float, n: int) -> bool:
    """Whether so few of `n` articles are known to the day that their neighbours have to help."""
    return stated(given, n) < FEW


def wire(found: Clues) -> float:
    """How much an article reads like a report of the day; one that tells weekdays is taken for half of one."""
    return max(found.wire, REPORT) if any(m.kind == "weekday" for m in found.marks) else found.wire


def tables(likeness: str) -> tuple[str, str]:
    """The tables that weigh what a sibling of such a likeness lends here."""
    return f"dossier.{likeness}", f"epoch.{likeness}"


def ties(extra: Sequence[Lent]) -> tuple[list[Lent], list[Lent]]:
    """The ties within a small collection, and the rest of what siblings lend."""
    return [e for e in extra if e[0].startswith("dossier")], [
        e for e in extra if not e[0].startswith("dossier")
    ]


def tied(found: Clues, n: int) -> float:
    """What one of so many ties counts: less, the more times of the year an article names itself."""
    named = len({m.at for m in found.marks if m.kind in ("yearly", "feast", "yearmonth", "day", "month")})
    return float(n**-0.5 / (1 + named))
