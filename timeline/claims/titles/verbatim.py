"""The words of a clause as the text has them, its verb in the second place.

Lives in claims/titles. What is not sure about a clause is not asked here.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.claims.titles.chains import begun, goes_on
from timeline.claims.titles.fields import fields
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.waiting import turned
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.clauses import Token, present
from timeline.values import Clause, Verb

WHOLE = 2 * LONGEST
"""Characters that words of the text may have and stay whole."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def bracketless(wording: Wording, start: int, end: int) -> str:
    """A stretch of the text on one line, without what stands in brackets."""
    text = wording.scene.text(start, end)
    return " ".join((_BRACKETS.sub("", text) if "(" in text else text).split())


def second(wording: Wording, clause: Clause, verb: Verb | None, tokens: list[Token]) -> str:
    """The words of a clause, its finite verb behind its first phrase or the subject of the clause that it goes on
    from; "" where it has neither."""
    start, finite = tokens[0].start, wording.finite(clause)
    if finite is None or not (clause.subordinate or start == finite.start):
        done = max([finite.end if finite else start, *[v.end for v in clause.verbs]])
        colon = wording.scene.outline.text.find(": ", done, clause.end)  # what is said before it is whole
        return named(wording, clause, verb, start, colon if colon > 0 else clause.end)
    return "" if any(t.word.sure for t in tokens[1:]) else _moved(wording, clause, verb, start, finite)


def _moved(wording: Wording, clause: Clause, verb: Verb | None, start: int, finite: Token) -> str:
    """A clause from an offset on whose finite verb stands last or first, with that behind its first phrase."""
    found = subject(wording, clause, verb)
    parts = fields(wording, clause, dated=True).middle
    reflexive = wording.known.words["reflexive"]
    ahead = next((i for i, p in enumerate(parts) if p[0].text.lower() not in reflexive), len(parts))
    joined = start > clause.start or clause.subordinate or goes_on(wording, clause)
    if found.text and not found.part and joined:
        first, begin = found.text, parts[0][0].start if parts else finite.start
        ahead = 0
    elif ahead < len(parts) and (clause.subordinate or (found.part and not turned(wording, clause))):
        part = parts[ahead]
        if not found.text and clause.modal != "become":
            return ""
        first, begin = wording.words(part), part[-1].end
        if part is found.part or (found.part and part[0] is found.part[0] and len(part) == 1):
            first = named(wording, clause, verb, part[0].start, begin)
    else:
        before = begun(wording, clause)
        shared = (
            before is not None and not (before.subordinate or clause.subordinate) and start > clause.start
        )
        return bracketless(wording, before.start, clause.end) if before and shared else ""
    if wording.scene.text(begin, begin + 1).strip(" ,."):
        return ""  # inside a word
    if resumed := next((a for a, _ in clause.parts if begin < a < finite.start), None):
        inserted = bracketless(wording, begin, resumed)
        first, begin = (f"{first}{inserted}", resumed) if inserted[:1] == "," else (first, begin)
    head, closing = _split(wording, clause, finite)
    row = [first, head, *(wording.words(p) for p in parts[:ahead])]
    if begin < finite.start:
        row += [
            named(wording, clause, verb, begin, finite.start),
            closing,
            bracketless(wording, finite.end, clause.end),
        ]
    else:
        row += [named(wording, clause, verb, max(begin, finite.end), clause.end), closing]
    return " ".join(filter(None, row)).replace(" ,", ",")


def share(wording: Wording, clause: Clause, verb: Verb) -> str:
    """What a main clause of several participles or infinitives says with one of them: its beginning with the first,
    with each of the others what stands before it; "" where one has no words of its own."""
    alike = [v for v in clause.verbs if v.form == verb.form != "finite"]
    if clause.subordinate or len(alike) < 2 or verb not in alike:
        return ""
    at = alike.index(verb)
    behind = [_conjunct(wording, clause, *pair) for pair in pairwise(alike)]
    if not all(behind[max(at - 1, 0) : at + 1]):
        return ""
    if at:
        return f"… {bracketless(wording, behind[at - 1], verb.end)}"
    return f"{bracketless(wording, wording.unplaced(clause)[0].start, verb.end)} …"


def _conjunct(wording: Wording, clause: Clause, verb: Verb, after: Verb) -> int:
    """Where the words of a verb begin that "and" or a comma joins to the one before; 0 where there are none."""
    between = [t for t in wording.tokens(clause) if verb.end <= t.start < after.start]
    joined = wording.scene.text(verb.end, verb.end + 1) == "," or (between and between[0].word.coordination)
    own = [t for t in between if not t.word.coordination]
    return own[0].start if joined and own else 0


def named(wording: Wording, clause: Clause, verb: Verb | None, start: int, end: int) -> str:
    """A stretch of the text, with whom the pronoun means that is the subject of its clause."""
    found = subject(wording, clause, verb)
    pronoun = found.part[0] if len(found.part) == 1 and found.part[0].word.pronoun else None
    if pronoun is None or found.pronoun or found.empty or not start <= pronoun.start < end:
        return bracketless(wording, start, end)
    named = any(e.name == found.text for e in wording.entities if e.type == "person")
    if found.text == pronoun.text or not (named or pronoun.start == start):
        return bracketless(wording, start, end)
    row = bracketless(wording, start, pronoun.start), found.text, bracketless(wording, pronoun.end, end)
    return " ".join(filter(None, row)).replace(" ,", ",")


def cut(said: str, room: int) -> str:
    """The first words of a text, as many as have room, up to one that is written with a capital; of the last five at
    most four go."""
    words = said[:room].split(" ")
    row = words[:-1] or words
    while len(row) > max(1, len(words) - 5) and row[-1].islower():
        row.pop()
    return " ".join(row).rstrip(",;:–- ") + " …"


def _split(wording: Wording, clause: Clause, finite: Token) -> tuple[str, str]:
    """The finite verb of a subordinate clause without its prefix, and this where a main clause has it."""
    verb = next((v for v in clause.verbs if v.start == finite.start), None)
    forms = present(verb.lemma, wording.scene.outline.pack, False) if verb and clause.subordinate else None
    if not forms or not forms[2] or not finite.text.startswith(forms[2]):
        return finite.text.lower() if finite.start == clause.start else finite.text, ""
    return finite.text.removeprefix(forms[2]), forms[2]
