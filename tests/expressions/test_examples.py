"""The corpora: every wording of `examples.toml` comes back with its span, type and value; the rest is silent."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from timeline import clauses, expressions
from timeline.expressions.grammar import grammar
from timeline.language import pack
from timeline.values import Dating, Expression, Value

LANGUAGES = {"de": 600, "en": 200}  # and how many wordings each has at least


def table(code: str) -> dict[str, Any]:
    """The examples of a language."""
    return pack(code).table("examples")


def tagged(text: str, code: str) -> list[tuple[Expression, Value]]:
    """The expressions of a text with their values."""
    day = date.fromisoformat(table(code)["published"])
    dating = Dating(day.isoformat(), day, day, "stated", 1.0, (), ((day, day),))
    found = expressions.find(text, pack(code), clauses.outline(text, pack(code)))
    return list(zip(found, expressions.resolve(found, dating), strict=True))


def entries() -> list[Any]:
    """One parameter for each wording, named by what it should give."""
    return [
        pytest.param(entry, wording, code, id=f"{entry.get('value') or ' '.join(entry['values'])}: {wording}")
        for code in LANGUAGES
        for entry in table(code)["example"]
        for wording in entry["wordings"]
    ]


def silences() -> list[Any]:
    """One parameter for each text that holds no time."""
    return [
        pytest.param(text, code, id=f"{kind}: {text}")
        for code in LANGUAGES
        for kind, texts in table(code)["silent"].items()
        for text in texts
    ]


@pytest.mark.parametrize(("entry", "wording", "code"), entries())
def test_a_wording_has_its_span_and_value(entry: dict[str, Any], wording: str, code: str) -> None:
    """The bracketed spans are found, no others, and each has the entry's value, type, mod and EDTF."""
    text = re.sub(r"[\[\]]", "", wording)
    spans = [m[1] for m in re.finditer(r"\[([^\]]*)\]", wording)]
    found = tagged(text, code)
    assert [e.text for e, _ in found] == spans
    assert [v.value for _, v in found] == entry.get("values", [entry.get("value")])
    assert all(v.type == entry.get("type", v.type) for _, v in found)
    assert all(v.mod == entry.get("mod", v.mod) for _, v in found)
    edtfs = entry.get("edtfs", [entry.get("edtf")])
    assert all(want is None or v.edtf == want for (_, v), want in zip(found, edtfs, strict=False))


@pytest.mark.parametrize(("text", "code"), silences())
def test_what_is_no_time_stays_silent(text: str, code: str) -> None:
    """Nothing is found in it."""
    assert [e.text for e, _ in tagged(text, code)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_is_used_by_a_wording(code: str) -> None:
    """A form that no example needs is either dead or untested."""
    language = grammar(pack(code))
    used = set()
    for entry in table(code)["example"]:
        for wording in entry["wordings"]:
            used |= {f.form for f in language.read(re.sub(r"[\[\]]", "", wording))}
    unused = [p.form for p in language.phrases if p.rule.make != "silent" and p.form not in used]
    assert unused == []


@pytest.mark.parametrize(("code", "least"), LANGUAGES.items())
def test_the_corpus_is_large(code: str, least: int) -> None:
    """A language has many ways to tell a time; the corpus has some hundreds of them."""
    assert sum(len(entry["wordings"]) for entry in table(code)["example"]) >= least
