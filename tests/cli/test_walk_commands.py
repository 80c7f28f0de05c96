"""The commands build, tag and date, as a person types them: what they print, where, with which exit code."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import SEEDS, one_line


class TestBuild:
    """`timeline build`."""

    def test_writes_store_and_page_and_closes_with_a_table(self, asked, tmp_path):
        """The table counts articles by how they are dated, and names both files."""
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        code, out, err = asked("build", SEEDS, "--store", store, "--chart", chart)
        assert (code, store.is_file(), chart.is_file()) == (0, True, True)
        rows = {line.split()[0]: line for line in out.splitlines()}
        assert rows["articles"].split()[1] == "5"
        assert "stated" in rows["articles"]
        assert {"expressions", "events", "problems", "seconds"} < set(rows)
        assert rows["store"].endswith(str(store))
        assert rows["page"].endswith(str(chart))
        assert err.splitlines() == ["reading", "dating", "merging", "writing", "drawing"]

    def test_bad_article_is_counted_and_the_rest_goes_on(self, asked, tmp_path):
        """A file that cannot be read is a problem in the table; the exit code is 0."""
        (tmp_path / "in").mkdir()
        (tmp_path / "in/good.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        (tmp_path / "in/bad.txt").write_bytes(b"\0\1\2")
        store = tmp_path / "my store.duckdb"
        code, out, _ = asked("build", tmp_path / "in", "--store", store, "--chart", tmp_path / "t.html")
        rows = {line.split()[0]: line.split()[1] for line in out.splitlines()}
        assert (code, rows["articles"], rows["problems"]) == (0, "1", "1")
        assert f"timeline sql \"FROM problems\" --store '{store}'" in out

    def test_bad_folder_is_one_line_and_leaves_the_old_files(self, asked, tmp_path):
        """A path that is not there: exit code 1, one line, the store and page of the last build untouched."""
        store, chart = tmp_path / "t.duckdb", tmp_path / "t.html"
        asked("build", SEEDS, "--store", store, "--chart", chart)
        before = store.read_bytes(), chart.read_bytes()
        code, out, err = asked("build", tmp_path / "nowhere", "--store", store, "--chart", chart)
        assert (code, out) == (1, "")
        assert err.splitlines()[-1] == f"timeline: {tmp_path / 'nowhere'}: no such file or folder"
        assert (store.read_bytes(), chart.read_bytes()) == before

    def test_default_is_the_seeds(self, asked, tmp_path, monkeypatch):
        """Without a path, `seeds` is read, and `exports` is written to."""
        (tmp_path / "seeds").symlink_to(SEEDS)
        monkeypatch.chdir(tmp_path)
        assert asked("build")[0] == 0
        assert (tmp_path / "exports/timeline.duckdb").is_file()
        assert (tmp_path / "exports/timeline.html").is_file()

    def test_its_own_files_are_no_articles(self, asked, tmp_path, monkeypatch):
        """In the folder of the articles, a second build finds nothing new, and no problem."""
        (tmp_path / "a.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        asked("build", ".")
        asked("fix", "title", "Rat", "Sitzung", "--reason", "shorter")
        for _ in range(2):
            code, out, _ = asked("build", ".")
            rows = {line.split()[0]: line.split()[1] for line in out.splitlines()}
            assert (code, rows["articles"], rows["problems"]) == (0, "1", "0")
        assert json.loads(asked("sql", "SELECT read_again FROM builds", "--format", "json")[1])[1:] == [
            {"read_again": 0}
        ]

    def test_no_article_is_overwritten_by_the_page(self, asked, tmp_path):
        """A --chart that is somebody else's file is one line, and stays."""
        article = tmp_path / "a.txt"
        article.write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        code, _, err = asked("build", article, "--store", tmp_path / "t.duckdb", "--chart", article)
        assert (code, "not a page of timeline" in err.splitlines()[-1]) == (1, True)
        assert article.read_text(encoding="utf-8") == "Am 5. Mai 2021 tagte der Rat."

    @pytest.mark.parametrize("option", ["--store", "--chart"])
    def test_what_is_no_file_stays_what_it_is(self, asked, tmp_path, option):
        """No page takes the place of a pipe, or of a device such as /dev/null."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        files = {"--store": tmp_path / "t.duckdb", "--chart": tmp_path / "t.html"} | {option: pipe}
        code, _, err = asked("build", SEEDS, *(word for pair in files.items() for word in pair))
        assert (code, one_line(err)) == (1, f"timeline: {pipe}: is a device or a pipe, not a file to write")
        assert pipe.is_fifo()

    def test_ctrl_c_is_one_clean_line(self, tmp_path):
        """SIGINT in mid-build: exit code 130, one line, no traceback, no file half written."""
        rows = "".join(
            json.dumps({"id": i, "text": f"Am {i % 28 + 1}. Mai kam es anders. " * 300}) + "\n"
            for i in range(900)
        )
        (tmp_path / "in.jsonl").write_text(rows, encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from timeline.cli import main; main()",
            "build",
            tmp_path / "in.jsonl",
        ]
        process = subprocess.Popen(
            [*command, "--store", tmp_path / "t.duckdb", "--chart", tmp_path / "t.html"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert process.stderr
        assert process.stderr.readline() == "reading\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out) == (130, "")
        assert err.splitlines()[-1] == "timeline: interrupted"
        assert "Traceback" not in err
        assert not (tmp_path / "t.duckdb").exists()


class TestTag:
    """`timeline tag`."""

    def test_prints_json_lines_whose_offsets_hold(self, asked):
        """Each line has the fields that other programs read; offsets are code points into the file's text."""
        code, out, err = asked("tag", SEEDS)
        rows = [json.loads(line) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert {row["doc"] for row in rows} == {f.name for f in SEEDS.glob("*.txt")}
        for row in rows:
            assert list(row) == ["doc", "start", "end", "text", "type", "value", "edtf"]
            text = (SEEDS / row["doc"]).read_text(encoding="utf-8")
            assert text[row["start"] : row["end"]] == row["text"]

    def test_what_cannot_be_read_is_said_on_stderr(self, asked, tmp_path):
        """A bad article does not go unsaid; the good ones are printed."""
        (tmp_path / "bad.txt").write_text("", encoding="utf-8")
        (tmp_path / "good.txt").write_text("Am 5. Mai 2021 tagte der Rat.", encoding="utf-8")
        code, _, err = asked("tag", tmp_path)
        assert (code, one_line(err)) == (0, "timeline: bad.txt: empty")

    def test_missing_path_is_one_line(self, asked, tmp_path):
        """No such path: exit code 1, one line, nothing on stdout."""
        code, out, err = asked("tag", tmp_path / "nowhere")
        assert (code, out) == (1, "")
        assert one_line(err).endswith("no such file or folder")

    def test_reader_that_leaves_early_is_no_error(self):
        """`timeline tag … | head -1` ends without a traceback."""
        program = f"{sys.executable} -c 'from timeline.cli import main; main()'"
        command = f"{program} date {SEEDS} {SEEDS.parent}/tests/gold/stories/docs"
        done = subprocess.run(f"{command} | true", shell=True, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr


class TestDate:
    """`timeline date`."""

    def test_prints_one_json_line_for_each_article(self, asked):
        """Every article has its line, dated or not, by the name of its file."""
        code, out, _ = asked("date", SEEDS)
        rows = [json.loads(line) for line in out.splitlines()]
        assert code == 0
        assert [r["doc"] for r in rows] == sorted(f.name for f in SEEDS.glob("*.txt"))
        assert all(list(r) == ["doc", "published", "basis", "confidence"] for r in rows)

    def test_tells_why_on_demand(self, asked, tmp_path):
        """The words that spoke for or against an inferred date, where they stand, and how much they count."""
        text = "Am Montag, dem 20. November 2023, brannte in Lindau ein Boot. Gestern wurde es geborgen."
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / "b.txt").write_text("2023-11-22\n\nIn Lindau schneit es.", encoding="utf-8")
        code, out, _ = asked("date", tmp_path, "--why")
        inferred, stated = (json.loads(line) for line in out.splitlines())
        assert (code, stated["basis"], stated["why"]) == (0, "stated: first line", [])
        assert "Montag, dem 20. November 2023" in {said["text"] for said in inferred["why"]}
        for said in inferred["why"]:
            assert said["text"] == (text[said["start"] : said["end"]] if said["start"] >= 0 else "")
            assert said["says"]
            assert abs(said["weight"]) > 0
