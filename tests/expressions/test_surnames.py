"""People who are called like a day or a month."""

import pytest

from timeline import clauses, expressions, language


def found(text: str, code: str = "de") -> list[str]:
    """The wordings that are taken for times."""
    pack = language.pack(code)
    return [e.text for e in expressions.find(text, pack, clauses.outline(text, pack))]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "Baurätin Edda Freitag kommt am Freitag. Freitag will den Damm. Bis Freitag wird gezählt.",
            ["Freitag", "Freitag"],
        ),
        ("Staatsanwältin Ruth Sonntag schwieg. Anklage will Sonntag bald erheben.", []),
        ("Der Rat tagt am Sonntag. Sonntag beginnt auch die Messe.", ["Sonntag", "Sonntag"]),
        ("Am Montag kam der Regen, Montag ging er.", ["Montag", "Montag"]),
    ],
)
def test_a_full_name_makes_the_surname_no_time(text, times):
    """Once a first name stands before it, the name of a day is a person, unless a preposition leads it."""
    assert found(text) == times


def test_an_english_surname_is_no_time():
    """The same in English."""
    assert found("Trustee Joan Friday spoke on Friday. Later Friday declined to comment.", "en") == ["Friday"]
