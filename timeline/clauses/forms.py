"""A language's verb forms and function words, compiled from verbs.toml and clauses.toml. Lives in the clauses room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from timeline.language import Pack


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's verb forms and function words, compiled once."""

    forms: dict[str, tuple[str, frozenset[str]]]
    participles: dict[str, str]  # a form that is another verb's, too: whose participle it is behind a prefix
    presents: dict[str, str]  # infinitive: third person singular
    bare: dict[str, str]  # participles without their own prefix, for verbs with another
    with_be: frozenset[str]
    separable_first: re.Pattern[str]
    inseparable: frozenset[str]
    inseparable_first: re.Pattern[str]
    endings: tuple[str, ...]
    inflected: frozenset[str]  # the last letters of these: how an adjective before its noun ends
    participle_ends: frozenset[str]  # the last letters of participles
    productive: tuple[tuple[str, str, frozenset[str]], ...]  # ending, the infinitive's ending, features
    tails: tuple[str, ...]  # all that a freely formed verb, or its participle as an adjective, can end in
    function: dict[str, dict[str, Any]]
    patterns: dict[str, re.Pattern[str]]
    guessed: re.Pattern[str]  # any of the patterns
    never: frozenset[str]
    bound: bool  # what is never a finite verb may be an infinitive or a participle
    mark: str


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The verb forms and function words of a language; empty where it has none."""
    verbs, clauses = pack.table("verbs"), pack.table("clauses")
    forms: dict[str, tuple[str, set[str]]] = {}
    bare: dict[str, str] = {}
    participles: dict[str, str] = {}
    prefix = verbs.get("strong_endings", {}).get("participle_mark", "")
    for form, lemma, feature in (*_given(verbs), *_weak(verbs), *_strong(verbs)):
        if feature == "bare":
            bare.setdefault(form, lemma)
        elif (known := forms.setdefault(form, (lemma, set())))[0] == lemma:
            known[1].add(feature)
        elif feature == "participle" or "participle" in known[1]:
            participles[form] = lemma if known[0].startswith(prefix) else known[0]
    separable, inseparable = verbs.get("separable", "").split(), verbs.get("inseparable", "").split()
    patterns = {k: v for k, v in clauses.get("patterns", {}).items() if k != "never"}
    endings, productive = tuple(verbs.get("adjective", "").split()), _productive(verbs)
    return Lexicon(
        forms={form: (lemma, frozenset(features)) for form, (lemma, features) in forms.items()},
        participles=participles,
        presents=_presents(forms),
        bare=bare,
        with_be=frozenset(verbs.get("with_be", "").split()),
        separable_first=_first(separable),
        inseparable=frozenset(inseparable),
        inseparable_first=_first(inseparable),
        endings=endings,
        inflected=frozenset(ending[-1] for ending in endings),
        participle_ends=frozenset(
            form[-1] for form in (*bare, *(f for f, (_, known) in forms.items() if "participle" in known))
        ),
        productive=productive,
        tails=tuple(last + ending for last, *_ in productive for ending in ("", *endings)),
        function=_function(clauses, separable),
        patterns={k: re.compile(v) for k, v in patterns.items()},
        guessed=re.compile("|".join(f"(?:{v})" for v in patterns.values()) or r"(?!)"),
        never=frozenset(clauses.get("patterns", {}).get("never", "").split()),
        bound=bool(clauses) and not clauses.get("capital_nouns"),
        mark=clauses.get("words", {}).get("infinitive_mark", ""),
    )


def _presents(forms: dict[str, tuple[str, set[str]]]) -> dict[str, str]:
    """The third person singular of each infinitive."""
    found: dict[str, str] = {}
    for form, (lemma, features) in forms.items():
        if "present" in features and form != lemma:
            found.setdefault(lemma, form)
    return found


def _first(prefixes: list[str]) -> re.Pattern[str]:
    """The longest of some prefixes that a word begins with; only those of its first letter are tried."""
    longest = sorted(prefixes, key=lambda p: (p[0], -len(p), p))
    letters = [
        re.escape(letter) + "(?:" + "|".join([re.escape(p[1:]) for p in same]) + ")"
        for letter, same in groupby(longest, key=itemgetter(0))
    ]
    return re.compile("(?:" + "|".join(letters) + ")(?=.{3})" if letters else r"(?!)")


def _strong(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of the verbs whose principal parts are listed."""
    rule = verbs.get("strong_endings", {})
    for line in verbs.get("strong", "").splitlines():
        lemma, present, past, participle, *conditional = line.split()
        yield from ((lemma, lemma, "infinitive"), (lemma, lemma, "present"), (present, lemma, "present"))
        yield from ((past, lemma, "past"), (participle, lemma, "participle"))
        stem = lemma.removesuffix(rule["infinitive"])
        yield (stem + rule["reported"], lemma, "reported")
        yield (_plural(past, rule), lemma, "past")
        for form in conditional:
            yield from ((form, lemma, "conditional"), (_plural(form, rule), lemma, "conditional"))
        mark = rule["participle_mark"]
        yield (participle.removeprefix(mark), lemma, "bare")


