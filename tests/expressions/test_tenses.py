"""In which tense a date is told: by its clause, where that says more than the date."""

import pytest

from timeline import clauses, expressions, language


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Wenn der Rat im Mai tagt, wird gefeiert.", "future"),
        ("Wenn der Chor 1998 meint, nickt er.", "present"),
        ("Ein Umzug ist für Mai geplant.", "future"),
        ("Auf den 2. Mai ist ein Umzug angesetzt.", "future"),
        ("Der Umzug ist 1998 gedacht.", "present"),
        ("Im Mai gab es einen Umzug.", "past"),
    ],
)
def test_conditions_and_plans_lie_ahead_where_the_year_is_open(text: str, tense: str) -> None:
    """A year that is named tells itself where it lies; its clause then says when the article was written."""
    german = language.pack("de")
    (found,) = expressions.find(text, german, clauses.outline(text, german))
    assert found.tense == tense
