"""A synthetic newspaper archive of any size: `python benchmarks/archive.py 20000 > archive.jsonl`.

Every article is a pure function of seed and number, so an archive streams, and a longer one begins with a
shorter one. A newspaper of forty articles a day is imitated: stories happen on a day, several articles
announce them, report them on the day after or look back at them. Nine articles in ten state their day, some
have only a dateline, some nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FIRST_DAY = date(2015, 1, 1)
ARTICLES_A_DAY = 40
STORIES_A_DAY = 12
LENGTH = (8.45, 0.55)  # mean and deviation of the logarithm: articles of some 5,400 characters on average

FACTS = ("person", "place", "land", "der", "die", "das", "topic", "number", "count", "percent", "street")

Parts = dict[str, Any]


class Words(dict[str, Any]):
    """What braces in a sentence stand for: what a story has fixed, else a word from the list of that name."""

    def __init__(self, parts: Parts, dice: random.Random, **fixed: object) -> None:
        super().__init__(fixed)
        self.parts, self.dice = parts, dice

    def __missing__(self, name: str) -> str:
        dice, words = self.dice, self.parts["words"]
        match name:
            case "person":
                return f"{dice.choice(words['first'])} {dice.choice(words['last'])}"
            case "place":
                return str(dice.choice(words["stem"]) + dice.choice(words["ending"]))
            case "der" | "die" | "das":
                return str(dice.choice(words["topic"]) + dice.choice(words[name]))
            case "count":
                return f"{dice.randint(11, 99) * 100:,}".replace(",", ".")
            case "percent":
                return f"{dice.randint(1, 69)},{dice.randint(1, 9)}"
            case "year4" | "hour" | "age":
                return str(dice.randint(*{"year4": (1985, 2014), "hour": (9, 21), "age": (24, 81)}[name]))
        return str(dice.choice(words[name]))

    def say(self, sentences: list[str]) -> str:
        """One of the sentences with its braces filled, beginning with a capital."""
        said = self.dice.choice(sentences).format_map(self)
        return said[:1].upper() + said[1:]


def articles(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """The first `count` articles of the archive that `seed` makes."""
    parts = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return (article(number, parts, seed) for number in range(count))


def article(number: int, parts: Parts, seed: int) -> dict[str, str]:
    """One article: its main story, other stories, and prose up to a length that newspapers know."""
    dice = random.Random(f"{seed}/article/{number}")
    words = Words(parts, dice)
    today = FIRST_DAY + timedelta(number // ARTICLES_A_DAY)
    dated = dice.random()
    sentences = [told(today, dice.choice((-1, -1, -1, 1, 3)), parts, dice, seed)]
    length, goal = len(sentences[0]), dice.lognormvariate(*LENGTH)
    while length < goal:
        sentences.append(sentence(today, words, seed))
        length += len(sentences[-1]) + 1
    dateline = words.say([fill(d, today, parts) for d in parts["prose"]["dateline"]])
    record = {"id": f"{number:07}", "title": words.say(parts["prose"]["title"]), "source": "Archiv"}
    if dated < 0.9:
        record["published"] = today.isoformat()
    text = (dateline if 0.9 <= dated < 0.95 else "") + paragraphs(sentences, dice)
    return record | {"text": text}


def sentence(today: date, words: Words, seed: int) -> str:
    """A further sentence of an article: another story, a time in passing, or plain prose."""
    kind = words.dice.random()
    if kind < 0.06:
        return told(
            today, words.dice.choice((-1, -2, -5, 2, 6, -40, -200, -700)), words.parts, words.dice, seed
        )
    return words.say(words.parts["prose"]["timed" if kind < 0.16 else "plain"])


def told(today: date, distance: int, parts: Parts, dice: random.Random, seed: int) -> str:
    """A story of the day that lies `distance` days from today, told as one tells it today."""
    day = today + timedelta(distance)
    story = f"{seed}/story/{day}/{dice.randrange(STORIES_A_DAY)}"
    fixed = random.Random(story)
    forms = fixed.choice(parts["stories"])
    words = Words(parts, fixed)
    facts = {name: words[name] for name in FACTS}
    side = "before" if distance > 0 else "after" if distance > -8 else "later"
    named = fill(dice.choice(parts["days"][nearness(distance)]), day, parts)
    return Words(parts, dice, **facts, when=named).say(forms[side])


def nearness(distance: int) -> str:
    """The list of wordings for a day so many days away."""
    if distance == -1:
        return "yesterday"
    if abs(distance) < 7:
        return "past_week" if distance < 0 else "next_week"
    return "near" if distance > -90 else "far"


def fill(wording: str, day: date, parts: Parts) -> str:
    """A wording with the day's own weekday, month and numbers; other braces stay."""
    own = {"weekday": parts["weekdays"][day.weekday()], "month": parts["months"][day.month - 1],
           "day": day.day, "m": day.month, "year": day.year}  # fmt: skip
    for name, word in own.items():
        wording = wording.replace(f"{{{name}}}", str(word))
    return wording


def paragraphs(sentences: list[str], dice: random.Random) -> str:
    """Sentences set in paragraphs of three to six."""
    rest, blocks = sentences, []
    while rest:
        size = dice.randint(3, 6)
        blocks.append(" ".join(rest[:size]))
        rest = rest[size:]
    return "\n\n".join(blocks) + "\n"


def main() -> None:
    """Print the archive."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("count", type=int, help="how many articles")
    ask.add_argument("--seed", type=int, default=7)
    given = ask.parse_args()
    for record in articles(given.count, given.seed):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
