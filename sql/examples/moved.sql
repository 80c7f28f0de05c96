-- Which events were told otherwise as time went by: announced, moved, called off?
SELECT event_id, published, status, edtf, quote
FROM history
WHERE event_id IN (SELECT event_id FROM history GROUP BY event_id HAVING count(DISTINCT edtf) + count(DISTINCT status) > 2)
ORDER BY event_id, published_from NULLS LAST, path;
