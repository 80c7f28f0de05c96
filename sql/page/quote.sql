-- What do the cited mentions of the articles in one $stretch say? Every one becomes JSON by itself, for texts are put in
-- order in a fraction of the time that structures take. A quote is sought from the nearer end of its text, for the way
-- there is walked, and takes longer than all else.
INSERT INTO pieces
SELECT
  position, turn,
  if(turn > 1, ',', '') || to_json({
    'article': number,
    'edtf': edtf,
    'status': status::VARCHAR,
    'text': substr(d.text, if(2 * from_char < chars, from_char + 1, from_char - chars), to_char - from_char),
    'start': from_char,
    'cut': to_char < chars,
    'clause': [start_char, end_char],
    'trigger': [trigger_start, trigger_end],
    'dated': if(near, [dated_start, dated_end], NULL),
    'wording': wording,
    'steps': steps
  })
FROM cited
JOIN (
  SELECT rowid AS place, text, length(text) AS chars FROM documents
  WHERE rowid >= $stretch * 2048 AND rowid < ($stretch + 1) * 2048
) AS d USING (place)
WHERE cited.place >= $stretch * 2048 AND cited.place < ($stretch + 1) * 2048;
