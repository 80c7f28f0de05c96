"""Reading articles from files of records, and what is bad in any file."""

import gzip
import json
import os
from pathlib import Path

import polars as pl
import pytest

from tests.articles.reading import RECORD, TEXT, one, problem, read, write
from timeline import articles
from timeline.values import Article, Problem


class TestRecords:
    """JSON Lines and Parquet."""

    def lines(self, *records: object) -> str:
        """Records as JSON Lines."""
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)

    def test_fields_are_kept(self, tmp_path):
        """A record's fields arrive where they belong."""
        article = one(write(tmp_path, "a.jsonl", self.lines(RECORD)))
        assert (article.name, article.path, article.text) == ("r1", "a.jsonl#r1", TEXT)
        assert (article.published, article.basis) == ("2025-09-05", "field")
        assert (article.title, article.source, article.url) == ("Rat", "Bote", "https://example.org/r1")

    def test_every_container_gives_the_same_article(self, tmp_path):
        """Plain, gzipped and Parquet records have the same id and fields."""
        plain = one(write(tmp_path, "a.jsonl", self.lines(RECORD)))
        packed = one(write(tmp_path, "a.jsonl.gz", gzip.compress(self.lines(RECORD).encode())))
        pl.DataFrame([RECORD]).write_parquet(tmp_path / "a.parquet")
        table = one(tmp_path / "a.parquet")
        assert plain.doc_id == packed.doc_id == table.doc_id
        assert plain.published == packed.published == table.published

    def test_parquet_dates_and_many_batches(self, tmp_path, monkeypatch):
        """A date column states the day; rows keep their order over the batches."""
        monkeypatch.setattr("timeline.articles.records.BATCH", 2)
        days = pl.date_range(pl.date(2025, 1, 1), pl.date(2025, 1, 5), eager=True)
        pl.DataFrame({"text": [f"{TEXT}{i}" for i in range(5)], "published": days}).write_parquet(
            tmp_path / "a.parquet"
        )
        found, problems = read(tmp_path / "a.parquet")
        assert problems == []
        assert [a.published for a in found] == [f"2025-01-0{i}" for i in range(1, 6)]

    def test_text_of_the_record_is_unchanged(self, tmp_path):
        """Escaped line ends and characters beyond the first plane hold their places."""
        text = "Zeile\r\n😀 am 5. Mai\u2028Ende "
        assert one(write(tmp_path, "a.jsonl", json.dumps({"id": 1, "text": text}))).text == text

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ('{"id": "x", "text": ', "line 2: broken JSON"),
            ('{"id": "x", "text": "a"', "line 2: broken JSON: Expecting ',' delimiter (column 24)"),
            ("[1, 2]", "line 2: not a JSON object"),
            ('{"id": "x"}', "line 2: no text"),
            ('{"id": "x", "text": "  "}', "line 2: no text"),
            ('{"id": "x", "text": 7}', "line 2: no text"),
            ('{"id": "x", "text": "a\\ud800b"}', "line 2: half a character"),
            ('{"id": "x", "text": "ab", "title": "\\udc00"}', "line 2: half a character"),
            ('{"id": "x", "text": "a\\u0000b"}', "line 2: binary"),
            ("[" * 100_000, "line 2: broken JSON"),
            ('{"text": ' + "9" * 5000 + "}", "line 2: broken JSON"),
        ],
    )  # fmt: skip
    def test_bad_line_is_a_problem_with_its_number(self, tmp_path, line, says):
        """A line that is no article is said, with its number, and the others are read."""
        first, last = self.lines(RECORD), self.lines(RECORD | {"id": "r3"})
        found, problems = read(write(tmp_path, "a.jsonl", first + line + "\n" + last))
        assert [a.name for a in found] == ["r1", "r3"]
        (only,) = problems
        assert only.path.startswith("a.jsonl")
        assert only.message.startswith(says)

    def test_line_that_is_too_long_is_passed_over(self, tmp_path, monkeypatch):
        """A line beyond the limit is never held whole; the next one is read."""
        monkeypatch.setattr("timeline.articles.records.LIMIT", 1_000)
        long = self.lines({"id": "long", "text": "x" * 5_000})
        found, problems = read(write(tmp_path, "a.jsonl", long + self.lines(RECORD)))
        assert [a.name for a in found] == ["r1"]
        assert problems[0].message.startswith("line 1: more than")

    @pytest.mark.parametrize("stamp", ["bald", "2025-13-40", 12.5, True, [1], {"a": 1}])
    def test_published_that_is_no_date_is_left_aside(self, tmp_path, stamp):
        """The article is read all the same, undated, and the field is a problem."""
        found, problems = read(write(tmp_path, "a.jsonl", self.lines(RECORD | {"published": stamp})))
        assert found[0].published is None
        assert "published is no date" in problems[0].message

    @pytest.mark.parametrize("stamp", ["", None])
    def test_an_empty_date_is_none_and_no_problem(self, tmp_path, stamp):
        """Exports write what is not known as an empty field."""
        assert one(write(tmp_path, "a.jsonl", json.dumps(RECORD | {"published": stamp}))).published is None

    def test_ids_given_twice_are_said(self, tmp_path):
        """Two texts under one id are two articles, with a word of warning."""
        lines = self.lines(RECORD, RECORD | {"text": "Ein anderer Text."})
        found, problems = read(write(tmp_path, "a.jsonl", lines))
        assert len({a.doc_id for a in found}) == 2
        assert problems[0].message == "line 2: id 'r1' is that of line 1 too"

    def test_same_record_twice_is_one_article(self, tmp_path):
        """A record that comes again, in this file or another, is read once."""
        write(tmp_path, "a.jsonl", self.lines(RECORD))
        write(tmp_path, "b.jsonl", self.lines(RECORD))
        found, problems = read(tmp_path)
        assert len(found) == 1
        assert "read once" in problems[0].message

    def test_a_record_that_comes_again_in_its_file_is_one_problem(self, tmp_path):
        """Its id is its own, so only that it was read once is said; also behind another text with that id."""
        other = RECORD | {"text": "Ein anderer Text."}
        found, problems = read(write(tmp_path, "a.jsonl", self.lines(RECORD, RECORD, other, RECORD)))
        assert len(found) == 2
        assert [p.message for p in problems] == [
            "the same article as a.jsonl#r1: read once",
            "line 3: id 'r1' is that of line 1 too",
            "the same article as a.jsonl#r1: read once",
        ]

    def test_record_without_id_goes_by_file_and_line(self, tmp_path):
        """Articles without an id still have names that tell them apart."""
        found, _ = read(write(tmp_path, "a.jsonl", self.lines({"text": TEXT}, {"text": TEXT + "!"})))
        assert [a.name for a in found] == ["a.jsonl:1", "a.jsonl:2"]

    def test_blank_lines_are_passed_over(self, tmp_path):
        """Blank lines are no articles and no problems."""
        assert one(write(tmp_path, "a.jsonl", "\ufeff" + self.lines(RECORD) + "\n\n"))

    def test_damaged_gzip_keeps_what_came_before(self, tmp_path):
        """A truncated archive gives the articles before the damage, and a problem."""
        rows = self.lines(*({"id": i, "text": os.urandom(400).hex()} for i in range(400)))
        found, problems = read(write(tmp_path, "a.jsonl.gz", gzip.compress(rows.encode())[:-1000]))
        assert 0 < len(found) < 400
        assert "damaged gzip" in problems[-1].message

    @pytest.mark.parametrize("content", [b"", b"PAR1", b"no parquet at all"])
    def test_broken_parquet_is_a_problem(self, tmp_path, content):
        """A file that is no Parquet is said."""
        assert problem(write(tmp_path, "a.parquet", content))

    def test_parquet_without_texts_is_a_problem(self, tmp_path):
        """A table of something else is said."""
        pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "a.parquet")
        assert problem(tmp_path / "a.parquet").message == "no column named text"


