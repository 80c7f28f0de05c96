"""How a line states a day as the article's own: date lines, bylines, datelines, words of publication and change.

Pure, one line at a time; which lines are asked, and for which days, is the business of `stated`. The words are data
(`language/<code>/dating.toml`); what is here are signs, and the order in which they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline import language

LONGEST = 120
"""Characters of a line that is nothing but names and dates."""
EDGE = 240
"""Characters on either side of a day that say how its line states it."""
NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
"""A word that begins with a capital letter."""
AGENCY = r"(?:[a-z]{2,5}|[^\W\d_a-zß-öø-ÿ]\w+)"
TIME = r"(?:T?\d\d?(?:[:.h]?\d\d){0,2}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\s*(?:[ap]\.?m\.?)?)"
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
OPENING = "„“\"»«‚'’"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line states a day: "published", "bare", "dateline" or "updated"; the words that lead it; and whether
    nothing but its look says so (`sure` False), so that what the article tells may speak against it."""

    kind: str
    lead: str = ""
    sure: bool = True


def manner(line: str, start: int, end: int, code: str, spelled: bool = False) -> Manner | None:
    """How a line states the day at its characters `start:end`, or None where it merely mentions it.

    `spelled` says that the day is written with the name of its month, as in a headline.
    """
    words, left, right = _words(code), line[max(start - EDGE, 0) : start], line[end : end + EDGE]
    if _ISO.fullmatch(line, start, end):
        right = ""  # a machine wrote this: what follows is no part of its sentence
    return (
        _led(words, left, right)
        or _said(words, left, right)
        or _printed(words, left, right)
        or _field(words, left, right, spelled)
        or _dateline(words, left, right)
        or _signed(words, left, right)
    )


def _led(words: _Words, left: str, right: str) -> Manner | None:
    """A word of publication or change before the day; without a colon nothing else may follow, for "Published on
    14 November 2012, the report …" tells of a report."""
    found = words.lead.search(left)
    if not found or not (":" in found[0] or words.closes.match(right)):
        return None
    return Manner("updated" if found["updated"] else "published", found[found.lastgroup or 0])


def _said(words: _Words, left: str, right: str) -> Manner | None:
    """The article speaks of itself: "This article was published on 14 November 2012"."""
    own = words.own.search(left)
    if own is None:
        return None
    found = words.after.match(right) or words.before.search(left, own.start())
    return Manner("updated" if found["updated"] else "published", own[0]) if found else None


def _printed(words: _Words, left: str, right: str) -> Manner | None:
    """A line of print: a number of an issue before the day, or a page after it."""
    short = len(left) <= LONGEST and len(left.split()) <= 8
    if short and (words.page.match(right) or (words.issue.search(left) and words.closes.match(right))):
        return Manner("published", sure=False)
    return None


def _field(words: _Words, left: str, right: str, spelled: bool) -> Manner | None:
    """A day that fills a field of its line: the whole of it, or what bars and dots set off; behind a comma only
    where names stand before it, or whose press release it is."""
    left = words.weekday.sub("", left).rstrip(" ")
    head = not left.strip("([# *_")
    if head and (words.closes.match(right) or words.names.fullmatch(right.strip(" ,."))):
        return Manner("bare", sure=not spelled or bool(right.strip(" .)")))
    if not words.ends.match(right) or len(left) > LONGEST:
        return None
    if left.endswith(("|", "·", "•", "\t")):
        return Manner("bare")
    if words.release.fullmatch(left):
        return Manner("bare", sure=False)
    named = re.fullmatch(r"(.*?)\s*[,/–—-]", left)
    return Manner("bare", sure=False) if named and words.byline.fullmatch(named[1]) else None


def _dateline(words: _Words, left: str, right: str) -> Manner | None:
    """A place, the day, and an agency, a dash or, where a comma parts place and day, a full stop."""
    left = words.weekday.sub("", left)
    place = words.place.fullmatch(left.strip())
    if not place:
        return None
    set_off = place["comma"] or place["agency"] or place[0].isupper()
    if set_off and re.match(r"\s*(?:,\s*)?(?:\([^()]{2,30}\)|/\w{2,12}/|[A-Z]{2,5}\s*[–—-])", right):
        return Manner("dateline")
    ended = re.match(r"\)?\s*[–—-]{1,2}\s", right) or (
        place["comma"] and re.match(rf"\s*\.\s+[{OPENING}]?[^\W\d_a-zß-öø-ÿ]", right)
    )
    return Manner("dateline", sure=bool(place["agency"] or place["before"])) if set_off and ended else None


