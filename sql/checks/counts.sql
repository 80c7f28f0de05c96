-- Does any event count other mentions or articles than those that point at it?
SELECT e.event_id, e.n_mentions, e.n_documents, count(m.mention_id) AS mentions, count(DISTINCT m.doc_id) AS documents
FROM events AS e
LEFT JOIN mentions AS m USING (event_id)
GROUP BY ALL
HAVING e.n_mentions <> mentions OR e.n_documents <> documents OR mentions = 0;
