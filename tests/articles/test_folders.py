"""Reading articles from folders, and how reading goes on."""

import gzip
import json
import os
from pathlib import Path

import polars as pl
import pytest

from tests.articles.reading import TEXT, one, read, write
from timeline import articles
from timeline.errors import TimelineError
from timeline.values import Article


class TestFolders:
    """What a folder holds, and in which order."""

    def test_symlink_loop_ends(self, tmp_path):
        """A folder that contains itself through a link is read once, and the loop is said; files behind it are read."""
        write(tmp_path, "sub/a.txt")
        write(tmp_path, "z.txt", TEXT + "!")
        (tmp_path / "sub/loop").symlink_to(tmp_path, target_is_directory=True)
        found, problems = read(tmp_path)
        assert [a.path for a in found] == ["sub/a.txt", "z.txt"]
        assert [p.path for p in problems] == ["sub/loop"]

    def test_links_to_folders_elsewhere_are_followed(self, tmp_path):
        """A linked folder belongs to the folder that links it."""
        write(tmp_path, "elsewhere/a.txt")
        (tmp_path / "here").mkdir()
        (tmp_path / "here/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        assert one(tmp_path / "here").path == "link/a.txt"

    def test_order_is_that_of_the_names(self, tmp_path):
        """The order does not depend on the disk."""
        for name in ("b.txt", "a/z.txt", "a/B.txt", "c.txt", "a.txt"):
            write(tmp_path, name, f"{TEXT}{name}")
        found, _ = read(tmp_path)
        assert [a.path for a in found] == ["a/B.txt", "a/z.txt", "a.txt", "b.txt", "c.txt"]

    def test_file_named_twice_is_read_once(self, tmp_path):
        """A folder and a file in it, a link and its target: one article."""
        file = write(tmp_path, "a.txt")
        (tmp_path / "b.txt").symlink_to(file)
        assert one(tmp_path, file, tmp_path).path == "a.txt"

    def test_other_kinds_are_counted_hidden_files_passed_over(self, tmp_path):
        """Pictures and PDFs are one problem for each suffix; hidden files and folders are let alone."""
        for name in ("a.txt", "b.pdf", "sub/c.pdf", "d.PNG", "LICENSE", ".hidden.txt", ".git/x.txt"):
            write(tmp_path, name, TEXT + name)
        found, problems = read(tmp_path)
        assert [a.path for a in found] == ["a.txt"]
        assert [p.message.partition(":")[0] for p in problems] == ["1 × .PNG", "2 × .pdf", "1 × no suffix"]

    def test_what_timeline_has_written_is_passed_over(self, tmp_path):
        """Ledger, store and page may lie among the articles: neither articles nor problems."""
        write(tmp_path, "a.txt")
        write(tmp_path, "corrections.toml")
        write(tmp_path, "exports/timeline.duckdb")
        write(tmp_path, "exports/timeline.html", '<html><head><meta name="generator" content="timeline">')
        found, problems = read(tmp_path)
        assert ([a.path for a in found], problems) == (["a.txt"], [])

    def test_suffixes_in_capitals_are_read(self, tmp_path):
        """A file named A.TXT is a text."""
        assert one(write(tmp_path, "A.TXT")).name == "A.TXT"

    def test_named_file_of_an_unknown_kind_is_read_as_text(self, tmp_path):
        """Who names a file wants it read."""
        assert one(write(tmp_path, "notes")).text == TEXT

    @pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "/dev/null", "a.txt/b"])
    def test_path_that_is_none_is_an_error(self, tmp_path, path):
        """Whatever is wrong with a path, it is one clear error."""
        write(tmp_path, "a.txt")
        with pytest.raises(TimelineError):
            articles.read([tmp_path / path])

    @pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir(), lambda p: write(p, "only.pdf")])
    def test_missing_or_empty_folder_is_an_error(self, tmp_path, make):
        """A path that gives nothing to read is one clear line, raised before anything is read."""
        folder = tmp_path / "folder"
        make(folder)
        with pytest.raises(TimelineError, match="folder"):
            articles.read([write(tmp_path, "good.txt"), folder])

    def test_folder_that_may_not_be_listed_is_an_error(self, tmp_path, monkeypatch):
        """The named folder must open; one below it that does not is a problem."""
        (tmp_path / "sub").mkdir()
        write(tmp_path, "a.txt")
        listed = os.scandir

        def scandir(folder):
            if Path(folder).name == "sub":
                raise PermissionError(13, "Permission denied")
            return listed(folder)

        monkeypatch.setattr(os, "scandir", scandir)
        found, problems = read(tmp_path)
        assert (len(found), [p.path for p in problems]) == (1, ["sub"])
        with pytest.raises(TimelineError, match="Permission denied"):
            articles.read([tmp_path / "sub"])


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet", "txt"])
def test_reading_tells_how_far_it_is(tmp_path, kind):
    """The share of the bytes that is read grows from nothing to the whole."""
    rows = [{"id": str(i), "text": f"{TEXT}{i}" * 300} for i in range(100)]
    lines = "".join(json.dumps(r) + "\n" for r in rows)
    if kind == "parquet":
        pl.DataFrame(rows).write_parquet(tmp_path / "a.parquet")
    elif kind == "txt":
        for row in rows:
            write(tmp_path, f"{row['id']}.txt", row["text"])
    else:
        write(tmp_path, f"a.{kind}", gzip.compress(lines.encode()) if kind == "jsonl.gz" else lines)
    shares: list[float] = []
    assert len(list(articles.read([tmp_path], shares.append))) == 100
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_odd_ids_are_names_all_the_same(tmp_path):
    """Numbers, lone surrogates, line breaks and missing ids give names that can be stored."""
    ids = [7, "\ud800", "a\nb", None, "", {"x": 1}, True]
    lines = "".join(json.dumps({"id": i, "text": f"{TEXT}{n}"}) + "\n" for n, i in enumerate(ids))
    found, problems = read(write(tmp_path, "a.jsonl", lines))
    assert problems == []
    assert [a.name for a in found[:3]] == ["7", "?", "a\nb"]
    assert [a.name for a in found[3:]] == [f"a.jsonl:{n}" for n in range(4, 8)]


def test_reading_streams(tmp_path):
    """An article is there before the next is read: the second file may still be missing a moment earlier."""
    write(tmp_path, "a.txt")
    late = write(tmp_path, "b.txt", "zu früh")
    got = articles.read([tmp_path])
    assert isinstance(first := next(got), Article)
    assert first.name == "a.txt"
    late.write_text("Am Montag kam der zweite Text.", encoding="utf-8")
    assert [a.text for a in got if isinstance(a, Article)] == ["Am Montag kam der zweite Text."]
