"""Builds that are killed at random moments: `python -m tests.store.cut FOLDER TIMES SEED`.

Every build is a fork of this process, which itself never opens a database, so that a fork starts in no time.
Prints, as JSON, what was found after each kill: the store's and the page's state before and after `settle`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.store import archive
from tests.store.conftest import page, put
from timeline import store
from timeline.store import placing

STATES = {name: archive.many(40, 10, name) for name in ("a", "b")}


def apart(work: Callable[[], object]) -> int:
    """Run `work` in a fork and return the fork's process id."""
    if pid := os.fork():
        return pid
    try:
        work()
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        os._exit(1)
    os._exit(0)


def waited(work: Callable[[], object]) -> None:
    """Run `work` in a fork to its end."""
    _, status = os.waitpid(apart(work), 0)
    assert status == 0, status


def state(folder: Path) -> dict[str, str]:
    """Which of the two archives store and page hold."""
    with store.open_store(folder / "t.duckdb") as opened:
        texts = set(opened.documents()["text"])
        rows = {
            r: opened.query(f"SELECT count(*) AS n FROM {r}")["n"][0] for r in ("expressions", "mentions")
        }
    held = [name for name, articles in STATES.items() if texts == {a.text for a in articles}]
    assert rows == {"expressions": 400, "mentions": 400}, rows
    return {"store": held[0], "page": page(folder)}


def settled(folder: Path) -> dict[str, str]:
    """The state once whoever comes next has finished or swept up what was cut off."""
    with store.rebuild(folder / "t.duckdb", folder / "t.html"):
        pass
    assert sorted(p.name for p in folder.iterdir()) == ["t.duckdb", "t.html"]
    return state(folder)


def told(look: Callable[[Path], dict[str, str]], folder: Path) -> dict[str, str]:
    """What a look from a process of its own tells."""
    note = folder.parent / "seen.json"
    waited(lambda: note.write_text(json.dumps(look(folder))))
    return dict(json.loads(note.read_text()))


def main(folder: Path, times: int, seed: str) -> None:
    """Kill `times` builds, each at another moment."""
    dice = random.Random(seed)
    started = time.perf_counter()
    waited(lambda: put(folder, STATES["a"], "a"))
    whole = time.perf_counter() - started
    seen = []
    at = "a"
    for _ in range(times):
        target = "b" if at == "a" else "a"
        pid = apart(lambda: put(folder, STATES[target], target))  # noqa: B023 - the fork runs at once
        time.sleep(dice.uniform(0, 1.3 * whole))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        cut_in_commit = placing.journal(folder / "t.duckdb").exists()
        before, after = told(state, folder), told(settled, folder)
        seen.append({"was": at, "target": target, "before": before, "after": after, "commit": cut_in_commit})
        at = after["store"]
    print(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
