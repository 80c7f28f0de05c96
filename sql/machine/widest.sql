-- How many bytes have the texts that DuckDB takes together, at most?
SELECT coalesce(max(bytes), 0)::BIGINT AS bytes
FROM (SELECT sum(strlen(text)) AS bytes FROM documents GROUP BY rowid // 2048);
