"""Where reading takes a short way, it says what the long one says."""

from __future__ import annotations

import re
from itertools import product

import pytest

from timeline import language
from timeline.expressions import wording
from timeline.expressions.grammar import grammar

DATES = (
    "{d}. {m} 2000", "{d} {m} 2000", "{m} {d}, 2000", "{m} 2000", "{d}.{n}.2000", "{d}.\u2009{n}.\u20092000",
    "{d}/{n}/2000", "{d}-{n}-2000", "2000-{n:02}-{d:02}",
)  # fmt: skip
MONTHS = {"de": "Januar März Juli Okt. Dezember", "en": "January Mar July Oct. December"}


@pytest.mark.parametrize("code", language.codes())
def test_all_phrases_at_once_fit_what_each_fits_alone(code: str) -> None:
    """Over all wordings of the corpus, from each of their words on; what a phrase fits, it takes in the same way."""
    pack = language.pack(code)
    read = grammar(pack)
    wordings = [re.sub(r"[\[\]]", "", w) for e in pack.table("examples")["example"] for w in e["wordings"]]
    fitting = 0
    for letters in {"".join(t.letter for t in read.lexicon.tokens(w)) for w in wordings}:
        for at in range(len(letters)):
            here = letters[at:]
            alone = [(n, m) for n, phrase in enumerate(read.phrases) if (m := phrase.match(here))]
            alone.sort(key=lambda fit: -fit[1].end)
            assert read.automaton.fits(here) == [(n, m.end) for n, m in alone]
            assert all(read.taken(n, here[: m.end]) == m.taken for n, m in alone)
            fitting += len(alone)
    assert fitting > len(read.phrases)


@pytest.mark.parametrize("written", DATES)
@pytest.mark.parametrize("code", MONTHS)
def test_a_date_read_by_its_form_is_what_dateparser_reads_without_one(code: str, written: str) -> None:
    """Also where there is no such day."""
    parser = wording.parser(code)
    months = zip((1, 3, 7, 10, 12), MONTHS[code].split(), strict=True)
    for (n, month), day in product(months, (1, 9, 12, 13, 29, 32)):
        words = written.format(d=day, m=month, n=n)
        found, expected = parser.get_date_data(words, wording.FORMATS), parser.get_date_data(words)
        assert (found.date_obj, found.period) == (expected.date_obj, expected.period), words
