-- Does any event count other mentions or articles than those that point at it?
WITH telling AS (SELECT event_id, doc_id, count(*) AS times FROM mentions GROUP BY event_id, doc_id),
told AS (SELECT event_id, sum(times) AS n_mentions, count(*) AS n_documents FROM telling GROUP BY event_id)
SELECT
  'events' AS relation, event_id AS id,
  'counts ' || e.n_mentions || ' mentions in ' || e.n_documents || ' articles, but has '
  || coalesce(told.n_mentions, 0) || ' in ' || coalesce(told.n_documents, 0) AS wrong
FROM events AS e LEFT JOIN told USING (event_id)
WHERE (e.n_mentions, e.n_documents) IS DISTINCT FROM (told.n_mentions, told.n_documents);
