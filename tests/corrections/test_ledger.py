"""The ledger is plain TOML: what the program writes it reads, what people write by hand it understands."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import corrections
from timeline.corrections import Fix, Place
from timeline.errors import TimelineError

FIX = Fix(
    "date", "2025-08-15", "Ada", "the minutes say so", date(2026, 1, 2), (Place("Sie trafen sich", "trafen"),)
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_what_is_added_is_read(tmp_path: Path) -> None:
    """Entries come back in their order, and what stood there stays, comments too."""
    path = tmp_path / corrections.NAME
    corrections.add(path, FIX)
    path.write_text(path.read_text() + "# a word by hand\n")
    merge = Fix("merge", None, "Bob", "one meeting", None, (Place("a"),), (Place("b", None, "b.txt", "B"),))
    corrections.add(path, merge)
    assert corrections.load(path).fixes == (FIX, merge)
    assert "# a word by hand" in path.read_text()


@given(st.builds(Place, *[st.none() | WORDS] * 4).filter(lambda p: p != Place()), WORDS, WORDS, WORDS)
def test_any_words_survive_the_ledger(place: Place, author: str, reason: str, value: str) -> None:
    """Quotes, newlines, backslashes, NUL, control and four-byte characters come back as they went in."""
    import tempfile

    fix = Fix("title", value, author, reason, None, (place,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / corrections.NAME
        corrections.add(path, fix)
        assert corrections.load(path).fixes == (fix,)


def test_an_entry_by_hand_may_be_short(tmp_path: Path) -> None:
    """The quote may stand in the entry itself, and a date need no quotation marks."""
    path = tmp_path / corrections.NAME
    path.write_text('[[correction]]\nfix = "date"\nvalue = 2025-08-15\nquote = "Sie trafen sich"\n'
                    'author = "Ada"\nreason = "minutes"\n')  # fmt: skip
    [fix] = corrections.load(path).fixes
    assert (fix.value, fix.where, fix.wrong) == ("2025-08-15", (Place("Sie trafen sich"),), "")


def test_one_place_needs_no_list(tmp_path: Path) -> None:
    """`where` and `with` may be a table by itself."""
    path = tmp_path / corrections.NAME
    path.write_text('[[correction]]\nfix = "merge"\nauthor = "Ada"\nreason = "r"\n'
                    'where = { quote = "a" }\nwith = { quote = "b" }\n')  # fmt: skip
    [fix] = corrections.load(path).fixes
    assert (fix.where, fix.other, fix.wrong) == ((Place("a"),), (Place("b"),), "")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('fix = "dates"\nvalue = "2025"', "'dates' is no correction"),
        ('fix = "date"\nvalue = "tomorrow"', "no date"),
        ('fix = "date"', "no value"),
        ('fix = "status"\nvalue = "maybe"', "no status"),
        ('fix = "title"\nvalue = "x"\nauthor = ""', "no author"),
        ('fix = "title"\nvalue = "x"\nreason = ""', "no reason"),
        ('fix = "title"\nvalue = "x"\nquote = ""', "quotes nothing"),
        ('fix = "merge"', "quotes no event to merge with"),
        ("fix = 7", "no correction"),
        ('fix = "title"\nvalu = "x"', "no field 'valu'"),
        ('fix = "title"\nvalue = "x"\nwhere = [{quot = "q"}]', "no field 'quot'"),
    ],
)
def test_an_entry_that_makes_no_sense_is_kept_and_says_why(tmp_path: Path, entry: str, says: str) -> None:
    """A slip of a hand that edits is a problem to report, not a reason to stop the build or to lose the
    entry."""
    given_ = dict(line.split(" = ", 1) for line in entry.split("\n"))
    whole = {"author": '"Ada"', "reason": '"r"', "quote": '"q"'} | given_
    path = tmp_path / corrections.NAME
    path.write_text("[[correction]]\n" + "\n".join(f"{k} = {v}" for k, v in whole.items() if v != '""'))
    [fix] = corrections.load(path).fixes
    assert says in fix.wrong


@pytest.mark.parametrize("content", ["[[correction\n", 'text = "x"', "\x00", "correction = 3"])
def test_a_file_that_is_no_ledger_is_one_clear_line(tmp_path: Path, content: str) -> None:
    """The line names the file; the file stays."""
    path = tmp_path / corrections.NAME
    path.write_text(content)
    with pytest.raises(TimelineError, match=corrections.NAME) as caught:
        corrections.add(path, FIX)
    assert "\n" not in str(caught.value)
    assert path.read_text() == content


def test_an_entry_that_is_no_table_is_kept_and_says_so(tmp_path: Path) -> None:
    """It keeps its number, so that the others keep theirs."""
    path = tmp_path / corrections.NAME
    path.write_text("correction = [3]")
    assert [fix.wrong for fix in corrections.load(path).fixes] == ["not a table"]


def test_a_ledger_that_cannot_be_read_or_written_is_one_clear_line(tmp_path: Path) -> None:
    """A folder in its place; a folder that is not there."""
    with pytest.raises(TimelineError, match="cannot be read"):
        corrections.load(tmp_path)
    with pytest.raises(TimelineError, match="cannot be written"):
        corrections.add(tmp_path / "none" / corrections.NAME, FIX)


def test_a_ledger_that_was_named_must_be_there(tmp_path: Path) -> None:
    """The default ledger may be absent; one that a person names may not."""
    assert corrections.load(tmp_path / "none.toml").fixes == ()
    with pytest.raises(TimelineError, match="no such corrections file"):
        corrections.load(tmp_path / "none.toml", needed=True)


def test_an_entry_is_readable(tmp_path: Path) -> None:
    """A person sees at a glance who set what on which words."""
    path = tmp_path / corrections.NAME
    corrections.add(path, FIX)
    assert tomllib.loads(path.read_text()) == {
        "correction": [
            {
                "fix": "date",
                "value": "2025-08-15",
                "author": "Ada",
                "reason": "the minutes say so",
                "made": date(2026, 1, 2),
                "where": [{"quote": "Sie trafen sich", "word": "trafen"}],
            }
        ]
    }