def _signed(words: _Words, left: str, right: str) -> Manner | None:
    """A day in brackets at the end of a line, alone or behind an agency and a comma."""
    ends = re.fullmatch(rf"[\s,]*{TIME}?[^()\[\]]{{0,12}}[)\]]\W*", right)
    return Manner("bare") if ends and words.signed.search(left) else None


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words around stated dates, compiled."""

    lead: re.Pattern[str]
    own: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    issue: re.Pattern[str]
    page: re.Pattern[str]
    weekday: re.Pattern[str]
    closes: re.Pattern[str]
    ends: re.Pattern[str]
    names: re.Pattern[str]
    byline: re.Pattern[str]
    place: re.Pattern[str]
    signed: re.Pattern[str]
    release: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    table = language.pack(code).table("dating").get("stated", {})
    published, updated, opens, own, between, weekdays, letter, issues, pages, by, within, hours, releases = (
        _either(table.get(k, []))
        for k in ("published", "updated", "opens", "own", "between", "weekdays", "letter", "issues", "pages", "by",
                  "within", "hours", "releases")
    )  # fmt: skip
    kinds = rf"(?:(?P<updated>{updated})|(?P<published>{published}))\b"
    glue = rf"(?:(?:{between}|{weekdays}|{hours})\b\.?|(?-i:\b[A-Z]{{3,4}}\b)|{TIME}|[\s:,|–—-])*+"
    name = rf"{NAME}(?:[ /](?:{within}|{NAME})){{0,3}}"
    time = rf"(?:[\s,|–—-]*(?:(?:{between})\b)?\s*{TIME}\s*(?:{hours})?)?(?:\s+(?-i:[A-Z]{{2,4}})\b)?"
    close = rf"{time}[\s.]*"
    return _Words(
        lead=re.compile(rf"(?i)(?:^\W*(?P<opens>{opens})\b|(?:^|[|·•–—(\[;,.]\s*|\s-\s)\W*{kinds}){glue}\Z"),
        own=re.compile(rf"(?i)(?:^|(?<=[.!?(] )|(?<=\())(?:{own})\b"),
        before=re.compile(rf"(?i)\b{kinds}{glue}\Z"),
        after=re.compile(rf"(?i){time}\s*{kinds}"),
        issue=re.compile(rf"(?i)(?:{issues})\s*\d[\d/]*\W*(?:{between})?\s*{glue}\Z"),
        page=re.compile(rf"(?i)[\s,;/|]*(?:\w+ )?(?:{pages})\s*(?:[A-Z]{{1,3}}\b|[A-Z]?\d)"),
        weekday=re.compile(
            rf"(?i)\b(?:{weekdays})\b[.,]*\s*(?:\b(?:{letter}|{between})\s*)?\Z|(?<=[,\w] )\b(?:{letter})\s*\Z"
        ),
        closes=re.compile(rf"(?i){close}(?:$|[|·•)\]–—:(;]|-+\s|/|[,\s]+(?:{updated}|{published})\b)"),
        ends=re.compile(rf"(?i){close}(?:$|[|·•)\]])"),
        names=re.compile(rf"(?:(?i:{by}) )?{name}|{AGENCY}(?:/{AGENCY})*"),
        byline=re.compile(rf"(?:(?i:{by}) )?{name}(?:(?:, | und | and |/){name}){{0,2}}|{AGENCY}(?:/{AGENCY})*"),
        place=re.compile(
            rf"(?:\(?(?P<before>{AGENCY}(?:/{AGENCY})*)\)? )?{name}(?:, ?{name})?"
            rf"\s*(?P<agency>\([^()]{{2,30}}\)\s*[–—-]*)?\s*(?P<comma>,)?"
        ),
        release=re.compile(rf"(?i)\W*(?:{releases})\b[^!?:]*[,/–—-]\s*"),
        signed=re.compile(rf"[(\[]\s*(?:{AGENCY}(?:\s?[/,]\s?{AGENCY}){{0,3}},)?\s*\Z"),
    )  # fmt: skip


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
