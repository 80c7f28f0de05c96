-- On which events do the sources contradict one another, in date or in status?
CREATE OR REPLACE MACRO disagreements() AS TABLE
WITH told AS (
  SELECT
    event_id,
    max(earliest) > min(latest) AS dates_differ,
    bool_or(status = 'denied') AND bool_or(status IN ('occurred', 'ongoing')) AS status_differs,
    list(DISTINCT edtf ORDER BY edtf) FILTER (edtf IS NOT NULL) AS dates,
    list(DISTINCT CAST(status AS VARCHAR) ORDER BY CAST(status AS VARCHAR)) AS statuses
  FROM mentions
  GROUP BY event_id
)
SELECT e.event_id, e.title, e.edtf, e.status, t.dates, t.statuses, e.n_documents
FROM events AS e
JOIN told AS t USING (event_id)
WHERE NOT e.hidden AND (t.dates_differ OR t.status_differs)
ORDER BY e.edtf IS NULL, coalesce(e.earliest, e.latest), e.event_id;
COMMENT ON MACRO TABLE disagreements IS 'Events whose sources name days that cannot both be right, or of which one denies what another reports.';
