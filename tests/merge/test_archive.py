"""What tells two events apart where many articles of other things stand beside theirs."""

import random

from tests.merge.cases import build
from tests.merge.told import merged

PLACES = ("Stein", "Wald", "See", "Berg", "Feld", "Hof")
THINGS = ("mühle", "tor", "weg", "haus", "kreuz", "stieg")
WORDS = [place + thing for place in PLACES for thing in THINGS]


def article(written, claim, words):
    """One claim, and another that is full of words."""
    other = ["?", "malen", written, "occurred", [], "", " ".join(words) + "."]
    return {"written": written, "claims": [["A", *claim], other]}


def rows(*told):
    """How many rows two claims make that stand in articles of their own, beside sixty that tell nothing of them."""
    draw = random.Random(3)
    days = [f"2021-{n // 28 + 1:02}-{n % 28 + 1:02}" for n in range(60)]
    others = [
        article(
            day,
            [
                "malen",
                day,
                "occurred",
                [],
                "",
                "Er malte, wie wer gründete, wer beim Einsturz streikte, wer zur Sitzung nach Kiel kam.",
            ],
            draw.sample(WORDS, 9),
        )
        for day in days
    ]
    halves = WORDS[1:18], WORDS[18:-1]
    own = [
        article(f"2021-02-2{n}", claim, half)
        for n, (claim, half) in enumerate(zip(told, halves, strict=True))
    ]
    mentions, drafts, datings, event = build({"articles": others + own})
    row = {i: e.event_id for e in merged(mentions, drafts, datings) for i in e.mentions}
    theirs = {f"doc{len(others)}-0", f"doc{len(others) + 1}-0"}
    return len({row[i] for i in event if i in theirs})


def test_a_year_and_an_everyday_word_are_not_one_event():
    """Two things were founded at a mill in 1921; there are many mills."""
    bakery = [
        "gründen",
        "1921",
        "occurred",
        [],
        "",
        "An der Steinmühle gründete ein Onkel die Bäckerei.",
    ]
    choir = [
        "gründen",
        "1921",
        "occurred",
        [],
        "",
        "An der Steinmühle gründete ein Lehrer den Chor.",
    ]
    assert rows(bakery, choir) == 2


def test_the_noun_for_a_far_day_is_known_everywhere():
    """Two articles that share no word name the collapse of one day long ago."""
    cable = ["Einsturz", "1976-03-08", "occurred", [], "", "Seit dem Einsturz fährt die Seilbahn nicht."]
    builder = ["Einsturz", "1976-03-08", "occurred", [], "", "Den Baumeister kostete der Einsturz sein Amt."]
    assert rows(cable, builder) == 1


def test_from_monday_on_is_not_from_thursday_on():
    """Two plans with an open end begin on their own days."""
    cooks = ["streiken", "2021-03-01/..", "planned", [], "", "Die Köche am Seetor wollen streiken."]
    hunters = ["streiken", "2021-03-04/..", "planned", [], "", "Die Förster am Seetor wollen streiken."]
    assert rows(cooks, hunters) == 2


def test_a_sitting_that_lies_behind_is_not_the_one_of_that_day():
    """Two articles of other stories tell of sittings in one town; the day of the second nobody knows."""
    dated = ["Sitzung", "2021-02-18", "occurred", [], "Kiel", "Die Sitzung in Kiel galt der Steinmühle."]
    before = [
        "Sitzung",
        "~../2021-02-21",
        "occurred",
        [],
        "Kiel",
        "Die Sitzung in Kiel lobte die Steinmühle.",
    ]
    assert rows(dated, before) == 2