def _plural(form: str, rule: dict[str, str]) -> str:
    """The plural of a strong form: its ending is a short one where the form ends like that of reported speech."""
    return form + rule["short_plural" if form.endswith(rule["reported"]) else "plural"]


def _weak(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of the verbs that follow a rule."""
    rules = [(re.compile(f"(?:{rule['like']})$"), rule) for rule in verbs.get("conjugation", [])]
    suffixes = verbs.get("strong_endings", {})
    unmarked = re.compile(f"(?:{'|'.join(verbs.get('inseparable', '').split()) or '(?!)'})")
    for lemma in verbs.get("weak", "").split():
        stem = re.sub(suffixes["stem_ending"], "", lemma)
        rule = next(r for pattern, r in rules if pattern.search(lemma))
        for feature in ("present", "past", "participle", "infinitive"):
            for form in rule[feature].split():
                written = form.format(s=stem)
                if feature == "participle":
                    plain = written.removeprefix(suffixes["participle_mark"])
                    yield (plain, lemma, "bare")
                    written = plain if unmarked.match(lemma) else written
                reported = feature == "present" and written == stem + suffixes["reported"]
                yield (written, lemma, "reported" if reported else feature)
        yield (lemma, lemma, "present")


def _productive(verbs: dict[str, Any]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The endings of freely formed verbs, the longest first."""
    found: dict[str, tuple[str, set[str]]] = {}
    for rule in verbs.get("productive", []):
        for feature in ("present", "reported", "past", "participle", "infinitive"):
            for ending in rule.get(feature, "").split():
                found.setdefault(ending, (rule["lemma"], set()))[1].add(feature)
    longest = sorted(found, key=lambda e: (-len(e), e))
    return tuple((e, found[e][0], frozenset(found[e][1])) for e in longest)


def _given(verbs: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(form, lemma, feature) of forms that no rule yields."""
    for feature, lines in verbs.get("irregular", {}).items():
        for pair in lines.split():
            form, _, lemma = pair.partition("=")
            yield (form, lemma or form, feature)


def _function(clauses: dict[str, Any], separable: list[str]) -> dict[str, dict[str, Any]]:
    """What the function words are, by word."""
    found: dict[str, dict[str, Any]] = {}
    for kind, tenses in clauses.get("auxiliaries", {}).items():
        for tense, moods in tenses.items():
            for mood, forms in moods.items():
                for form in forms.split():
                    found.setdefault(form, {})["auxiliary"] = (kind, tense, mood)
    for kind, forms in clauses.get("helpers", {}).items():
        for form in forms.split():
            found.setdefault(form, {})["helper"] = kind
    for sureness, groups in clauses.get("openers_of", {}).items():
        for kind, forms in groups.items():
            for form in forms.split():
                found.setdefault(form, {}).setdefault(sureness, kind)
    words = clauses.get("words", {})
    names = (
        "negation", "determiner", "preposition", "adverb", "coordination", "pronoun", "ahead", "moved", "perfect",
        "subject", "like", "likened", "active", "reports", "keeping",
    )  # fmt: skip
    for name in names:
        for form in words.get(name, "").split():
            found.setdefault(form, {})[name] = True
    for form in words.get("infinitive_mark", "").split():
        found.setdefault(form, {})["mark"] = True
    for form in separable:
        found.setdefault(form, {})["particle"] = True
    return found
