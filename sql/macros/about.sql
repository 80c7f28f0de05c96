-- Which events speak of something, in their titles or in the words of their sources?
CREATE OR REPLACE MACRO about(words) AS TABLE
SELECT e.* FROM events AS e
WHERE NOT e.hidden
  AND (
    holds(fold(concat_ws(chr(10), e.title, e.place, array_to_string(e.actors, chr(10)))), words)
    OR e.event_id IN (SELECT m.event_id FROM mentions AS m WHERE holds(fold(m.quote), words))
  )
ORDER BY e.edtf IS NULL, coalesce(e.earliest, e.latest), e.earliest NULLS FIRST, e.latest NULLS LAST, e.event_id;
COMMENT ON MACRO TABLE about IS 'Events of which title, place and actors, or one quote, hold all of some words, whatever their case and accents: about(''Waffenstillstand'').';
