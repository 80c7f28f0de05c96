"""The commands verify and diff, as a person types them."""

from __future__ import annotations

import json

import duckdb

from tests.store import archive
from tests.store.conftest import put


class TestVerify:
    """`timeline verify`."""

    def test_ends_with_the_fingerprint(self, asked, path):
        """Exit code 0; the last word of the last line is the fingerprint."""
        code, out, err = asked("verify", "--store", path)
        assert (code, err) == (0, "")
        assert out.startswith("3 articles, 5 expressions, 5 mentions, 3 events: all proven; fingerprint ")
        assert len(out.split()[-1]) == 64

    def test_tells_tampering_by_row(self, asked, tmp_path):
        """Exit code 1, a line for each row, and still the fingerprint of what is there now."""
        store = put(tmp_path)
        sound = asked("verify", "--store", store)[1].split()[-1]
        with duckdb.connect(store) as con:
            con.execute("UPDATE mentions SET quote = 'x' WHERE quote LIKE 'Abkommen%'")
        code, out, _ = asked("verify", "--store", store)
        assert code == 1
        assert out.startswith("mentions ")
        assert out.split()[-1] != sound
        assert "findings" in out.splitlines()[-1]

    def test_compares_with_the_files_on_disk(self, asked, tmp_path):
        """A file that was edited since is a finding; articles that lie elsewhere now are named as such."""
        (tmp_path / "in").mkdir()
        (tmp_path / "elsewhere").mkdir()
        for a in archive.SMALL:
            (tmp_path / "in" / a.name).write_text(a.text, encoding="utf-8")
        store = put(tmp_path, inputs=[str(tmp_path / "in")])
        assert asked("verify", "--store", store)[0] == 0
        (tmp_path / "in" / "ohne.txt").write_text("2026-01-06 | planned | etwas anderes", encoding="utf-8")
        code, out, _ = asked("verify", "--store", store)
        assert (code, "ohne.txt: says something else on disk" in out) == (1, True)
        for a in archive.SMALL:
            (tmp_path / "elsewhere" / a.name).write_text(a.text, encoding="utf-8")
        assert asked("verify", tmp_path / "elsewhere", "--store", store)[0] == 0

    def test_articles_that_are_named_and_not_there_are_an_error(self, asked, path, tmp_path):
        """Who says where they lie wants them compared."""
        code, out, err = asked("verify", tmp_path / "nowhere", "--store", path)
        assert (code, out) == (1, "")
        assert err == f"timeline: {tmp_path / 'nowhere'}: no such file or folder\n"

    def test_a_store_without_its_articles_is_proven_against_itself(self, asked, tmp_path):
        """A line says that the files are not here; that is no tampering."""
        code, _, err = asked("verify", "--store", put(tmp_path, inputs=["/nowhere/at/all"]))
        assert (code, "not compared with files" in err) == (0, True)


def test_diff_tells_what_changed(asked, path, tmp_path):
    """A line for each change; the same store twice says so."""
    other = put(tmp_path, archive.SMALL[:1])
    assert asked("diff", path, path)[:2] == (0, "no event differs\n")
    code, out, _ = asked("diff", path, other)
    assert (code, out.split()[:2]) == (0, ["-", "went"])
    assert [c["what"] for c in json.loads(asked("diff", path, other, "--json")[1])] == ["went"]
