"""Groups the stretches of a sentence into clauses. Lives in the clauses room; knows no tense.

Clauses nest: a stretch opens a clause, or goes on with the innermost one that still lacks its verb, or begins a
main clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.clauses.morphology import NOTHING
from timeline.clauses.stretches import Stretch
from timeline.clauses.tokens import Token


@dataclass(slots=True, eq=False)
class Group:
    """The stretches of one clause, and the clause that it hangs on."""

    stretches: list[Stretch]
    subordinate: str = ""
    parent: Group | None = None
    complete: bool = False

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of the stretches."""
        return any(s.tokens[0].start <= offset < s.tokens[-1].end for s in self.stretches)

    def words(self) -> tuple[list[Token], list[int]]:
        """The words of the clause, and the places of the telling ones."""
        first, *others = self.stretches
        tokens, telling = first.tokens, first.telling
        for s in others:
            telling = telling + [len(tokens) + i for i in s.telling]
            tokens = tokens + s.tokens
        return tokens, telling


def groups_of(stretches: list[Stretch], verb_second: bool) -> list[Group]:
    """The clauses of a sentence, in the order in which they begin."""
    found: list[Group] = []
    here: Group | None = None
    fronted = _fronted(stretches)
    found += [Group([s], "participle", None, True) for s in stretches[:fronted]]
    for i, s in enumerate(stretches[fronted:], fronted):
        if verb_second and i == 0 and _condition(stretches):
            s.opener = "if"
        if (
            s.opener == "relative"
            and _doubtful(s)
            and _hungry(here)
            and not any(map(_closes, stretches[i + 1 :]))
        ):
            s.opener = ""
        here = _place(s, here, found)
    for group in [g for g in found if g.subordinate == "open" and not g.complete]:
        _dissolve(group, found)
    return found


def _doubtful(s: Stretch) -> bool:
    """Whether the finite verb of a stretch, which the lexicon has, may as well be a participle or an infinitive."""
    return s.soft and s.tokens[s.finite].word.known


def _closes(s: Stretch) -> bool:
    """Whether a stretch may bring the participle or infinitive that an auxiliary before it waits for."""
    last = s.tokens[-1].word
    return last.participle or last.infinitive or last.helper != ""


def _dissolve(group: Group, found: list[Group]) -> Group:
    """Give the stretches of what was an apposition, not a relative clause, to the clause around it."""
    assert group.parent is not None
    group.parent.stretches.extend(group.stretches)
    group.parent.stretches.sort(key=lambda s: s.tokens[0].start)
    found.remove(group)
    return group.parent


def _condition(stretches: list[Stretch]) -> bool:
    """Whether a sentence opens with its verb and goes on with another: "Should it rain, ..."."""
    first = stretches[0]
    if first.finite != 0 or len(first.tokens) < 2:
        return False
    return any(s.finite == 0 for s in stretches[1:])


def _fronted(stretches: list[Stretch]) -> int:
    """How many stretches a participle with its words takes that opens a sentence, set off by a comma: "Founded in 1952
    and based in Ulm, the firm ..."."""
    for i, s in enumerate(stretches):
        if i and s.cut == ",":
            first = s.tokens[0]
            return i if s.finite >= 0 or first.word.determiner or first.text[0].isupper() else 0
        tokens = s.tokens[i > 0 :]
        opening = tokens[0].word if len(tokens) > 1 else NOTHING
        if not (opening.participle and opening.known) or s.finite > (i > 0):
            return 0
    return 0


def _place(s: Stretch, here: Group | None, found: list[Group]) -> Group:
    """Put a stretch into a clause of its own, or into one that it goes on with; gives that clause, in which the next
    stretch is read."""
    group = _begun(s, here)
    if group is None and here is not None:
        if _elliptic(s, here):
            s.finite = -1
        if here.subordinate == "open" and s.finite >= 0 and not here.complete:
            if s.finite < len(s.tokens) - 1:
                here = _dissolve(here, found)
            else:
                here.subordinate = "relative"
        if around := _around(s, here):
            around.complete |= s.finite >= 0
            around.stretches.append(s)
            return around
        group = _joined(s, here)
    assert group is not None
    found.append(group)
    return group


