-- What kept an article, or a part of one, out of the timeline? The first 200.
SELECT path, stage, message FROM problems ORDER BY path, stage, message LIMIT 200;
