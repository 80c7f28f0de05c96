"""The doors of the house: each library has its rooms, and no room imports a room to its right."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "timeline"
MODULES = sorted(HOUSE.rglob("*.py"))

ROOMS = (
    "errors", "edtf", "hands", "readings", "values", "faults", "language", "articles", "clauses", "expressions",
    "entities", "claims", "columns", "dating", "merge", "corrections", "store", "page", "workers", "tagging",
    "drafting", "walk", "cli", "__main__",
)  # fmt: skip
"""From left to right; a room may import those before it."""

DOORS = {
    "typer": {"cli"},
    "duckdb": {"store"},
    "plotly": {"page"},
    "dateparser": {"expressions"},
    "trafilatura": {"articles"},
    "frontmatter": {"articles"},
    "numpy": {"dating", "merge"},
    "polars": {"articles", "store"},
    "pyarrow": {"columns", "merge", "store", "drafting"},
    "distributed": {"workers"},
    "re2": {"expressions"},
}


def room(module: Path) -> str:
    """The room that a module belongs to; the package's own front has none."""
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """The modules that a module imports, with the lines, wherever in it they are imported."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module}:{node.lineno}: imports are absolute"
            if node.module == "timeline":
                yield from ((node.lineno, f"timeline.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(HOUSE)))
def test_each_library_has_its_door(module):
    """A third-party library is imported in the rooms that have a door to it, and nowhere else."""
    for line, name in imports(module):
        library = name.partition(".")[0]
        if library in sys.stdlib_module_names or library == "timeline":
            continue
        assert library in DOORS, f"{module}:{line}: {library} has no door yet"
        assert room(module) in DOORS[library], f"{module}:{line}: {library} has no door in {room(module)}/"


def test_no_door_stands_open_for_nobody():
    """Each room that has a door to a library goes through it."""
    used = {(name.partition(".")[0], room(module)) for module in MODULES for _, name in imports(module)}
    assert {(library, name) for library, rooms in DOORS.items() for name in rooms} - used == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(HOUSE)))
def test_no_room_imports_a_room_to_its_right(module):
    """Data walks from left to right, and so do imports: backwards only."""
    if module == HOUSE / "__init__.py":
        return
    here = room(module)
    assert here in ROOMS, f"{here} has no place in the row of rooms"
    for line, name in imports(module):
        if name.startswith("timeline."):
            there = name.split(".")[1]
            if there in ROOMS:
                assert ROOMS.index(there) <= ROOMS.index(here), f"{module}:{line}: {here} imports {there}"


def test_what_is_found_knows_no_title():
    """The claims room goes into its titles by one door, when an event is found."""
    outer = HOUSE / "claims"
    for module in outer.glob("*.py"):
        for line, name in imports(module):
            assert not name.startswith("timeline.claims.titles") or module.name == "__init__.py", (
                f"{module}:{line}"
            )
    inner = {name for m in (outer / "titles").glob("*.py") for _, name in imports(m)}
    shared = {
        n for n in inner if n.startswith("timeline.claims.") and not n.startswith("timeline.claims.titles")
    }
    assert shared == {
        f"timeline.claims.{name}" for name in ("find", "lexicon", "scene", "triggers", "valency")
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(HOUSE)))
def test_private_parts_stay_private(module):
    """No module imports an underscored name of another room."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline"):
            for alias in node.names:
                assert not alias.name.startswith("_"), f"{module}:{node.lineno}: {alias.name} is private"


def test_every_room_has_its_place():
    """What lies in the house is in the row of rooms, and the row names nothing that is gone."""
    found = {room(m) for m in MODULES} - {"__init__"}
    assert found == set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(HOUSE)))
def test_every_module_says_who_lives_there(module):
    """Each module begins with a docstring, and holds no SQL of its own."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{module} says nothing about itself"
