"""How likely a writer is to tell a time that lies so far from the day of writing: densities by distance in days.

Each table lists steps (up to this distance, this share); within a step the share is spread evenly over its days. The
shares of weekdays, days and months are rounded from what reports with known dates tell; the rest is set by hand.
"""

from __future__ import annotations

import numpy as np

from timeline.dating.calendar import Days, Floats

Steps = tuple[tuple[int, float], ...]

WEEKDAY = {
    "lead past": (0.46, 0.36, 0.09, 0.04, 0.02, 0.015, 0.015),
    "past": (0.36, 0.35, 0.14, 0.07, 0.04, 0.02, 0.02),
    "evening": (0.19, 0.46, 0.18, 0.09, 0.03, 0.025, 0.025),
    "pluperfect": (0.10, 0.40, 0.22, 0.14, 0.06, 0.05, 0.03),
    "since": (0.20, 0.23, 0.19, 0.16, 0.1, 0.08, 0.04),
    "lead told": (0.40, 0.18, 0.10, 0.06, 0.07, 0.06, 0.13),
    "told": (0.16, 0.10, 0.11, 0.13, 0.15, 0.16, 0.19),
    "future": (0.09, 0.06, 0.07, 0.1, 0.14, 0.3, 0.24),
    "last": (0.07, 0.07, 0.12, 0.15, 0.18, 0.24, 0.17),
    "next": (0.11, 0.13, 0.23, 0.16, 0.14, 0.13, 0.1),
}
"""Shares by how many days ago the weekday was last: 0 is the day of writing, 6 is tomorrow's weekday."""

BEHIND: dict[str, Steps] = {
    "day": ((0, 0.02), (1, 0.03), (7, 0.08), (31, 0.13), (92, 0.1), (184, 0.11), (365, 0.18), (730, 0.15),
        (1826, 0.07), (3652, 0.04), (14600, 0.07), (36525, 0.02)),
    "month": ((0, 0.001), (31, 0.1), (92, 0.11), (184, 0.14), (365, 0.2), (730, 0.24), (1096, 0.06), (1826, 0.04),
        (3652, 0.04), (14600, 0.04), (36525, 0.01)),
    "quarter": ((0, 0.0004), (14, 0.1), (45, 0.3), (92, 0.25), (184, 0.12), (365, 0.1), (1826, 0.08), (14600, 0.01)),
    "year": ((0, 0.0005), (92, 0.07), (184, 0.06), (365, 0.11), (730, 0.13), (1096, 0.09), (1461, 0.07), (1826, 0.06),
        (3652, 0.1), (7305, 0.07), (14600, 0.05), (36525, 0.03)),
    "date": ((0, 0.01), (1, 0.04), (3, 0.06), (7, 0.07), (14, 0.15), (31, 0.2), (61, 0.16), (92, 0.1),
        (183, 0.16), (366, 0.05)),
    "named": ((0, 0.2), (1, 0.35), (2, 0.16), (3, 0.09), (7, 0.1), (14, 0.05), (31, 0.03), (366, 0.02)),
    "lead feast": ((0, 0.07), (1, 0.4), (3, 0.32), (5, 0.08), (31, 0.05), (92, 0.04), (366, 0.04)),
    "past feast": ((0, 0.05), (1, 0.1), (3, 0.27), (9, 0.22), (31, 0.08), (92, 0.14), (183, 0.09), (366, 0.05)),
    "feast": ((0, 0.03), (1, 0.13), (3, 0.1), (8, 0.13), (31, 0.12), (92, 0.29), (183, 0.13), (366, 0.07)),
    "months": ((0, 0.0036), (31, 0.31), (61, 0.17), (92, 0.145), (122, 0.083), (183, 0.085), (366, 0.1)),
    "season": ((0, 0.0022), (92, 0.4), (183, 0.22), (366, 0.18)),
}  # fmt: skip
"""Distance from the last day of what is told as past; 0 where it goes on, as a share for each of its days."""
AHEAD: dict[str, Steps] = {
    "day": ((0, 0.03), (7, 0.08), (31, 0.17), (92, 0.14), (184, 0.2), (365, 0.22), (730, 0.12), (1826, 0.03),
        (14600, 0.01)),
    "month": ((0, 0.003), (31, 0.09), (92, 0.15), (184, 0.16), (365, 0.26), (730, 0.14), (1096, 0.06), (3652, 0.03),
        (14600, 0.01)),
    "quarter": ((0, 0.0011), (92, 0.25), (365, 0.4), (1096, 0.2), (3652, 0.05), (14600, 0.01)),
    "year": ((0, 0.0009), (92, 0.1), (184, 0.1), (365, 0.13), (730, 0.15), (1096, 0.06), (1826, 0.06), (3652, 0.05),
        (14600, 0.02)),
    "date": ((0, 0.01), (3, 0.05), (7, 0.12), (14, 0.19), (31, 0.25), (61, 0.2), (92, 0.08), (183, 0.08),
        (366, 0.02)),
    "named": ((0, 0.04), (3, 0.28), (7, 0.26), (14, 0.17), (31, 0.13), (61, 0.06), (366, 0.06)),
    "feast": ((0, 0.03), (1, 0.13), (3, 0.11), (7, 0.14), (14, 0.14), (31, 0.13), (61, 0.16), (92, 0.09),
        (366, 0.07)),
    "months": ((0, 0.004), (31, 0.38), (61, 0.24), (92, 0.07), (183, 0.09), (366, 0.09)),
    "season": ((0, 0.0016), (92, 0.5), (183, 0.2), (366, 0.15)),
}  # fmt: skip
"""The same for the first day of what is told as to come."""
TENSES, WORDS = {-1: 0.9, 1: 0.12}, {-1: 0.99, 1: 0.01}
"""How often a time on such a side by its tense, or by its words, lies behind."""
OPEN = {"date": 0.35, "feast": 0.4, "months": 0.45}
"""The same where neither tells; 0.6 for times with a year."""
PRESENT = {"date": 0.16, "feast": 0.12, "months": 0.35}
"""The same in the present tense, and for the date of a feast."""
NEVER = 1e-9


def behind(kind: str, side: int, sure: bool, manner: str = "") -> float:
    """How often a time of a kind lies behind the day of writing, if it is told on such a side in such a tense."""
    if side == 0 and manner in ("present", "feast"):
        return PRESENT[kind]
    return OPEN.get(kind, 0.6) if side == 0 else (WORDS if sure else TENSES)[side]


def density(steps: Steps, distance: Days) -> Floats:
    """The share of each day at a distance of 0 days or more; next to nothing below 0 and beyond the last step."""
    ends = np.array([e for e, _ in steps])
    lengths = np.diff(ends, prepend=-1)
    shares = np.array([NEVER, *(p / n for (_, p), n in zip(steps, lengths, strict=True)), NEVER])
    at = np.searchsorted(ends, distance, side="left") + 1
    return np.asarray(shares[np.where(distance < 0, 0, at)])
