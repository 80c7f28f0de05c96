"""Drafts become JSON and come back. A store may come from anywhere, so reading one never runs code: only our
own frozen values can come out, field by field; whatever else stands there is no draft (the article is read
again).

A value is a list that begins with its class's name, a tuple one that begins with "()", dates and decimals
begin with "date" and "decimal".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from timeline import readings, values
from timeline.values import Article, Draft

PLAIN = (str, int, float, bool, type(None))


def encoded(draft: Draft) -> str:
    """A draft without its article, which the store holds anyway. Raises TypeError for a field of a foreign
    type."""
    body = [folded(draft.expressions), folded(draft.claims), folded(draft.problems)]
    return json.dumps(body, separators=(",", ":"))


def decoded(text: str, article: Article) -> Draft | None:
    """The draft of an article from its JSON; None where that is none of ours."""
    try:
        expressions, claims, problems = (unfolded(part) for part in json.loads(text))
        return Draft(article, expressions, claims, problems)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, ArithmeticError):
        return None


def folded(value: Any) -> Any:
    """A value as JSON has it."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, tuple):
        return ["()", *map(folded, value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    get = reader(type(value))
    return [type(value).__name__, *map(folded, get(value))]


def unfolded(value: Any) -> Any:
    """The value that `folded` was given."""
    if type(value) is not list:
        return value
    name, *parts = value
    if name == "()":
        return tuple(map(unfolded, parts))
    if name == "date":
        return date.fromisoformat(*parts)
    if name == "decimal":
        return Decimal(*parts)
    return classes()[name](*map(unfolded, parts))


@cache
def reader(kind: Any) -> Any:
    """What hands out the fields of one of our values as a tuple."""
    if classes().get(kind.__name__) is not kind:
        raise TypeError(f"{kind} is no value that a draft may hold")
    names = [f.name for f in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda _: ()


@cache
def classes() -> dict[str, type]:
    """The frozen values that a draft may hold, by name: those of `values` and `readings`, and nothing
    else."""
    found: Iterable[Any] = (*vars(values).values(), *vars(readings).values())
    return {kind.__name__: kind for kind in found if isinstance(kind, type) and is_dataclass(kind)}
