-- How many days passed between an event and each report of it?
CREATE OR REPLACE MACRO lag() AS TABLE
SELECT
  m.event_id, m.title, m.latest AS happened, d.published_from AS reported, d.published_from - m.latest AS days,
  d.source, d.path
FROM mentions AS m
JOIN documents AS d USING (doc_id)
WHERE m.status = 'occurred' AND m.latest IS NOT NULL AND d.published_from = d.published_to
  AND m.latest <= d.published_from
ORDER BY days, happened, m.event_id, d.path;
COMMENT ON MACRO TABLE lag IS 'Days from what happened to each report of it, for articles whose day is known.';
