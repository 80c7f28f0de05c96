-- Who is named most often, and in how many events?
SELECT actor, count(*) AS n_events, min(earliest) AS first_seen, max(latest) AS last_seen
FROM (SELECT unnest(actors) AS actor, earliest, latest FROM timeline)
GROUP BY actor
ORDER BY n_events DESC, actor
LIMIT 20;
