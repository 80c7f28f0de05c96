"""The fitted numbers: tables of log-odds by bin, and what each kind of evidence counts in the sum."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "weights.toml"


Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Weights:
    """`tables` by name: log-odds for each bin of a mark; `sums` by name: the weight of each part of the evidence.

    `calibration` holds, by whose words teach and the days that an answer names at most ("words.7", "rumour.31"; 0 for
    longer ones), pairs of raw mass and the share of such answers that proved right, both rising. `misses` is the share
    of answers that may miss the true day by their own confidence, by whose words teach.
    """

    tables: dict[str, NDArray[np.float32]]
    sums: dict[str, float]
    calibration: dict[str, Points]
    misses: dict[str, float]


@cache
def fitted() -> Weights:
    """The weights that ship with the program (`benchmarks/fit_dating.py` writes them)."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    tables = {k: np.array(v, dtype=np.float32) for k, v in raw["tables"].items()}
    points = {k: tuple((a, b) for a, b in v) for k, v in raw["calibration"].items()}
    return Weights(tables, raw["sums"], points, raw["misses"])
