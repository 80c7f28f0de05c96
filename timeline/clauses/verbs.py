"""Which verb a word is a form of, and which form: by the lexicon, through its prefixes, as an adjective, by its ending.

Lives in the clauses room, where only `morphology` asks, which adds what a word can be besides. Knows one word at a
time, no text and no auxiliary.
"""

from __future__ import annotations

from typing import Any

from timeline.clauses.forms import Lexicon


def verb(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The verb readings of a word in lower case, as fields of a `Word`; empty where it is no verb."""
    found = _bound(text, lexicon) if text in lexicon.never else _verb(text, lexicon)
    if found and (other := _other(text, lexicon)):
        found |= {"participle": True, "other": other}
    if found.get("participle"):
        found["change"] = _changes(text, found.get("other") or found["lemma"], lexicon)
    return found


def _other(text: str, lexicon: Lexicon) -> str:
    """The verb of a participle behind a prefix, where what follows the prefix is a form of another verb, too, which
    begins like the mark of a participle: nobody means that one with a prefix before it."""
    part = lexicon.separable_first.match(text)
    inner = lexicon.participles.get(text[part.end() :]) if part and text not in lexicon.forms else None
    return part[0] + inner if part and inner else ""


def _bound(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The forms without tense of a word that is a noun or adjective elsewhere, where a language has such."""
    found = _form(text, lexicon) if lexicon.bound else None
    if found is None or not found[1] & {"infinitive", "participle"}:
        return {}
    return _fields(found[0], found[1] & {"infinitive", "participle"}) | {"known": True, "bound": True}


def _verb(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The verb readings of a word: from the lexicon, as an adjective, or by its ending."""
    if found := _form(text, lexicon):
        lemma, features = found
        adjective = "past" in features and any(
            text.endswith(e) and (inner := _form(text[: -len(e)], lexicon)) and "participle" in inner[1]
            for e in lexicon.endings
        )
        return _fields(lemma, features | ({"adjective"} if adjective else set())) | {"known": True}
    for ending in lexicon.endings:
        if not text.endswith(ending):
            continue
        stem = text[: -len(ending)]
        found = _form(stem, lexicon) if stem[-1:] in lexicon.participle_ends else None
        if found and "participle" in found[1]:
            return {"lemma": found[0], "attributive": True, "known": True}
    if text.endswith(lexicon.tails) and (formed := _formed(text, lexicon)):
        return formed
    if marked := _marked(text, lexicon):
        return marked
    return _guess(text, lexicon) if lexicon.guessed.fullmatch(text) else {}


def _formed(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The readings of a verb that is freely formed, or of its participle as an adjective; empty where it is none."""
    for ending, infinitive, features in lexicon.productive:
        if text.endswith(ending) and len(text) > len(ending) + 2:
            more = {"adjective"} if "past" in features else set()
            return _fields(text[: -len(ending)] + infinitive, features | more) | {"known": True}
    for ending in lexicon.endings:
        stem = text.removesuffix(ending)
        for last, infinitive, features in lexicon.productive:
            if stem != text and "participle" in features and stem.endswith(last):
                return {"lemma": stem[: -len(last)] + infinitive, "attributive": True, "known": True}
    return {}


def _marked(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The reading of a word that has the mark of the infinitive between a prefix and what may be one."""
    if not lexicon.mark or lexicon.mark not in text or not lexicon.patterns:
        return {}
    part = lexicon.separable_first.match(text)
    if not part:
        return {}
    bare = text[part.end() :].removeprefix(lexicon.mark)
    if part.end() + len(bare) == len(text) or not lexicon.patterns["infinitive"].fullmatch(bare):
        return {}
    return _fields(part[0] + bare, frozenset({"infinitive", "marked"}))


def _guess(text: str, lexicon: Lexicon) -> dict[str, Any]:
    """The verb readings that only the ending of a word speaks for."""
    features = frozenset(name for name, pattern in lexicon.patterns.items() if pattern.fullmatch(text))
    attributive = any(
        text.endswith(ending) and lexicon.patterns["participle"].fullmatch(text[: -len(ending)])
        for ending in lexicon.endings
    )
    return {"lemma": text, "attributive": attributive} | _fields(text, features)


def _fields(lemma: str, features: frozenset[str]) -> dict[str, Any]:
    finite = "past" if "past" in features else "present" if features & {"present", "reported"} else ""
    mood = "indicative"
    if "conditional" in features:
        finite, mood = "present", "conditional"
    elif "reported" in features:
        mood = "reported"
    return {
        "lemma": lemma,
        "finite": finite,
        "mood": mood,
        "participle": "participle" in features,
        "infinitive": "infinitive" in features,
        "marked": "marked" in features,
        "attributive": "adjective" in features,
    }


def _form(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str]] | None:
    """Lemma and features of a form, through its prefix if need be."""
    if found := lexicon.forms.get(text):
        return found
    if part := lexicon.separable_first.match(text):
        prefix, rest = part[0], text[part.end() :]
        inner = lexicon.forms.get(rest) or _inseparable(rest, lexicon)
        bare = rest.removeprefix(lexicon.mark)
        marked = (lexicon.forms.get(bare) or _inseparable(bare, lexicon)) if bare != rest else None
        if inner is None and marked:
            return prefix + marked[0], frozenset({"infinitive", "marked"})
        if inner is None and lexicon.separable_first.match(rest):
            inner = _form(rest, lexicon)
        if inner:
            both = _inseparable(text, lexicon) if prefix in lexicon.inseparable else None
            return prefix + inner[0], inner[1] | (both[1] if both else frozenset())
    return _inseparable(text, lexicon)


def _inseparable(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str]] | None:
    """Lemma and features of a form whose prefix never parts from it."""
    part = lexicon.inseparable_first.match(text)
    if not part:
        return None
    prefix, rest = part[0], text[part.end() :]
    features: set[str] = set()
    lemma = ""
    if found := lexicon.forms.get(rest):
        lemma = found[0]
        features |= found[1] - {"participle"}
    if rest in lexicon.bare:
        lemma = lemma or lexicon.bare[rest]
        features.add("participle")
    return (prefix + lemma, frozenset(features)) if features else None


def _changes(text: str, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a verb forms its perfect like one of motion or change, with its prefix or without; `text` is the
    participle, in which a prefix that does not always part is followed by a second one where it does.
    """
    if not lexicon.with_be or lemma in lexicon.with_be:
        return True
    part = lexicon.separable_first.match(lemma)
    if part is None or lemma[part.end() :] not in lexicon.with_be:
        return False
    return (
        part[0] not in lexicon.inseparable
        or "participle" in lexicon.forms.get(text[part.end() :], ("", ()))[1]
    )
