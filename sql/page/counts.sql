-- How much is there in the store, and how much of it is on the page?
SELECT
  (SELECT count(*) FROM documents) AS articles,
  (SELECT count(*) FROM documents WHERE published IS NULL) AS undated_articles,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM events WHERE coalesce(earliest, latest) IS NULL) AS undated_events,
  (SELECT count(*) FROM timeline WHERE coalesce(earliest, latest) IS NOT NULL) AS dated_events,
  (SELECT count(*) FROM picked) AS shown_events,
  (SELECT count(*) FROM problems) AS problems;
