-- How does a word look without case and accents, so that "Zürich", "ZURICH" and "zurich" are the same?
CREATE OR REPLACE MACRO fold(said) AS replace(lower(strip_accents(said)), 'ß', 'ss');
COMMENT ON MACRO fold IS 'A text without case and accents: fold(''Zürich'') = ''zurich''.';
