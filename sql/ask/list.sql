-- Which events are there, between two days, of one status, about some words?
SELECT
  event_id, edtf, earliest, latest, status, kind, title, place, actors, n_documents, n_mentions, confidence, story,
  hidden, corrected, notes
FROM events
WHERE ($everything OR (edtf IS NOT NULL AND NOT hidden))
  AND ($since IS NULL OR (edtf IS NOT NULL AND coalesce(latest, DATE '9999-12-31') >= $since))
  AND ($until IS NULL OR (edtf IS NOT NULL AND coalesce(earliest, DATE '0001-01-01') <= $until))
  AND ($status IS NULL OR CAST(status AS VARCHAR) = $status)
  AND (
    $search IS NULL
    OR holds(fold(concat_ws(chr(10), title, place, array_to_string(actors, chr(10)))), $search)
    OR event_id IN (SELECT event_id FROM mentions WHERE holds(fold(quote), $search))
  )
ORDER BY edtf IS NULL, coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
