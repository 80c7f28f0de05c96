"""The corpus of every language: each wording of `examples.toml` has its span, type and value; the rest is silent."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from edtf import parse_edtf

from timeline import clauses, edtf, expressions, language
from timeline.expressions.grammar import grammar
from timeline.values import Dating, Expression, Value

CODES = [code for code in language.codes() if language.pack(code).table("examples")]


@cache
def table(code: str) -> dict[str, Any]:
    """The corpus of a language."""
    return language.pack(code).table("examples")


def tagged(code: str, text: str) -> list[tuple[Expression, Value]]:
    """The expressions of a text with their values, published when the corpus says."""
    pack = language.pack(code)
    day = date.fromisoformat(table(code)["published"])
    dating = Dating(day.isoformat(), day, day, "stated", 1.0, (), ((day, day),))
    found = expressions.find(text, pack, clauses.outline(text, pack))
    return list(zip(found, expressions.resolve(found, dating), strict=True))


def plain(wording: str) -> str:
    """A wording without the brackets around its spans."""
    return re.sub(r"[\[\]]", "", wording)


def kind(value: str) -> str:
    """The type of a value where the corpus says nothing else."""
    if re.match(r"P[\dXT]", value):
        return "DURATION"
    return "TIME" if re.match(r"[\dXW-]*T", value) else "DATE"


def entries() -> list[Any]:
    """One parameter for each wording, named by what it should give."""
    return [
        pytest.param(
            code, entry, wording, id=f"{code} {entry.get('value') or ' '.join(entry['values'])}: {wording}"
        )
        for code in CODES
        for entry in table(code)["example"]
        for wording in entry["wordings"]
    ]


def silences() -> list[Any]:
    """One parameter for each text that holds no time."""
    return [
        pytest.param(code, text, id=f"{code} {kind}: {text}")
        for code in CODES
        for kind, texts in table(code)["silent"].items()
        for text in texts
    ]


@pytest.mark.parametrize(("code", "entry", "wording"), entries())
def test_a_wording_has_its_span_and_value(code: str, entry: dict[str, Any], wording: str) -> None:
    """The bracketed spans are found, no others, each with the entry's value, type, mod and EDTF; what is written as
    EDTF is valid, and covers the days beside it."""
    found = tagged(code, plain(wording))
    assert [e.text for e, _ in found] == re.findall(r"\[([^\]]*)\]", wording)
    values = entry.get("values", [entry.get("value")])
    assert [v.value for _, v in found] == values
    assert [v.type for _, v in found] == entry.get("types", [entry.get("type", kind(v)) for v in values])
    assert [v.mod or "" for _, v in found] == entry.get("mods", [entry.get("mod", "") for _ in values])
    edtfs = entry.get("edtfs", [entry.get("edtf")])
    assert all(want is None or v.edtf == want for (_, v), want in zip(found, edtfs, strict=False))
    for _, v in found:
        if v.edtf:
            parse_edtf(v.edtf)
            assert (v.earliest, v.latest) == edtf.bounds(v.edtf)


@pytest.mark.parametrize(("code", "text"), silences())
def test_what_is_no_time_stays_silent(code: str, text: str) -> None:
    """Nothing is found in it."""
    assert [e.text for e, _ in tagged(code, text)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_is_used_by_a_wording(code: str) -> None:
    """A form that no example needs is either dead or untested."""
    read = grammar(language.pack(code))
    used = {
        f.form for entry in table(code)["example"] for w in entry["wordings"] for f in read.read(plain(w))
    }
    assert [p.form for p in read.phrases if p.rule.make != "silent" and p.form not in used] == []


def test_the_german_corpus_is_large() -> None:
    """German has many ways to tell a time; the corpus has more than a thousand of them."""
    assert sum(len(entry["wordings"]) for entry in table("de")["example"]) >= 1000


def test_the_english_corpus_is_large() -> None:
    """English has some hundreds of wordings."""
    assert sum(len(entry["wordings"]) for entry in table("en")["example"]) >= 200
