-- Does a text without case and accents hold every one of some words?
CREATE OR REPLACE MACRO holds(folded, words) AS
  len(list_filter(string_split(fold(words), ' '), lambda word: NOT contains(folded, word))) = 0;
COMMENT ON MACRO holds IS 'Whether a folded text holds every one of some words: holds(fold(title), ''Zürich Wahl'').';
