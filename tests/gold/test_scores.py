"""How well the program does on the project's own gold: floors under which it must not fall.

The floors lie a little under what was measured. Rules were made in sight of the first three sets, of `stories-e`,
`f`, `h` and `j`, and of `dated/a` and `b`; the others nobody has looked into.
"""

import pytest

from tests.gold import figures
from tests.gold.test_gold import DATED

FLOORS = {
    # expressions found and valued, publication dates, events found, events found and dated, identity
    "seeds": {
        "found": 0.97,
        "valued": 0.96,
        "dated": 0.75,
        "events": 0.95,
        "on_the_day": 0.8,
        "identity": 0.88,
    },
    "stories": {
        "found": 0.97,
        "valued": 0.93,
        "dated": 0.7,
        "events": 0.95,
        "on_the_day": 0.78,
        "identity": 0.92,
    },
    "stories-b": {
        "found": 0.96,
        "valued": 0.9,
        "dated": 0.65,
        "events": 0.94,
        "on_the_day": 0.7,
        "identity": 0.91,
    },
    "stories-c": {
        "found": 0.96,
        "valued": 0.9,
        "dated": 0.6,
        "events": 0.93,
        "on_the_day": 0.58,
        "identity": 0.87,
    },
    "dossier-c": {
        "found": 0.96,
        "valued": 0.93,
        "dated": 0.35,
        "events": 0.92,
        "on_the_day": 0.65,
        "identity": 0.82,
    },
    "stories-d": {"dated": 0.6, "events": 0.93, "on_the_day": 0.6, "identity": 0.86},
    "stories-e": {"dated": 0.7, "events": 0.93, "on_the_day": 0.75, "identity": 0.87},
    "stories-f": {"dated": 0.6, "events": 0.92, "on_the_day": 0.65, "identity": 0.84},
    "stories-g": {"dated": 0.5, "events": 0.93, "on_the_day": 0.5, "identity": 0.86},
    "stories-h": {"dated": 0.4, "events": 0.9, "on_the_day": 0.55, "identity": 0.9},
    "stories-i": {"dated": 0.4, "events": 0.9, "on_the_day": 0.45, "identity": 0.87},
    "stories-j": {"dated": 0.6, "events": 0.88, "on_the_day": 0.65, "identity": 0.9},
}
TRAPS = {"seeds": 0.1, "stories": 0.1, "stories-b": 0.1, "stories-c": 0.15, "dossier-c": 0.1}
DAYS = {"a": 7, "b": 5, "c": 8}
"""Undated articles of `dated/` that get a day which a careful reader accepts, at least, of 24, 25 and 28."""
"""The share of traps that may be stepped into."""


@pytest.fixture(scope="module", params=FLOORS)
def measured(request, tmp_path_factory) -> tuple[str, dict[str, float], float]:
    """One set's measures."""
    return request.param, *figures.measure(request.param, tmp_path_factory.mktemp("gold"))


def test_no_measure_falls_below_its_floor(measured):
    """Found, valued, dated, told apart: each as well as it was, on articles that no rule was made for."""
    name, measures, _ = measured
    low = {k: round(measures.get(k, 0), 3) for k, v in FLOORS[name].items() if measures.get(k, 0) < v}
    assert not low, f"{name}: {low}, all: {measures}"


def test_few_traps_are_stepped_into(measured):
    """Surnames, ages, quantities and paragraphs are no dates."""
    name, _, stepped = measured
    assert stepped <= TRAPS.get(name, 0)


@pytest.mark.parametrize("name", DAYS)
def test_small_collections_are_dated_no_worse_than_they_were(name):
    """Articles of one story, most without a day, get theirs from their words and from each other."""
    right, wanted = figures.accepted([folder for folder in DATED if folder.parent.name == name])
    assert right >= DAYS[name], f"{right} of {wanted}"
