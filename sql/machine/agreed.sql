-- Which events of several mentions need not be made again? Those whose mentions are all still here, because their articles
-- stay, and have a day in common, and that no person has touched. Mentions that have come belong to no event yet. A plan
-- that moved is made again, for its mentions may stand in another order next time.
SELECT
  event_id, title, kind::VARCHAR AS kind, status::VARCHAR AS status, edtf, events.earliest, events.latest, place, actors,
  confidence, n_documents
FROM events
JOIN (
  SELECT event_id, count(*) AS here, max(earliest) AS first_day, min(latest) AS last_day FROM mentions GROUP BY event_id
) USING (event_id)
WHERE n_mentions > 1 AND n_mentions = here AND coalesce(first_day <= last_day, true)
  AND NOT hidden AND corrected = [] AND notes = [];
