"""Some mentions, and the columns of their traces, as pairs are weighed by them.

What takes time is to fetch values from all over a column, not to work with them. So all flags are fetched as one
number, columns are as narrow as their values, and what has been fetched for many pairs is not fetched again for some.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline.merge.bags import Ints
from timeline.merge.traces import Traces

_COMPARED = ("family", "apart", "kin", "trigger", "status", "crowd", "place")  # never reckoned with


class Table:
    """The traces of all mentions as they are fetched: their flags are bits of one number."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        columns = {f.name: c for f in fields(traces) if isinstance(c := getattr(traces, f.name), np.ndarray)}
        flags = [name for name, c in columns.items() if c.dtype == bool]
        self.bits = {name: np.uint32(1 << n) for n, name in enumerate(flags)}
        columns["flags"] = np.zeros(len(traces), np.uint32)
        for name, bit in self.bits.items():
            columns["flags"] |= columns.pop(name) * bit
        self.columns = columns | {name: _narrow(columns[name]) for name in _COMPARED}


def _narrow(column: NDArray[Any]) -> NDArray[Any]:
    """Numbers in as few bytes as hold the greatest of them; none is much under 0."""
    most = np.min_scalar_type(-1 - int(column.max(initial=0)))
    return column.astype(most)


class Rows:
    """Some mentions by their numbers; each column of theirs is fetched when it is first asked for."""

    def __init__(self, table: Table, rows: Ints, within: tuple[Rows, Ints] | None = None) -> None:
        """`within` are more rows, of which these are some, and which."""
        self.table, self.traces, self.rows, self.within = table, table.traces, rows, within

    def __getattr__(self, name: str) -> NDArray[Any]:
        column: NDArray[Any]
        if self.within and name in vars(self.within[0]):
            column = vars(self.within[0])[name].take(self.within[1], axis=0)
        elif name in self.table.bits:
            column = (self.flags & self.table.bits[name]) != 0
        else:
            column = self.table.columns[name].take(self.rows, axis=0)
        setattr(self, name, column)
        return column

    def of(self, some: Ints) -> Rows:
        """Some of them."""
        return Rows(self.table, self.rows[some], (self, some))
