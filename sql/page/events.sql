-- What do the chart, the list, the lanes and the filters need to know of each picked event?
WITH told AS (
  SELECT m.event_id, list(DISTINCT n.source ORDER BY n.source) AS sources
  FROM mentions AS m JOIN named AS n USING (doc_id)
  WHERE m.event_id IN (SELECT event_id FROM picked)
  GROUP BY m.event_id
)
SELECT
  p.event_id AS id,
  p.title,
  p.edtf,
  p.earliest - DATE '1970-01-01' AS "start",
  p.latest - DATE '1970-01-01' AS "end",
  p.status::VARCHAR AS status,
  p.kind::VARCHAR AS kind,
  p.place,
  p.actors,
  coalesce(told.sources, []) AS sources,
  p.story,
  p.n_documents AS reports,
  p.rank
FROM picked AS p LEFT JOIN told USING (event_id)
ORDER BY p.position;
