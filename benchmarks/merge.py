"""How long merging takes, on made-up claims with as many stories and words as an archive has.

usage: python benchmarks/merge.py [ARTICLES]      (20 claims each; 50000 articles are 1,000,000 claims)
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from timeline import columns, merge
from timeline.values import Article, Claim, Dating, Draft, Mention, Settled

TRIGGERS = ("Gipfel", "Treffen", "unterzeichnen", "sagen", "erklären", "Streik", "Urteil", "Unfall", "Wahl")
CLAIMS, WORDS, ACTORS, DAYS = 20, 40_000, 5_000, 3_000


def build(articles: int) -> columns.Told:
    """Articles that each tell one of so many stories; a story has its actors, its words and its days."""
    draw = random.Random(7)
    stories = []
    for _ in range(max(1, articles // 4)):
        day = date(2015, 1, 1) + timedelta(draw.randrange(DAYS))
        actors = [f"Person{int(ACTORS * draw.random() ** 3)}" for _ in range(4)]
        words = [f"wort{int(WORDS * draw.random() ** 2)}x" for _ in range(60)]
        when = [day - timedelta(draw.randrange(40)) for _ in range(60)]
        events = [(draw.choice(TRIGGERS), draw.sample(words, 6), draw.sample(actors, 2), d) for d in when]
        stories.append((day, events))
    told = []
    for n in range(articles):
        day, events = draw.choice(stories)
        doc, text, claims = f"d{n:06}", "", []
        for trigger, words, actors, when in draw.sample(events, CLAIMS):
            filler = [f"wort{int(WORDS * draw.random() ** 2)}x" for _ in range(4)]
            sentence = " ".join([*actors, trigger, *words, *filler])
            start = len(text)
            text += sentence + ". "
            at = start + sentence.index(trigger)
            kind = "statement" if trigger in ("sagen", "erklären") else "other"
            claims.append(
                (
                    Claim(
                        start, start + len(sentence), at, at + len(trigger), trigger, kind, "occurred",
                        trigger, 0, "expression", "past", tuple(actors),
                    ),
                    sentence,
                    when,
                )
            )  # fmt: skip
        article = Article(doc, doc, doc, text, "de")
        said = tuple(
            Mention(f"{doc}-{i}", doc, c, quote, when.isoformat(), when, when)
            for i, (c, quote, when) in enumerate(claims)
        )
        draft = Draft(article, traits=merge.traits(article, [c for c, _, _ in claims]))
        dating = Dating(day.isoformat(), day, day, "stated", 1.0, (), ((day, day),))
        told.append(Settled(draft, dating, (), said))
    return columns.told_by(told)


def main() -> None:
    """Build, merge, and print one line."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    told = build(articles)
    started = time.process_time()
    events = merge.merge(told).events
    took = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(told.mentions)} claims of {articles} articles -> {len(events)} events in {took:.1f} s "
        f"({took / len(told.mentions) * 1e6:.0f} µs a claim), peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
