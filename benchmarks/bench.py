"""Measure the program on a synthetic archive and write the tables into docs/scale.md: `make bench`.

Made in one run on one machine: ours beside dateparser's search on the same texts, each stage's share of one
process, and what `tag` and `build` cost as the archive grows. `--sizes 2000 20000 40000` sets the archives.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

from archive import articles
from running import Run, run

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs" / "scale.md"
SAMPLE = 200  # articles for dateparser's search
STAGES = {
    "find sentences": ("clauses", "outline"),
    "find expressions": ("expressions", "find"),
    "find entities": ("entities", "find"),
    "find claims": ("claims", "claims"),
    "date the articles": ("dating", "together"),
    "resolve expressions": ("expressions", "resolve"),
    "make mentions": ("claims", "mention"),
    "merge events": ("merge", "merge"),
    "take in rows": ("store.writing", "Fresh.flush"),
    "write, check and seal the store": ("store.building", "Rebuild.write"),
    "draw the page": ("store.building", "Rebuild.commit"),
}


def main() -> None:
    """Measure, print, and put the tables between the markers of the report."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--sizes", type=int, nargs="+", default=[2000, 20000, 40000])
    ask.add_argument("--dry", action="store_true", help="print only")
    given = ask.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in report(given.sizes, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    text = "\n".join(lines)
    if not given.dry:
        before, rest = REPORT.read_text(encoding="utf-8").split("<!-- bench -->\n")
        after = rest.split("<!-- /bench -->")[1]
        REPORT.write_text(f"{before}<!-- bench -->\n{text}\n<!-- /bench -->{after}", encoding="utf-8")


def report(sizes: list[int], folder: Path) -> Iterator[str]:
    """The report, line by line."""
    yield f"Measured on {machine()}."
    yield ""
    yield from beside_dateparser(folder)
    yield ""
    yield from shares(folder)
    yield ""
    yield from growth(sizes, folder)


def machine() -> str:
    """What the figures were made on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    names = [
        line.split(":")[1].strip()
        for file in (Path("/proc/cpuinfo"),)
        if file.exists()
        for line in file.read_text().splitlines()
        if line.startswith("model name")
    ]
    model = names[0] if names else platform.machine()
    return f"{cores} cores of {model}, Python {platform.python_version()}, {platform.system()}"


def beside_dateparser(folder: Path) -> Iterator[str]:
    """Our tagger and dateparser's search on the same texts, each in this one process, warmed."""
    from dateparser.search import search_dates

    from timeline.tagging import tag

    few = archive(SAMPLE, folder)
    texts = [json.loads(line)["text"] for line in few.read_text(encoding="utf-8").splitlines()]
    characters = sum(map(len, texts))
    search_dates(texts[0], languages=["de"])
    theirs = timed(lambda: [search_dates(t, languages=["de"]) for t in texts])
    list(tag([few]))
    ours = timed(lambda: list(tag([few])))
    yield "| on the same texts, one process | characters/s | times |"
    yield "|---|--:|--:|"
    yield f'| `dateparser.search`, languages=["de"] | {characters / theirs:,.0f} | 1 |'
    yield f"| `timeline.tag` | {characters / ours:,.0f} | {theirs / ours:,.0f} |"


def shares(folder: Path) -> Iterator[str]:
    """How the seconds of one build in one process fall to the stages."""
    from timeline.walk import build

    size = 1000
    spent = dict.fromkeys(STAGES, 0.0)
    for stage, (room, path) in STAGES.items():
        *classes, name = path.split(".")
        owner = reduce(getattr, classes, import_module(f"timeline.{room}"))
        setattr(owner, name, clocked(getattr(owner, name), stage, spent))
    texts = archive(size, folder)
    whole = timed(lambda: build([texts], folder / "s.duckdb", folder / "s.html", processes=1))
    rest = whole - sum(spent.values())
    yield f"| stage, {size:,} articles, one process | ms an article | share |"
    yield "|---|--:|--:|"
    for stage, seconds in [*spent.items(), ("read, check, and the rest", rest)]:
        yield f"| {stage} | {seconds / size * 1000:.2f} | {seconds / whole:.0%} |"
    yield f"| all | {whole / size * 1000:.2f} | 100% |"


def growth(sizes: list[int], folder: Path) -> Iterator[str]:
    """Cost and memory of whole commands, start-up included, as the archive grows."""
    yield "| articles | command | seconds | computed | characters/s | ms an article | peak memory, main + each worker |"
    yield "|--:|---|--:|--:|--:|--:|--:|"
    for size in sorted(sizes):
        path = archive(size, folder)
        build = ["build", path, "--store", folder / "a.duckdb", "--chart", folder / "a.html"]
        commands = {"build": build, "build, nothing changed": build}
        if size == min(sizes):
            commands = {"tag": ["tag", path], **commands}
        for name, command in commands.items():
            yield row(size, name, run(*command), path)
        change_one(path)
        yield row(size, "build, one article changed", run(*build), path)
        for product in folder.glob("a.*"):
            product.unlink()


def row(size: int, name: str, done: Run, path: Path) -> str:
    """A line of the growth table."""
    with path.open(encoding="utf-8") as lines:
        speed = sum(len(json.loads(line)["text"]) for line in lines) / done.seconds
    return (
        f"| {size:,} | {name} | {done.seconds:.1f} | {done.computed:.1f} | {speed:,.0f} "
        f"| {done.seconds / size * 1000:.2f} | {done.main:,.0f} + {done.worker:,.0f} MB |"
    )


def archive(size: int, folder: Path) -> Path:
    """A file with the first `size` articles."""
    path = folder / f"archive-{size}.jsonl"
    if not path.exists():
        with path.open("w", encoding="utf-8") as sink:
            sink.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in articles(size))
    return path


def change_one(path: Path) -> None:
    """Add a sentence to the first article of an archive."""
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    record = json.loads(first)
    record["text"] += "Am Montag war alles anders.\n"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n" + rest, encoding="utf-8")


def timed(work: Any) -> float:
    """Seconds that the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def clocked(function: Any, stage: str, spent: dict[str, float]) -> Any:
    """The function, adding what it takes to `spent[stage]`."""

    def clocked(*args: Any, **options: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            spent[stage] += time.perf_counter() - started

    return clocked


if __name__ == "__main__":
    main()
