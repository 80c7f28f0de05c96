"""Reading articles from files of their own: text, Markdown, HTML, in every encoding."""

import unicodedata

import pytest

from tests.articles.reading import TEXT, one, problem, read, write
from timeline.articles import decoding


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

    def test_letters_in_two_characters_become_one(self, tmp_path):
        """What a Mac or a PDF writes as "u" and its dots is the word that everybody knows."""
        taken_apart = unicodedata.normalize("NFD", "Im März tagt der Rat über die Straße.\n")
        assert len(taken_apart) == 40
        assert one(write(tmp_path, "a.txt", taken_apart)).text == "Im März tagt der Rat über die Straße.\n"

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

    def test_what_readers_say_below_is_no_article(self, tmp_path):
        """Comments are other people's words, of other days."""
        said = (
            '<div id="comments"><p>Gestern war ich auch dort, schrieb ein Leser der Zeitung dazu.</p></div>'
        )
        article = one(write(tmp_path, "a.html", self.PAGE.replace("</article>", f"</article>{said}")))
        assert "Leser" not in article.text

    def test_the_day_is_that_of_the_first_publication(self, tmp_path):
        """A page that was changed later is of the day on which it first appeared."""
        later = '<meta property="article:modified_time" content="2025-11-09T09:00:00Z"></head>'
        page = self.PAGE.replace("</head>", later)
        assert one(write(tmp_path, "a.html", page)).published == "2025-09-05"

    def test_declared_charset_is_believed(self, tmp_path):
        """A page in another encoding is read by what it declares."""
        page = self.PAGE.replace('charset="utf-8"', 'charset="iso-8859-15"').encode("iso-8859-15")
        assert "Über die Straße" in one(write(tmp_path, "a.htm", page)).text

    def test_a_charset_that_is_not_ours_is_believed_too(self, tmp_path):
        """Letters that cp1252 does not have; a signature before UTF-8 is no letter of the title."""
        page = self.PAGE.replace("Rat der Stadt", "Rat von Łódź")
        other = page.replace('charset="utf-8"', 'charset="iso-8859-2"').encode("iso-8859-2")
        assert "Rat von Łódź" in one(write(tmp_path, "a.html", other)).text
        assert decoding.declared(b"\xef\xbb\xbf" + page.encode()) == page

    def test_dates_in_the_text_are_no_metadata(self, tmp_path):
        """A page that states no day has none, whatever its text says."""
        page = self.PAGE.replace("2025-09-05T08:30:00+02:00", "").replace(TEXT, TEXT + " am 3. März 2021 ")
        assert one(write(tmp_path, "a.html", page)).published is None

    @pytest.mark.parametrize("page", ["<html><body></body></html>", "<<<>>>", "<p", "\n"])
    def test_page_without_article_is_a_problem(self, tmp_path, page):
        """An empty or broken page is said, and nothing is raised."""
        assert problem(write(tmp_path, "a.html", page))
