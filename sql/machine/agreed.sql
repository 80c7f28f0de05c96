-- Which events of several mentions need not be made again? Those whose mentions are all still here, because their articles
-- stay, and that no person has touched. Mentions that have come belong to no event yet.
SELECT
  event_id, title, kind::VARCHAR AS kind, status::VARCHAR AS status, edtf, earliest, latest, place, actors, confidence,
  n_documents
FROM events
JOIN (SELECT event_id, count(*) AS here FROM mentions GROUP BY event_id) USING (event_id)
WHERE n_mentions > 1 AND n_mentions = here AND NOT hidden AND corrected = [] AND notes = [];
