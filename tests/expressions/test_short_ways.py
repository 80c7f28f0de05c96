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
def test_a_form_is_passed_over_only_where_it_fits_nothing(code: str) -> None:
    """Over all wordings of the corpus, from each of their words on."""
    pack = language.pack(code)
    read = grammar(pack)
    wordings = [re.sub(r"[\[\]]", "", w) for e in pack.table("examples")["example"] for w in e["wordings"]]
    fitting = 0
    for letters in {"".join(t.letter for t in read.lexicon.tokens(w)) for w in wordings}:
        for at in range(len(letters)):
            here = letters[at:]
            tried = [fit.phrase for fit in read.matched(here)]
            fits = [phrase for phrase in read.phrases if phrase.match(here)]
            assert sorted(tried, key=read.phrases.index) == fits
            fitting += len(fits)
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
