-- What do the articles tell? In order of article and place in it.
SELECT
  mention_id, doc_id, start_char, end_char, trigger_start, trigger_end, trigger, kind, status, title,
  TRY_CAST(substr(expression_id, length(doc_id) + 2) AS INTEGER) AS expression, told, actors, place, edtf, earliest, latest
FROM mentions
ORDER BY doc_id, start_char, trigger_start, mention_id;
