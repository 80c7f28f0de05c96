"""Language is data: no German word stands in the code; a translator needs timeline/language/ alone."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[2] / "timeline"
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{5,}")
"""Words of five letters and more: shorter ones are too often words of both languages."""

UMLAUT = re.compile("[äöüßÄÖÜ]")
LETTERS = re.compile(r"\[[^\]]*\]")
"""A set of letters in a pattern is no word."""
LIBRARY = Path(ast.__file__).parent
"""Python's own library, whose English we take for English."""

NAMES = """
advent candlemas christi culture daypart decision disaster economy election immaculate joseph monthnumber oldyear
pluperfect repentance roundyear sport stephen unity unplaced
"""
"""English words, or names that we made of them, which stand in no prose."""
CALLED = re.compile(r"[a-z0-9]+(?:[_.][a-z0-9]+)+")
"""A name of the code in a table: `new_year`."""
QUOTED = re.compile(r'"[^"]*"|`[^`]*`|„[^“]*“')
"""Examples in our own prose, which are no source of English."""
FILE = re.compile(r"[\w-]+/[\w/.-]+")


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The string literals of a module that are not docstrings, and its own names, with their lines."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name | ast.arg | ast.FunctionDef | ast.ClassDef | ast.Attribute):
            name = getattr(node, "id", None) or getattr(node, "arg", None) or getattr(node, "name", None)
            yield getattr(node, "lineno", 0), name or getattr(node, "attr", "")


def prose(source: str) -> Iterator[tuple[int, str]]:
    """The comments and docstrings of a module, with their lines; a file that one names speaks for itself."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT or token.string.startswith('"""'):
            yield token.start[0], FILE.sub(" ", token.string)


def values(table: Any) -> Iterator[str]:
    """Every string in a table; keys are the code's, and what `say` explains is English."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key != "say":
                yield from values(value)
    elif isinstance(table, list):
        for value in table:
            yield from values(value)
    elif isinstance(table, str):
        yield table


def words(code: str) -> set[str]:
    """The words of a language's tables."""
    tables = (
        tomllib.loads(f.read_text(encoding="utf-8")) for f in (HOUSE / "language" / code).rglob("*.toml")
    )
    texts = [text for table in tables for text in values(table) if not CALLED.fullmatch(text)]
    return {w.lower() for text in texts for w in WORD.findall(text) if not w.isupper()}


@cache
def english() -> frozenset[str]:
    """The words that Python's library is written with, and those of our own comments, examples left out."""
    texts = [f.read_text(encoding="utf-8", errors="replace") for f in LIBRARY.glob("*.py")]
    for file in HOUSE.rglob("*.py"):
        prose = re.findall(r'#.*|^ *"""(?:.|\n)*?"""', file.read_text(encoding="utf-8"), re.MULTILINE)
        texts += [QUOTED.sub(" ", part.replace('"""', " ")) for part in prose]
    return frozenset(w.lower() for text in texts for w in WORD.findall(text)) | set(NAMES.split())


@cache
def german() -> frozenset[str]:
    """Words of the German tables that are no English words."""
    return frozenset(words("de") - words("en") - english())


@pytest.mark.parametrize("file", sorted(HOUSE.rglob("*.py")), ids=lambda f: str(f.relative_to(HOUSE)))
def test_no_german_word_in_the_code(file):
    """Literals, names, docstrings and comments hold no word of the German tables, and no umlaut."""
    source = file.read_text(encoding="utf-8")
    found = [
        (line, word)
        for line, text in [*literals(ast.parse(source)), *prose(source)]
        for word in WORD.findall(LETTERS.sub(" ", text).replace("_", " "))
        if word.lower() in german() or UMLAUT.search(word)
    ]
    assert not found, f"{file.name}: {found} belongs into timeline/language/de/"


def test_the_check_can_fail():
    """A German word in a literal or a name is found, and one in a docstring or a comment."""
    source = '"""Der Freitag."""\nZ = "am freitag"\ndef unterzeichnen(): pass  # gestern\n'
    found = [t for _, t in literals(ast.parse(source))]
    assert sorted(found) == ["Z", "am freitag", "unterzeichnen"]
    assert [t for _, t in prose(source)] == ['"""Der Freitag."""', "# gestern"]
    assert english().isdisjoint({"freitag", "monat", "unterzeichnen", "gestern"})
