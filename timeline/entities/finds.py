"""What is found in a run of capitalised words: a name, its span there, and what gave it away.

Lives in the entities room, between its tables and the rules that find (`runs`, `persons`); knows of them nothing, and
looks up what needs no rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.entities.gazetteer import Known, Type
from timeline.entities.lexicon import Lexicon

Evidence = Literal["known", "role", "name", "given", "head", "form", "acronym", "adjective", "office"]
Token = tuple[str, int, int]  # a word without its full stop, and its span in the run


@dataclass(frozen=True, slots=True)
class Find:
    """A name inside a run: offsets into the run, what it is, and what gave it away.

    `role` is the class of an office, `of` the country or organisation before it. Three are half a name:
    "office" has none yet, "given" is a first name at the run's end, "head" one that a preposition may lead
    on.
    """

    start: int
    end: int
    name: str
    type: Type
    by: Evidence
    role: str = ""
    of: str = ""
    known: Known | None = None


Found = tuple[Find | None, int]  # and the token behind it


def known(tokens: list[Token], at: int, lex: Lexicon) -> tuple[Known | None, int]:
    """The longest name of the gazetteer at a token, also in the genitive, and the token behind it."""
    longest = lex.longest.get(tokens[at][0], 1)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        name = tokens[at][0] if length == 1 else " ".join([t[0] for t in tokens[at : at + length]])
        if entry := lex.names.get(name) or lex.names.get(lex.bare(name)):
            return entry, at + length
    return None, at
