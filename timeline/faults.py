"""Faults of the program itself: what is said of them, and how one article's costs the others nothing.

Every room may come here. A fault is what no room has foreseen; no memory is none, for it would lack at the next article
too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from timeline.values import Article, Problem

Answer = TypeVar("Answer")

HOUSE = Path(__file__).parent


def spared(article: Article, work: Callable[[], Answer], instead: Callable[[Problem], Answer]) -> Answer:
    """What `work` on an article comes to; where the program fails at it, what stands `instead`, given the problem."""
    try:
        return work()
    except MemoryError:
        raise
    except Exception as error:  # whatever it is
        return instead(Problem(article.path, "read", f"a fault of this program: {told(error)}"))


def told(error: BaseException) -> str:
    """What failed, and the innermost place of this program where it did: "KeyError in merge/pairs.py, line 12"."""
    import traceback

    far = error.__cause__  # of a fault in another process Python keeps the text of its traceback
    texts = (
        [str(far)] if type(far).__name__ == "_RemoteTraceback" else traceback.format_tb(error.__traceback__)
    )
    places = re.findall(r'File "(.+)", line (\d+)', "".join(texts))
    own = [(Path(file).relative_to(HOUSE).as_posix(), n) for file, n in places if HOUSE in Path(file).parents]
    return type(error).__name__ + "".join(f" in {file}, line {n}" for file, n in own[-1:])
