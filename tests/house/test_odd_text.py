"""Text that nobody wrote for a reader is drafted in bounded time: a quadratic rule would not come to an end."""

import subprocess
import sys

import pytest

DRAFT = """
import sys
from timeline.drafting import draft
from timeline.values import Article
ODD = {
    "points": "." * 100_000,
    "points apart": ". " * 100_000,
    "no blank": "a" * 1_000_000,
    "no blank, capitals": "A" * 1_000_000,
    "brackets": "(" * 50_000 + "x" + ")" * 50_000,
    "brackets around words": "(wort " * 30_000,
    "quotes": "„" * 50_000 + "x" + "“" * 50_000,
    "open quotes": '"er sagte ' * 30_000,
    "no characters": "Am 3. Mai\\0 kam er. " * 10_000,
    "half characters": "Am 3.\\ud800 Mai kam er. " * 10_000,
    "marks of direction": "Am \\u200f3. \\u202eMai kam er. " * 10_000,
    "no full stop": "Der Minister sagte am Freitag, dass ein Treffen im Mai geplant ist, und " * 3_000,
    "lines": "\\n" * 200_000,
    "commas": "a, " * 100_000,
    "hyphens": "Anna-Berg-" * 50_000,
    "dates": "3. Mai 2024, " * 10_000,
    "conjunctions": "und " * 50_000,
}
text = ODD[sys.argv[1]]
made = draft(Article("d", "n", "p", text, sys.argv[2]))
assert not made.problems, made.problems
assert all(0 <= c.start < c.end <= len(text) for c in made.claims)
assert all(text[e.start : e.end] == e.text for e in made.expressions)
"""
NAMES = [line.split('"')[1] for line in DRAFT.splitlines() if line.startswith('    "')]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_comes_to_an_end(name, language):
    """The draft is made within a minute, and what it holds lies in the text."""
    done = subprocess.run(
        [sys.executable, "-c", DRAFT, name, language], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
