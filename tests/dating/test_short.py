"""Small builds: short articles without a date, each with one kind of clue, against what a careful reader tells."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.dating.articles import draft
from timeline import dating, edtf
from timeline.dating.few.tellings import tellings
from timeline.dating.few.yearly import yearly

CASES = tomllib.loads((Path(__file__).parent / "short.toml").read_text(encoding="utf-8"))["case"]


def dated(case):
    """The dating of the last article of a case."""
    drafts = []
    for n, article in enumerate(case["article"]):
        fields = {"published": article["published"], "basis": "field"} if "published" in article else {}
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", article["text"].strip())
        drafts.append(draft(text, f"{n}.txt", article.get("language", "de"), **fields))
    return dating.date(drafts)[-1]


def within(day: date, spans: list[str]) -> bool:
    """Whether a day lies in one of the spans."""
    return any(a <= day <= b for span in spans for a, b in edtf.covers(span))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["clue"])
def test_a_reader_would_say_the_same(case):
    """The answer names only days that a careful reader leaves open, and not too many of them; or none."""
    found = dated(case)
    if case.get("none"):
        assert found.published is None
        return
    assert found.published is not None
    days = [date.fromordinal(n) for a, b in found.days for n in range(a.toordinal(), b.toordinal() + 1)]
    assert all(within(day, case["inside"]) for day in days), found.published
    assert len(days) <= case["most"], found.published


def test_what_ends_on_a_feast_is_told_while_there_is_time():
    """A feast is told in its own days; one that only ends something, weeks before it."""
    autumn = np.arange(date(2013, 10, 1).toordinal(), date(2013, 12, 31).toordinal())

    def last_days(text):
        (factor,) = yearly(tellings(draft(text)), autumn)
        likely = np.exp(factor.odds)
        return likely[-3:].sum() / likely.sum()

    assert last_days("Das Fest ist an Silvester.") > 2 * last_days("Die Schau läuft bis Silvester.")
