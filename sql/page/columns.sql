-- What do chart, list, lanes and filters need to know of the picked events? In order of time, every value as JSON: put
-- together from them, the columns take a fraction of the memory. `corrected` has the positions of corrected ones alone.
WITH one AS (
  SELECT
    position,
    coalesce(any_value(number) FILTER (facet = 'status'), -1) AS status,
    coalesce(any_value(number) FILTER (facet = 'kind'), -1) AS kind,
    coalesce(any_value(number) FILTER (facet = 'place'), -1) AS place,
    coalesce(any_value(number) FILTER (facet = 'story'), -1) AS story,
    coalesce(list(number ORDER BY number) FILTER (facet = 'actors'), []) AS actors,
    coalesce(list(number ORDER BY number) FILTER (facet = 'sources'), []) AS sources
  FROM words
  GROUP BY position
)
SELECT
  to_json(p.event_id) AS id,
  to_json(p.title) AS title,
  coalesce(to_json(p.edtf), 'null') AS edtf,
  coalesce(to_json(p.earliest - DATE '1970-01-01'), 'null') AS start,
  coalesce(to_json(p.latest - DATE '1970-01-01'), 'null') AS "end",
  to_json(p.n_documents) AS reports,
  to_json(p.rank) AS rank,
  if(len(p.corrected) > 0, to_json(position), NULL) AS corrected,
  to_json(one.status) AS status,
  to_json(one.kind) AS kind,
  to_json(one.place) AS place,
  to_json(one.story) AS story,
  to_json(one.actors) AS actors,
  to_json(one.sources) AS sources
FROM picked AS p JOIN one USING (position)
ORDER BY position;
