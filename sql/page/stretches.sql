-- Which stretches of articles, as many as DuckDB takes together, are cited?
SELECT DISTINCT place // 2048 AS stretch FROM cited ORDER BY stretch;
