"""The language of an article: told by the stopwords of the packs."""

import pytest

from timeline import language

GERMAN = "Der Rat der Stadt hat am Montag entschieden, dass die Brücke nicht abgerissen wird."
ENGLISH = "The council of the city has decided on Monday that the bridge will not be demolished."
FRENCH = "Le conseil municipal a voté lundi soir la fermeture du pont, malgré les vives protestations. " * 12


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (ENGLISH, "en"), ("", "de"), ("12345", "de")])
def test_stopwords_tell_the_packs_apart(text, code):
    """German and English texts are told apart by a sentence; a text that tells nothing is read as German."""
    assert language.choose(text)[0] == code


@pytest.mark.parametrize("stated", ["en", "EN", "en-GB", "en_US", " en "])
def test_stated_language_is_believed(stated):
    """What the container states goes before what the words say."""
    assert language.choose(GERMAN, stated) == ("en", True)


def test_language_without_a_pack_is_said():
    """A stated language without a pack, or a text in none of ours, is read with the nearest and marked."""
    assert language.choose(GERMAN, "fr") == ("de", False)
    assert not language.choose(FRENCH)[1]


def test_a_language_is_a_folder(tmp_path, monkeypatch):
    """A folder with a list of stopwords is all that a new language needs to be detected."""
    for code, words in (("de", "der die das"), ("fr", "le la les du une et")):
        (tmp_path / code).mkdir()
        (tmp_path / code / "stopwords.toml").write_text(f'words = "{words}"', encoding="utf-8")
    caches = (language.codes, language._table, language._own_words)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    for cache in caches:
        cache.cache_clear()
    try:
        assert language.choose(FRENCH)[0] == "fr"
    finally:
        for cache in caches:
            cache.cache_clear()
