"""What somebody said, in its own words behind a colon, where a clause only says that they spoke. Lives in the claims
room.

It stands before the verb that opens its clause, before "as somebody said", or behind a comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.claims.find import Find
from timeline.claims.titles.fields import fields
from timeline.claims.titles.pronouns import somebody
from timeline.claims.titles.sound import bare, passive
from timeline.claims.titles.standing import plain
from timeline.claims.titles.subjects import subject
from timeline.claims.titles.verbatim import WHOLE, bracketless, cut
from timeline.claims.titles.waiting import asks, behind, tells_on, turned, waits
from timeline.claims.titles.wording import LONGEST, Wording
from timeline.claims.valency import means
from timeline.values import Clause

_EDGES = ' ,“”„"»«'
"""What may stand around the words of others."""


def only_speaks(wording: Wording, find: Find) -> bool:
    """Whether a clause only says that somebody spoke, and what was said stands before it or behind."""
    clause, known = find.clause, wording.known
    if find.noun or find.verb is None or find.verb.lemma not in known.saying | known.announcing:
        return False
    if clause.subordinate not in ("", "how") or passive(wording, clause, find.verb):
        return False
    if any(bare(part, known) for part in subject(wording, clause, find.verb).rest):
        return False  # it has an object
    if turned(wording, clause):
        return True
    after = behind(wording, clause)
    return waits(wording, wording.tokens(clause), after) or _opens(wording, clause) or tells_on(after)


def saying(find: Find) -> Find:
    """A find of a noun as that of the verb of its clause, if this says something; any other as it is."""
    known = find.scene.known
    verb = next((v for v in find.clause.verbs if v.lemma in known.saying | known.announcing), None)
    if not find.noun or verb is None or verb.lemma not in known.verbs:
        return find
    return replace(
        find, noun=False, verb=verb, trigger=known.verbs[verb.lemma], start=verb.start, end=verb.end
    )


def _opens(wording: Wording, clause: Clause) -> bool:
    """Whether a colon follows a clause."""
    return wording.scene.outline.text[clause.end - 1 : clause.end + 2].strip()[-1:] == ":"


def speaker(wording: Wording, find: Find) -> str | None:
    """Who says what a verb tells; "" where a pronoun stands for nobody that is known, None where it is anybody."""
    found, known = subject(wording, find.clause, find.verb), wording.known.words
    vague = known["pointing"] | known["asking"] | known["indefinite"] | known["expletive"]
    pronoun = len(found.part) == 1 and found.part[0].word.pronoun and found.text != found.part[0].text
    if found.pronoun or (pronoun and not somebody(wording, found.text)):
        return ""
    anybody = found.text.lower() in vague | known["anybody"] | known["speaker"]
    return None if anybody or not found.text else found.text


def reported(wording: Wording, find: Find) -> Iterator[tuple[str, int]]:
    """Who told, and behind a colon the clause that tells what, in its own words: the one before a verb that opens its
    clause or before "as somebody said", or the one behind with "that" or in reported speech."""
    clause = find.clause
    if clause.subordinate not in ("", "how") or clause.finite is None:
        return
    if find.trigger.lemma in wording.known.words["deriving"] and wording.scene.index:
        said, left = _earlier(wording, WHOLE) if _points_back(wording, find) else ("", 0)
        if said:
            yield said, left
    if not _tells(find):
        return
    who, known = speaker(wording, find), wording.known.words
    if who is None:
        return
    room = max(WHOLE - len(who), LONGEST // 2)
    if turned(wording, clause):
        said, left = _before(wording, find, room)
    else:
        said, left = _after(wording, clause, room, says=_says(find))
        if not said and wording.scene.index and _points_back(wording, find):
            said, left = _earlier(wording, room)
    if not said or len(who) + len(said) > WHOLE:
        return
    said = f"{said[:1].upper()}{said[1:]}"
    if not who:
        yield said, left + 2
        return
    third = known["third"] - known["who"]
    own = said[0].isalpha() and any(w.lower() in third for w in said.split())  # the speaker
    yield f"{who}: {said}", left - 2 * own


def _before(wording: Wording, find: Find, room: int) -> tuple[str, int]:
    """What stands before the clause that says who said it, in some `room`, and the doubts about it; in quotation
    marks if it had some."""
    clause, scene = find.clause, wording.scene
    stated = find.trigger.kind == "statement" or find.trigger.lemma in scene.known.announcing
    source = scene.text(scene.start, clause.start).rstrip()
    if not stated or not source.endswith(","):
        return "", 0
    own = source.strip(" ,")[-1:] in '“”"«»'
    said, left = source.strip(_EDGES), 0
    before = next((c for c in reversed(scene.clauses) if _told_before(wording, c, clause)), None)
    if len(said) > room and before is not None:
        said = scene.text(before.start, clause.start).strip(_EDGES)
        if len(said) > room and not waits(wording, wording.tokens(before), behind(wording, before)):
            said, left = _own(wording, before)
    if said.split(" ", 1)[0].lower() in scene.known.words["conjunction"]:
        said = said.split(" ", 1)[-1]
    if len(said) > room:
        said, left = cut(said, room), 1
    opening, closing = scene.known.quotes
    return (f"{opening}{said[:1].upper()}{said[1:]}{closing}" if own else said), left


def _says(find: Find) -> bool:
    """Whether a verb says something, not only decides it."""
    known, lemma = find.scene.known, find.trigger.lemma
    frame = known.frames.get(lemma)
    return (frame is not None and "c" in frame.needs) or lemma in known.saying | known.announcing


def _told_before(wording: Wording, clause: Clause, other: Clause) -> bool:
    """Whether a main clause that does not begin with its verb or "and" ends before another."""
    if clause.end > other.start or clause.subordinate or clause.finite == clause.start:
        return False
    first = wording.scene.text(clause.start, clause.end).split(" ", 1)[0].lower()
    shared = first in wording.known.words["conjunction"]
    return not (shared and clause.finite == clause.start + len(first) + 1)


def _after(wording: Wording, clause: Clause, room: int, *, says: bool) -> tuple[str, int]:
    """What stands behind the clause that says who says it, and the doubts about it."""
    at = wording.scene.clauses.index(clause)
    after = next(iter(wording.scene.clauses[at + 1 : at + 2]), None)
    if after is None or asks(wording, after):
        return "", 0
    if clause.subordinate and after.finite == after.start:
        return _own(wording, after)  # "as the club said, it was closed"
    if _that(wording, after):
        told, left = _own(wording, after)
        return told, max(left - 1, 0)
    conjunctions = wording.known.words["conjunction"]
    joined = any(t.text.lower() in conjunctions for t in wording.tokens(after)[:1])
    if joined or not (tells_on(after) and (says or after.mood == "reported")):
        return "", 0
    if not says and wording.scene.text(clause.end, after.start).strip() != ",":
        return "", 0
    told = wording.scene.text(after.start, after.end)
    if waits(wording, wording.tokens(after), behind(wording, after)):
        told = wording.scene.text(after.start, wording.scene.end).rstrip(". ")
        return (told, 0) if len(told) <= room else (cut(told, room), 1)
    return (told, 0) if len(told) <= room else _own(wording, after)


def _points_back(wording: Wording, find: Find) -> bool:
    """Whether a clause says of what stands before it that somebody said it: "the club confirmed that"."""
    known, found = wording.known, fields(wording, find.clause, find.verb)
    frame, first = known.frames.get(find.trigger.lemma), wording.tokens(find.clause)[0].text.lower()
    if first in known.words["announced"] and means(first, frame):
        return True
    return any(
        len(p) == 1 and p[0].text.lower() in known.words["that"] for p in (*found.front, *found.middle)
    )


def _earlier(wording: Wording, room: int) -> tuple[str, int]:
    """The sentence before, or its first main clause, in some `room`, and the doubts about it."""
    there = wording.sentence(wording.scene.index - 1)
    said = bracketless(there, there.scene.start, there.scene.end).rstrip(". ")
    first = next((c for c in there.scene.clauses if c.finite is not None and not c.subordinate), None)
    if len(said) <= room or first is None:
        return (said, 0) if first else ("", 0)
    return _own(there, first)


def _own(wording: Wording, clause: Clause) -> tuple[str, int]:
    """A clause in its own words, and the doubts about it."""
    told = bracketless(wording, clause.start, clause.end)
    return next(plain(wording, clause, next(iter(clause.verbs), None)), (told, 3))


def _that(wording: Wording, clause: Clause) -> bool:
    """Whether a clause opens with "that" itself, without a preposition before it."""
    return any(t.word.sure == "that" for t in wording.tokens(clause)[:1])


def _tells(find: Find) -> bool:
    """Whether a verb has a content: it says, announces, plans or decides something."""
    known, lemma = find.scene.known, find.trigger.lemma
    frame = known.frames.get(lemma)
    content = frame is not None and "c" in frame.needs
    return content or find.trigger.kind in ("statement", "decision", "agreement") or lemma in known.announcing
