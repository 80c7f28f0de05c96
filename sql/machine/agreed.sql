-- Which events of several mentions need not be made again? Those that stand in articles that stay alone, that no person
-- has touched, and whose row is as it was sealed.
SELECT
  event_id, title, kind::VARCHAR AS kind, status::VARCHAR AS status, edtf, earliest, latest, place, actors, confidence,
  n_documents
FROM events AS e
SEMI JOIN (
  FROM machine.rows AS r SEMI JOIN machine.seals AS s USING (relation, key, seal) WHERE r.relation = 'events'
) AS r ON r.key = e.event_id
ANTI JOIN (FROM mentions ANTI JOIN asked USING (doc_id)) AS m USING (event_id)
WHERE n_mentions > 1 AND NOT hidden AND corrected = [] AND notes = [];
