-- Which words do the events share (status, kind, place, story, actors, sources), and what is their number? The most
-- frequent first; a story of one event is none.
CREATE OR REPLACE TEMP TABLE words AS
WITH said AS (
  SELECT position, 'status' AS facet, status::VARCHAR AS word FROM picked
  UNION ALL SELECT position, 'kind', kind::VARCHAR FROM picked
  UNION ALL SELECT position, 'place', place FROM picked WHERE place <> ''
  UNION ALL SELECT position, 'story', story FROM picked WHERE story <> ''
  UNION ALL SELECT DISTINCT position, 'actors', unnest(actors) FROM picked
  UNION ALL
  SELECT DISTINCT p.position, 'sources', n.source
  FROM picked AS p JOIN mentions AS m USING (event_id) JOIN named AS n USING (doc_id)
),
counted AS (SELECT facet, word, count(*) AS often FROM said GROUP BY facet, word HAVING facet <> 'story' OR count(*) > 1),
numbered AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY often DESC, word) - 1 AS number FROM counted)
SELECT said.position, facet, number, word FROM said JOIN numbered USING (facet, word);
