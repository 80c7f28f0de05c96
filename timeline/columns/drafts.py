"""Drafts become JSON and come back. A store may come from anywhere, so reading one never runs code: only our
own frozen values can come out, field by field; whatever else stands there is no draft (the article is read
again).

A value is a list that begins with its class's name, a tuple one that begins with "()", dates and decimals
begin with "date" and "decimal". A reading is a table with the JSON of its own, because many expressions
share one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from timeline import readings, values
from timeline.readings import Reading
from timeline.values import Article, Draft

PLAIN = frozenset((str, int, float, bool, type(None)))
NESTED = frozenset((list, dict))
COMPACT = json.JSONEncoder(separators=(",", ":"))
Seen = dict[int, tuple[Reading, Any]]
"""Readings by `id`, not by value: equal ones (Decimal 1 and 1.0) need not say the same; held, so ids last."""


def encoded(drafts: Iterable[Draft]) -> Iterator[str | None]:
    """The JSON of each draft without its article, which the store holds anyway; None for one that cannot be kept.

    That is one with a field of a foreign type, or with problems: they name the article's path, which may be another
    next time.
    """
    seen: Seen = {}
    for draft in drafts:
        parts = (draft.expressions, draft.claims, draft.problems)
        try:
            yield None if draft.problems else COMPACT.encode([folded(part, seen) for part in parts])
        except TypeError:
            yield None


def decoded(text: str, article: Article) -> Draft | None:
    """The draft of an article from its JSON; None where that is none of ours."""
    try:
        expressions, claims, problems = map(unfolded, json.loads(text))
        draft = Draft(article, expressions, claims, problems)
        return draft if fits(draft) else None
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, ArithmeticError):
        return None


def fits(draft: Draft) -> bool:
    """Do the spans of a draft lie in its article? Raises TypeError where they are no spans at all."""
    text = draft.article.text
    told = all(0 <= c.start < c.end <= len(text) and c.title is not None for c in draft.claims)
    return told and all(text[e.start : e.end] == e.text for e in draft.expressions)


def folded(value: Any, seen: Seen) -> Any:
    """A value as JSON has it."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is tuple:
        return ["()", *[v if type(v) in PLAIN else folded(v, seen) for v in value]]
    if kind is date:
        return ["date", value.isoformat()]
    if kind is Decimal:
        return ["decimal", str(value)]
    if id(value) in seen:
        return seen[id(value)][1]
    if not (get := readers().get(kind)):
        raise TypeError(f"{kind} is nothing that a draft may hold")
    whole = [kind.__name__, *[v if type(v) in PLAIN else folded(v, seen) for v in get(value)]]
    if not issubclass(kind, Reading):
        return whole
    seen[id(value)] = value, {"=": COMPACT.encode(whole)}
    return seen[id(value)][1]


def unfolded(value: Any) -> Any:
    """The value that `folded` was given."""
    if type(value) is dict:
        return reading(value["="])
    name = value[0]
    parts = [unfolded(v) if type(v) in NESTED else v for v in value[1:]]
    if name == "()":
        return tuple(parts)
    if name == "date":
        return date.fromisoformat(*parts)
    if name == "decimal":
        return Decimal(*parts)
    return classes()[name](*parts)


@lru_cache(maxsize=100_000)
def reading(text: str) -> Any:
    """A reading from its own JSON: many wordings of an archive share one."""
    return unfolded(json.loads(text))


@cache
def readers() -> dict[type, Callable[[Any], tuple[Any, ...]]]:
    """What hands out the fields of each of our values as a tuple."""
    return {kind: taken_apart(kind.__match_args__) for kind in classes().values()}


def taken_apart(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What hands out attributes as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@cache
def classes() -> dict[str, Any]:
    """The frozen values that a draft may hold, by name: those of `values` and `readings`."""
    found = (*vars(values).values(), *vars(readings).values())
    frozen = (
        kind for kind in found if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, tuple))
    )
    return {kind.__name__: kind for kind in frozen}