def _begun(s: Stretch, here: Group | None) -> Group | None:
    """The clause that a stretch begins by its first words or the sign before it, behind another one; None where these
    tell nothing."""
    if s.opener and not (s.opener == "open" and (here is None or here.subordinate == "open")):
        beside = here is not None and s.cut == "&" and here.subordinate
        parent = here.parent if here is not None and beside else here
        return Group([s], s.opener, parent, s.finite >= 0 or s.opener == "to")
    if here is None or s.cut == ";":
        return Group([s], "", None, s.finite >= 0)
    if s.shared:
        return Group([s], here.subordinate, here.parent, True)
    if _apposed(s, here) and not _hungry(here):
        return Group([s], "participle", here, True)
    return None


def _around(s: Stretch, here: Group) -> Group | None:
    """The clause around that a stretch goes on with; None where its finite verb is one too many for all of them."""
    waiting = _waiting(here)
    if s.finite < 0:
        return waiting or (here.parent if here.parent is not None and _closed(here) else here)
    if waiting is None and s.soft and _final(s):
        waiting = _hungry(here)
    return waiting if s.cut != ":" else None


def _joined(s: Stretch, here: Group) -> Group:
    """The clause of a stretch that stands beside a complete one: subordinate like it behind "and", or a main clause."""
    last = s.finite == len(s.tokens) - 1
    if s.cut == "&" and here.subordinate and (last or here.stretches[0].finite == 0):
        return Group([s], here.subordinate, here.parent, True)
    return Group([s], "", None, True)


def _elliptic(s: Stretch, here: Group) -> bool:
    """Whether a stretch goes on with the auxiliary of the clause before: "was built in 1962, in 1988 enlarged"."""
    first, verb, last = s.tokens[0], s.tokens[s.finite].word, s.tokens[-1].word
    if s.cut != "," or s.finite < 1 or not (verb.participle and last.participle):
        return False
    led = first.text[0].isdigit() or first.word.preposition
    return led and any(t.word.auxiliary for x in here.stretches for t in x.tokens)


def _apposed(s: Stretch, here: Group) -> bool:
    """Whether a stretch is a participle with its words, set off by commas: "built in 1974".

    One that begins with its participle could be a verb of the clause around, too, where that has come to its own.
    """
    verbal = [t for t in s.tokens if (t.word.auxiliary or t.word.helper) and not t.noun]
    if s.cut != "," or len(s.tokens) < 2 or verbal:
        return False
    first, last = s.tokens[0].word, s.tokens[-1].word
    if last.participle and last.known and _alone(s):
        return True
    return first.participle and not here.complete and not here.subordinate


def _alone(s: Stretch) -> bool:
    """Whether a stretch has no finite verb but the participle at its end."""
    return s.finite < 0 or s.finite == len(s.tokens) - 1


def _final(s: Stretch) -> bool:
    """Whether nothing but helpers stands behind the finite verb of a stretch."""
    return all(t.word.helper for t in s.tokens[s.finite + 1 :])


def _closed(here: Group) -> bool:
    """Whether a subordinate clause has come to its verb at the end."""
    last = here.stretches[-1]
    return here.subordinate == "to" or last.finite == len(last.tokens) - 1


def _waiting(here: Group | None) -> Group | None:
    """The innermost clause around that still lacks its finite verb."""
    while here is not None:
        if not here.complete:
            return here
        here = here.parent
    return None


def _hungry(here: Group | None) -> Group | None:
    """The innermost clause around whose auxiliary still lacks its participle or infinitive."""
    while here is not None:
        tokens = [t for s in here.stretches for t in s.tokens if not t.noun and not t.attribute]
        if any(t.word.auxiliary for t in tokens) and not any(
            t.word.participle or t.word.infinitive for t in tokens
        ):
            return here
        here = here.parent
    return None
