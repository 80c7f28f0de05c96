-- How many rows hold what?
SELECT
  (SELECT count(*) FROM documents) AS articles,
  (SELECT count(*) FROM expressions) AS expressions,
  (SELECT count(*) FROM mentions) AS mentions,
  (SELECT count(*) FROM events) AS events;
