"""Template, style, scripts, texts and data become one file under a policy that lets nothing else in.

Scripts are allowed by their hashes, so no text of an article can ever run; the data are packed, so no text of
an article can ever be read as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from timeline.page.rows import BLOCK, Content

AHEAD = 8
"""Blocks that wait to be packed, or to be taken."""
ROOM = Path(__file__).parent
ORDER = ("texts", "dates", "words", "events", "window", "state", "matching", "packing", "marks",
         "titles", "chart", "strip", "list", "details", "filters", "frame", "save", "touch", "hand", "search", "keys",
         "address", "buttons", "main")  # fmt: skip
"""The scripts in the order in which they need one another."""
LOOKS = ("page", "sizes", "paper")
"""The stylesheets, the later ones over the earlier."""


def assemble(content: Content, chart: str, overview: str) -> Iterator[str]:
    """The file in pieces: what the chart needs first, then the scripts, then the details that are read on demand."""
    plotly, script = fixed("vendor/plotly-basic.min.js"), joined()
    style = "".join(fixed(f"style/{name}.css") for name in LOOKS)
    policy = (
        "default-src 'none'; "
        f"script-src {allowed(plotly)} {allowed(script)}; style-src {allowed(style)} {allowed('')}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    shared = f'"block":{BLOCK},"texts":{dumped(texts())},"chart":{chart},"overview":{overview}'
    named = chain(
        [("articles", content.articles)], ((f"details-{n}", d) for n, d in enumerate(content.details))
    )
    parts = {
        "policy": [policy],
        "style": [style],
        "first": [block("first", f'{{"index":{content.index},{shared}}}')],
        "plotly": [plotly],
        "script": [script],
        "later": packed(named),
    }
    for n, piece in enumerate(re.split(r"\{\{(\w+)\}\}", fixed("template.html").rstrip("\n"))):
        yield from parts[piece] if n % 2 else [piece]


def packed(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Blocks of data, a line each. Packing leaves Python's lock, so it goes on while the store is asked."""
    with ThreadPoolExecutor() as pool:
        waiting: deque[Future[str]] = deque()
        for name, text in named:
            waiting.append(pool.submit(block, name, text))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        yield from (each.result() for each in waiting)


def block(name: str, text: str) -> str:
    """A line of packed data that no browser reads as anything but data."""
    packed = base64.b64encode(gzipped(text.encode())).decode()
    return f'<script type="application/gzip" id="{name}">{packed}</script>\n'


def gzipped(data: bytes) -> bytes:
    """Gzip without a clock in its head; the next level is 3 % smaller, and takes half as long again."""
    packer = zlib.compressobj(5, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def allowed(source: str) -> str:
    """The hash by which the policy knows an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@lru_cache
def joined() -> str:
    """The modules of script/ as one: each keeps its names to itself but for those that it exports."""
    return '"use strict";\n' + "\n".join(enclosed(fixed(f"script/{name}.js")) for name in ORDER)


def enclosed(module: str) -> str:
    """A module without its imports, its exports constants of the whole; the last one has none."""
    names = re.findall(r"^export (?:async )?(?:function|const) (\w+)", module, flags=re.MULTILINE)
    bare = re.sub(r"^(import [^;]*;\n|export )", "", module, flags=re.MULTILINE)
    told = ", ".join(names)
    return f"const {{ {told} }} = (() => {{\n{bare}return {{ {told} }};\n}})();" if names else bare


@lru_cache
def texts() -> dict[str, Any]:
    """The words of the page, a language a file."""
    return {
        f.stem: tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted((ROOM / "texts").glob("*.toml"))
    }


@lru_cache
def fixed(name: str) -> str:
    """A file of this room."""
    return (ROOM / name).read_text(encoding="utf-8")


def dumped(value: object) -> str:
    """JSON as short as it gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
