"""English clauses: nouns are told from verbs by their place, subordinate clauses by the word that opens them."""

from __future__ import annotations

import pytest

from timeline.clauses import outline
from timeline.language import pack

Said = tuple[str, str, str, tuple[str, ...]]


def clauses(text: str) -> list[Said]:
    """What opens each clause of a text, its tense, "not" where it is negated, and the lemmas of its verbs."""
    found = outline(text, pack("en"))
    return [
        (c.subordinate, c.tense, "not" if c.negated else "", tuple(v.lemma for v in c.verbs))
        for i in range(len(found.sentences))
        for c in found.clauses(i)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Talks broke down on Friday.", [("", "past", "", ("break",))]),
        ("The port workers ended their strike.", [("", "past", "", ("end",))]),
        ("The union plans a strike for June.", [("", "present", "", ("plan",))]),
        ("The peace talks will resume.", [("", "future", "", ("resume",))]),
        ("The bridge was closed on Monday.", [("", "past", "", ("close",))]),
        ("The vote is scheduled for May 3.", [("", "present", "", ("schedule",))]),
        ("The council had met before.", [("", "pluperfect", "", ("meet",))]),
        ("Prices have risen for months.", [("", "past", "", ("rise",))]),
        ("The mayor did not resign.", [("", "past", "not", ("resign",))]),
        (
            "Lindgren denied that he was seeking a deal.",
            [("", "past", "", ("deny",)), ("that", "past", "", ("seek",))],
        ),
        (
            "Founded in 1952, the brewery has moved.",
            [("participle", "past", "", ("found",)), ("", "past", "", ("move",))],
        ),
        (
            "Built in 1974 and closed in 2001, the brewery reopened.",
            [
                ("participle", "past", "", ("build",)),
                ("participle", "past", "", ("close",)),
                ("", "past", "", ("reopen",)),
            ],
        ),
        ("The lock will remain closed.", [("", "future", "", ("remain",))]),
        ("The ban becomes fully binding in 2019.", [("", "present", "", ("become",))]),
        ("The lock stays closed.", [("", "present", "", ("stay",))]),
        ("He said the plan was dead.", [("", "past", "", ("say",)), ("that", "past", "", ())]),
        (
            "He told reporters the talks would resume.",
            [("", "past", "", ("tell",)), ("that", "future", "", ("resume",))],
        ),
        (
            "Police said on Friday three men were hurt.",
            [("", "past", "", ("say",)), ("that", "past", "", ("hurt",))],
        ),
        ("She said a prayer and left.", [("", "past", "", ("say",))]),
        ("Cases reported on Monday have doubled.", [("", "past", "", ("double",))]),
        ("She said she would quit.", [("", "past", "", ("say",)), ("that", "future", "", ("quit",))]),
        (
            "If the levy fails, the town will appeal.",
            [("if", "present", "", ("fail",)), ("", "future", "", ("appeal",))],
        ),
        (
            "The firm, which opened in 1990 and lost money for years, closes its doors.",
            [
                ("", "present", "", ("close",)),
                ("relative", "past", "", ("open",)),
                ("relative", "past", "", ("lose",)),
            ],
        ),
    ],
)
def test_a_clause_says_its_tense_and_its_verbs(text: str, said: list[Said]) -> None:
    """The verbs of a clause, and what opens it."""
    assert clauses(text) == said


def test_a_sentence_ends_behind_a_number() -> None:
    """English ordinals have no full stop, so a number before one ends its sentence; a short month does not."""
    found = outline(
        "It is back on Oct. 17. Nobody knows why. He met Dr. Tamm at 9 a.m. on Sept. 3.", pack("en")
    )
    assert [found.text[a:b] for a, b in found.sentences] == [
        "It is back on Oct. 17.",
        "Nobody knows why.",
        "He met Dr. Tamm at 9 a.m. on Sept. 3.",
    ]
