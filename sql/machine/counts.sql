-- How many rows has each relation of content?
SELECT
  (SELECT count(*) FROM documents) AS documents,
  (SELECT count(*) FROM expressions) AS expressions,
  (SELECT count(*) FROM mentions) AS mentions,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM corrections) AS corrections,
  (SELECT count(*) FROM problems) AS problems;
