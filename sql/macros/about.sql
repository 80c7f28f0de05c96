-- Which events speak of something, in their titles or in the words of their sources?
CREATE OR REPLACE MACRO about(words) AS TABLE
SELECT e.* FROM events AS e
WHERE NOT e.hidden
  AND (
    contains(fold(e.title), fold(words))
    OR contains(fold(concat_ws(chr(10), e.place, array_to_string(e.actors, chr(10)))), fold(words))
    OR e.event_id IN (SELECT m.event_id FROM mentions AS m WHERE contains(fold(m.quote), fold(words)))
  )
ORDER BY e.edtf IS NULL, coalesce(e.earliest, e.latest), e.earliest NULLS FIRST, e.latest NULLS LAST, e.event_id;
COMMENT ON MACRO TABLE about IS 'Events whose title, place, actors or quotes hold some words, whatever their case and accents: about(''Waffenstillstand'').';
