-- What was said of each event as time went by?
SELECT * FROM history ORDER BY event_id, published_from NULLS LAST, path, mention_id;
