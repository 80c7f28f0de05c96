"""Reading articles: every kind of file, every encoding, every bad input."""

import gzip
import json
import os
from pathlib import Path

import polars as pl
import pytest

from timeline import articles
from timeline.errors import TimelineError
from timeline.values import Article, Problem

TEXT = "Am Freitag tagte der Rat der Stadt. Über die Straße wurde nicht gesprochen.\n"

RECORD = {
    "id": "r1", "text": TEXT, "published": "2025-09-05", "title": "Rat", "source": "Bote",
    "url": "https://example.org/r1", "language": "de",
}  # fmt: skip


def read(*paths: Path) -> tuple[list[Article], list[Problem]]:
    """What is read from paths: articles, problems."""
    got = list(articles.read(paths))
    return [a for a in got if isinstance(a, Article)], [p for p in got if isinstance(p, Problem)]


def one(*paths: Path) -> Article:
    """The one article that is read, without a problem."""
    found, problems = read(*paths)
    assert problems == []
    (article,) = found
    return article


def problem(*paths: Path) -> Problem:
    """The one problem, where no article is read."""
    found, problems = read(*paths)
    assert found == []
    (only,) = problems
    return only


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    """A file with this content."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


class TestText:
    """Plain text files."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_is_read_in_each_encoding(self, tmp_path, encoding):
        """UTF-8 with or without a signature and cp1252 give the same text, which begins with no signature."""
        assert one(write(tmp_path, "a.txt", TEXT.encode(encoding))).text == TEXT

    def test_keeps_line_ends_so_that_offsets_hold(self, tmp_path):
        """CRLF, a lone CR, tabs and blank edges stay as they are in the file."""
        text = "  Erste Zeile\r\n\r\nZweite\tZeile\rdritte \n\n"
        assert one(write(tmp_path, "a.txt", text)).text == text

    def test_name_and_path_are_the_files(self, tmp_path):
        """A file in a subfolder goes by its path below the folder that was named."""
        write(tmp_path, "sub/a.txt")
        article = one(tmp_path)
        assert (article.name, article.path) == ("a.txt", "sub/a.txt")

    def test_states_nothing_but_its_text(self, tmp_path):
        """A plain file has neither title nor publication date of its own."""
        article = one(write(tmp_path, "a.txt", "2025-09-05\n" + TEXT))
        assert (article.title, article.published, article.basis) == (None, None, None)

    def test_id_is_the_same_wherever_the_folder_lies(self, tmp_path):
        """The id hashes name and text, not the place on the disk."""
        assert one(write(tmp_path, "x/a.txt")).doc_id == one(write(tmp_path, "y/a.txt")).doc_id

    def test_id_differs_with_name_or_text(self, tmp_path):
        """Another name or another text is another article."""
        paths = write(tmp_path, "a.txt"), write(tmp_path, "b.txt"), write(tmp_path, "c/a.txt", TEXT + "!")
        found, _ = read(*paths)
        assert len({a.doc_id for a in found}) == 3

    def test_decomposed_file_names_give_the_same_id(self, tmp_path):
        """A file system that stores "ü" as two code points changes no id."""
        composed = one(write(tmp_path / "x", "B\u00fcrger.txt"))
        decomposed = one(write(tmp_path / "y", "Bu\u0308rger.txt"))
        assert (composed.name, composed.doc_id) == (decomposed.name, decomposed.doc_id)


class TestMarkdown:
    """Markdown, with and without front matter."""

    def test_front_matter_states_day_and_title(self, tmp_path):
        """Front matter becomes fields; the text is what follows it."""
        head = "---\ntitle: Der Rat\ndate: 2025-09-05\nauthor: Lokales\nurl: https://example.org/1\n---\n"
        article = one(write(tmp_path, "a.md", head + "\n" + TEXT))
        assert article.text == TEXT.strip()
        assert (article.title, article.source, article.url) == ("Der Rat", "Lokales", "https://example.org/1")
        assert (article.published, article.basis) == ("2025-09-05", "front matter")

    def test_without_front_matter_the_text_is_the_files(self, tmp_path):
        """A rule at the head of a page is no front matter."""
        for text in (TEXT, "---\n\n" + TEXT):
            assert one(write(tmp_path, "a.md", text)).text == text

    def test_broken_front_matter_is_a_problem(self, tmp_path):
        """What is no YAML is said, and the article is left out."""
        assert "front matter" in problem(write(tmp_path, "a.md", "---\na: [1\nb: }\n---\n" + TEXT)).message

    def test_hostile_front_matter_ends_quickly(self, tmp_path):
        """Aliases that multiply a thousand million times are not written out."""
        lines = ['a0: &a0 ["x"]'] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
        file = write(tmp_path, "a.md", "---\n" + "\n".join(lines) + "\ndate: *a11\n---\n" + TEXT)
        found, problems = read(file)
        assert len(found) == 1
        assert problems[0].message == "published is no date: list"


class TestHtml:
    """Pages as a browser saves them."""

    PAGE = f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Der Rat tagt</title>
    <meta property="article:published_time" content="2025-09-05T08:30:00+02:00">
    <meta property="og:site_name" content="Stadtbote"></head>
    <body><nav>Start Sport Wetter</nav><article><h1>Der Rat tagt</h1><p>{TEXT * 4}</p><p>{TEXT}</p></article>
    <footer>Impressum</footer></body></html>"""

    def test_article_and_metadata_come_out(self, tmp_path):
        """The article's text is read without the page around it; its metadata states the day."""
        article = one(write(tmp_path, "a.html", self.PAGE))
        assert TEXT.strip() in article.text
        assert "Impressum" not in article.text
        assert (article.published, article.basis) == ("2025-09-05", "html metadata")
        assert (article.title, article.source) == ("Der Rat tagt", "Stadtbote")

    def test_declared_charset_is_believed(self, tmp_path):
        """A page in another encoding is read by what it declares."""
        page = self.PAGE.replace('charset="utf-8"', 'charset="iso-8859-15"').encode("iso-8859-15")
        assert "Über die Straße" in one(write(tmp_path, "a.htm", page)).text

    def test_dates_in_the_text_are_no_metadata(self, tmp_path):
        """A page that states no day has none, whatever its text says."""
        page = self.PAGE.replace("2025-09-05T08:30:00+02:00", "").replace(TEXT, TEXT + " am 3. März 2021 ")
        assert one(write(tmp_path, "a.html", page)).published is None

    @pytest.mark.parametrize("page", ["<html><body></body></html>", "<<<>>>", "<p", "\n"])
    def test_page_without_article_is_a_problem(self, tmp_path, page):
        """An empty or broken page is said, and nothing is raised."""
        assert problem(write(tmp_path, "a.html", page))


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
        "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(1, 32)) * 20, b"Text\0mit Null"]
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


class TestFolders:
    """What a folder holds, and in which order."""

    def test_symlink_loop_ends(self, tmp_path):
        """A folder that contains itself through a link is read once, and the loop is said."""
        write(tmp_path, "sub/a.txt")
        (tmp_path / "sub/loop").symlink_to(tmp_path, target_is_directory=True)
        found, problems = read(tmp_path)
        assert [a.path for a in found] == ["sub/a.txt"]
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
