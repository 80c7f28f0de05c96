-- The pieces of the details, JSON blocks of $block events: what comes before the mentions of each event (turn 0) and
-- after them (no turn). The mentions themselves come in between.
CREATE OR REPLACE TEMP TABLE pieces AS
WITH fixed AS (
  SELECT
    p.position,
    list(DISTINCT {'n': c.n, 'fix': c.fix, 'value': c.value, 'was': c.was, 'author': c.author, 'made': c.made, 'reason': c.reason}) AS fixes
  FROM picked AS p
  JOIN mentions AS m USING (event_id)
  JOIN corrections AS c ON c.applies AND (c.event_id = p.event_id OR (c.event_id IS NULL AND c.doc_id = m.doc_id))
  GROUP BY p.position
)
SELECT position, 0 AS turn, if(position % $block = 0, '[', ',') || '{"told":' || n_mentions || ',"mentions":[' AS json FROM picked
UNION ALL
SELECT
  position, NULL,
  '],"corrections":' || to_json(coalesce(list_sort(fixed.fixes), [])) || '}'
  || if(position % $block = $block - 1 OR position = (SELECT max(position) FROM picked), ']', '')
FROM picked LEFT JOIN fixed USING (position);
