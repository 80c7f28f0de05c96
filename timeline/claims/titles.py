"""A short title for a claim, as a headline would put it, in the article's language. Lives in the claims room.

Nouns keep what hangs on them ("signing of the treaty"); verbs become subject, verb in the present, object; words
of others are told with a colon. Dates, articles and fillers go; what is too long loses whole phrases.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.claims.find import Find
from timeline.claims.nominal import nominal
from timeline.claims.phrases import phrase
from timeline.claims.speech import spoken
from timeline.claims.straight import straight
from timeline.claims.wording import Wording
from timeline.clauses import participle
from timeline.values import Entity, Status


def title(find: Find, entities: Sequence[Entity], stops: frozenset[int], status: Status) -> str:
    """A title that a person would write: at most about 80 characters, on one line.

    `stops` are the ends of the entities.
    """
    wording = Wording(find.scene, entities, stops)
    if find.noun:
        text = nominal(wording, find)
        possible = find.scene.known.possible
        text = f"{possible} {text}" if status == "hypothetical" and possible else text
    elif find.clause.subordinate == "attribute":
        text = _participial(wording, find)
    elif not find.scene.known.compounds:
        text = straight(wording, find.clause)
    else:
        text = spoken(wording, find)
    text = " ".join(_balanced(text).split()) or find.scene.text(find.start, find.end)
    return text[:1].upper() + text[1:]


def _participial(wording: Wording, find: Find) -> str:
    """A participle before its noun, turned round: "reported leak" reads "leak reported"."""
    tokens = wording.tokens(find.scene.around(find.clause))
    after = next((i for i, t in enumerate(tokens) if t.start >= find.clause.end), None)
    if after is None:
        return find.scene.text(find.start, find.end)
    end = max(phrase(tokens, after, find.scene.known, wording.stops), after + 1)
    verb = participle(find.scene.text(find.start, find.end), find.scene.outline.pack)
    return f"{wording.words(tokens[after:end])} {verb}"


def _balanced(text: str) -> str:
    """A title without quotation marks or brackets that have lost their partner."""
    for opening, closing in ("„“", "»«", "“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")
