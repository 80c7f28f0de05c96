"""Lists of values become Arrow columns, and come back. Knows no relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

Value = TypeVar("Value")
Columns = Mapping[str, Sequence[Any]]

SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # one for one: offsets hold


def batch(columns: Columns, schema: pa.Schema) -> pa.RecordBatch:
    """Columns as an Arrow batch. Raises KeyError where a column of the schema is not given."""
    return pa.RecordBatch.from_arrays([array(columns[f.name], f.type) for f in schema], schema=schema)


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column; a lone surrogate, which no file can hold, becomes U+FFFD."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([clean(v) for v in values], kind)


def clean(value: Any) -> Any:
    """A text, or texts, that can be written as UTF-8."""
    if isinstance(value, str):
        return value.translate(SURROGATES)
    return [clean(v) for v in value] if isinstance(value, list | tuple) else value


def columns(table: pa.Table, names: Sequence[str]) -> list[list[Any]]:
    """Some columns of a table as lists."""
    return [items(table.column(name).combine_chunks()) for name in names]


def items(column: pa.Array) -> list[Any]:
    """The values of a column, equal ones as one, for most rows share their words and days with others; a list of words
    is a tuple."""
    if pa.types.is_list(column.type):
        words, ends = items(column.flatten()), pc.list_value_length(column).to_numpy().cumsum().tolist()
        return shared([tuple(words[a:b]) for a, b in pairwise([0, *ends])])
    if pa.types.is_floating(column.type):
        return list(column.to_pylist())
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    known = [*column.dictionary.to_pylist(), None]
    return [known[i] for i in pc.fill_null(column.indices.cast(pa.int32()), len(known) - 1).to_pylist()]


def shared(values: Sequence[Value]) -> list[Value]:
    """The values, equal ones as one."""
    known: dict[Value, Value] = {}
    return [known.setdefault(value, value) for value in values]
