-- Does any event count other mentions or articles than those that point at it?
SELECT
  'events' AS relation, e.event_id AS id,
  'counts ' || e.n_mentions || ' mentions in ' || e.n_documents || ' articles, but has '
  || count(m.mention_id) || ' in ' || count(DISTINCT m.doc_id) AS wrong
FROM events AS e
LEFT JOIN mentions AS m USING (event_id)
GROUP BY e.event_id, e.n_mentions, e.n_documents
HAVING e.n_mentions <> count(m.mention_id) OR e.n_documents <> count(DISTINCT m.doc_id) OR count(m.mention_id) = 0;
