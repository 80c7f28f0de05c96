"""What Python makes: one file, the same for the same store, that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.page.archive import Article, Telling, Told, archive, relations, write
from timeline.page import draw, sheet
from timeline.store.reading import open_file

Drawn = Callable[..., str]


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no chance, no order of a hash table in the page."""
    pages = []
    for name in ("a", "b"):
        with open_file(write(tmp_path / f"{name}.duckdb", relations(archive(80)))) as store:
            pages += ["".join(draw(store)), "".join(draw(store))]
    assert len(set(pages)) == 1


def test_the_page_of_a_store_larger_than_memory_is_the_same(tmp_path: Path) -> None:
    """Nothing is held as a whole: not the texts, not the proof. What is left over goes to disk, and from there."""
    luck = random.Random(1)
    rows = relations([Told(tellings=(Telling(Article(path=f"{n}.txt")),)) for n in range(10_000)])
    for article in rows["documents"]:
        article["text"] += luck.randbytes(3_000).hex()
    path = write(tmp_path / "t.duckdb", rows)
    pages = []
    for limit in ("1GB", f"{path.stat().st_size * 3 // 4}B"):
        with open_file(path, {"memory_limit": limit, "threads": 1}) as store:
            pages.append(list(draw(store)))
    assert pages[0] == pages[1]
    assert [file.name for file in tmp_path.iterdir()] == ["t.duckdb"]


def test_the_policy_names_every_script_and_nothing_else(drawn: Drawn) -> None:
    """Each script that may run is allowed by its hash; data blocks are no scripts."""
    html = drawn(many=20)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    scripts = re.findall(r"<script(?: type=\"module\" async)?>(.*?)</script>", html, flags=re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    assert set(re.findall(r"script-src ([^;]*)", policy)[0].split()) == {f"'sha256-{h}'" for h in hashes}
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_no_word_of_an_article_stands_in_the_page_as_markup(drawn: Drawn) -> None:
    """Everything that comes from an article is packed, so that no parser of markup ever sees it."""
    html = drawn(
        [Told(title="<b>Reizwort</b>", tellings=(Telling(clause="Reizwort {wording}", trigger="Reizwort"),))]
    )
    assert "Reizwort" not in html


def test_every_name_that_a_script_imports_is_exported_before_it_is_needed() -> None:
    """Inside the page the modules stand one after another, so their order must satisfy their imports."""
    exported: dict[str, set[str]] = {}
    for name in sheet.ORDER:
        module = sheet.fixed(f"script/{name}.js")
        for wanted, origin in re.findall(
            r"^import \{([^}]*)\} from \"\./(\w+)\.js\";", module, flags=re.MULTILINE
        ):
            assert origin in exported, f"{name} imports {origin}, which comes later"
            assert {w.strip() for w in wanted.split(",")} <= exported[origin], f"{name} imports from {origin}"
        used = re.sub(r"^import [^;]*;\n", "", module, flags=re.MULTILINE)
        for wanted in re.findall(r"^import \{([^}]*)\}", module, flags=re.MULTILINE):
            assert [w for w in wanted.split(",") if not re.search(rf"\b{w.strip()}\b", used)] == [], (
                f"unused in {name}"
            )
        exported[name] = set(
            re.findall(r"^export (?:async )?(?:function|const) (\w+)", module, flags=re.MULTILINE)
        )
    assert {f"{name}.js" for name in sheet.ORDER} == {f.name for f in (sheet.ROOM / "script").iterdir()}


def test_scripts_never_write_markup() -> None:
    """Texts reach the page as text: no innerHTML, no document.write, no eval, no handler in an attribute."""
    source = "".join(sheet.fixed(f"script/{name}.js") for name in sheet.ORDER)
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", source)
        == []
    )


def test_both_languages_say_the_same_things() -> None:
    """Every text of the interface is there in German and in English, with the same holes."""

    def holes(table: dict[str, object], at: str = "") -> dict[str, object]:
        found: dict[str, object] = {}
        for key, text in table.items():
            if isinstance(text, dict):
                found |= holes(text, f"{at}{key}.")
            else:
                found[f"{at}{key}"] = sorted(set(re.findall(r"\{\w+\}", str(text))))
        return found

    german, english = holes(sheet.texts()["de"]), holes(sheet.texts()["en"])
    assert german.keys() == english.keys()
    free = {key for key in german if key.startswith("phrases.")}  # these may leave out what the phrase tells
    assert {k: v for k, v in german.items() if k not in free} == {
        k: v for k, v in english.items() if k not in free
    }