class TestBadFiles:
    """Files that are no articles, beside one that is."""

    def beside(self, folder: Path) -> Problem:
        """The one problem of a folder that also holds a good article, which is read."""
        write(folder, "good.txt")
        found, problems = read(folder)
        assert [a.name for a in found] == ["good.txt"]
        (only,) = problems
        assert only.stage == "read"
        return only

    @pytest.mark.parametrize("content", ["", "  \n\n", "\ufeff"])
    def test_empty_file(self, tmp_path, content):
        """An empty or blank file is a problem."""
        write(tmp_path, "bad.txt", content)
        assert self.beside(tmp_path) == Problem("bad.txt", "read", "empty")

    @pytest.mark.parametrize(
        "content",
        [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            bytes(range(1, 32)) * 20,
            b"Text\0mit Null",
            b"Text \x01\x02" * 99,
        ],
    )
    def test_binary_file(self, tmp_path, content):
        """A picture under a text's name is a problem, with or without NULs."""
        write(tmp_path, "bad.txt", content)
        assert self.beside(tmp_path).message == "binary, not text"

    def test_wrong_encodings(self, tmp_path):
        """UTF-16, damaged UTF-8 and bytes that cp1252 does not know are problems."""
        write(tmp_path, "u16.txt", TEXT.encode("utf-16"))
        write(tmp_path, "cut.txt", (TEXT * 3).encode().replace("ß".encode(), b"\xc3", 1))
        write(tmp_path, "odd.txt", b"Gr\x81\x8d\xfc\xdfe aus der Stadt")
        found, problems = read(tmp_path)
        assert found == []
        assert [p.message.split(" (")[0] for p in problems] == [
            f"damaged UTF-8 at byte {(TEXT * 3).encode().index('ß'.encode())}",
            "neither UTF-8 nor cp1252",
            "encoded as UTF-16: save it as UTF-8",
        ]

    def test_file_that_is_too_large(self, tmp_path):
        """50 MB are no article; they are not even opened."""
        with write(tmp_path, "bad.txt").open("r+b") as file:
            file.truncate(50_000_000)
        assert self.beside(tmp_path).message.startswith("50 MB: more than")

    def test_unreadable_file(self, tmp_path, monkeypatch):
        """A file that may not be opened is a problem."""
        bad, opened = write(tmp_path, "bad.txt"), Path.read_bytes

        def read_bytes(file):
            if file == bad:
                raise PermissionError(13, "Permission denied")
            return opened(file)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)
        assert self.beside(tmp_path) == Problem("bad.txt", "read", "Permission denied")

    @pytest.mark.parametrize("name", ["bad.txt", "bad.jsonl", "bad.jsonl.gz", "bad.parquet", "bad.html"])
    def test_file_that_vanishes_meanwhile(self, tmp_path, name):
        """A file that is gone between the listing and the reading is a problem."""
        bad, good = write(tmp_path, name), write(tmp_path, "good.txt")
        got = articles.read([tmp_path])
        bad.unlink()
        found = list(got)
        assert [p.path for p in found if isinstance(p, Problem)] == [name]
        assert [a.name for a in found if isinstance(a, Article)] == [good.name]

    def test_dangling_link_and_link_to_itself(self, tmp_path):
        """Links that lead nowhere or round in a circle are problems."""
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
        write(tmp_path, "good.txt")
        found, problems = read(tmp_path)
        assert (len(found), sorted(p.path for p in problems)) == (1, ["gone.txt", "self.txt"])

    def test_pipe_is_not_waited_for(self, tmp_path):
        """A named pipe in a folder is a problem; nobody reads from it."""
        os.mkfifo(tmp_path / "bad.txt")
        assert self.beside(tmp_path).message == "not a regular file"
