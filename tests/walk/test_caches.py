"""What an article says is the same, whatever was read before it: every cache holds what is pure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STORIES = Path(__file__).parents[1] / "gold" / "stories" / "docs"
READ = """
import sys
from timeline import articles
from timeline.drafting import draft
for name in sys.argv[1:]:
    print(next(repr(draft(article)) for article in articles.read([name])))
"""


def drafts(names: list[str]) -> list[str]:
    """The drafts of articles, read in this order by a process that has read nothing before."""
    done = subprocess.run([sys.executable, "-c", READ, *names], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def names() -> list[str]:
    """The articles of the stories."""
    return sorted(map(str, STORIES.iterdir()))


def test_an_article_says_the_same_first_and_last(names):
    """Forwards, backwards, and twice over: one draft for each article."""
    first = drafts(names)
    assert len(set(first)) == len(names)
    assert drafts([*reversed(names), *names]) == [*reversed(first), *first]


def test_an_article_says_the_same_alone(names):
    """The last of many articles, and the only one."""
    assert drafts(names)[-1:] == drafts(names[-1:])
