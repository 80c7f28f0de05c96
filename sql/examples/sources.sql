-- Which source tells of how many events, and how many days after them, as a rule (median)?
SELECT
  coalesce(d.source, 'unknown') AS source,
  count(DISTINCT d.doc_id) AS n_articles,
  count(DISTINCT m.event_id) AS n_events,
  median(d.published_from - m.latest) FILTER (m.status = 'occurred' AND m.latest <= d.published_from) AS days_behind
FROM documents AS d
LEFT JOIN mentions AS m USING (doc_id)
GROUP BY 1
ORDER BY n_events DESC, source;
