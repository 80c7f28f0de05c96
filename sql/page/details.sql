-- Who says so, where, and why this date? One JSON block for each $block picked events, in their order, of the $size events
-- from $first on; of a much reported event the first $mentions mentions, each inside $around characters of its article.
-- Every mention becomes JSON by itself, for texts are put in order in a fraction of the time that structures take.
WITH portion AS (FROM picked WHERE position >= $first AND position < $first + $size),
told AS (
  SELECT
    p.position, n.number, n.source, m.*,
    x.start_char AS dated_start, x.end_char AS dated_end, x.text AS wording,
    coalesce(x.start_char >= m.start_char - 2 * $around AND x.end_char <= m.end_char + 2 * $around, false) AS near,
    row_number() OVER (PARTITION BY p.event_id ORDER BY n.number, m.start_char, m.mention_id) AS turn
  FROM portion AS p
  JOIN mentions AS m USING (event_id)
  JOIN named AS n USING (doc_id)
  LEFT JOIN expressions AS x USING (expression_id)
),
framed AS (
  SELECT
    told.*,
    greatest(0, least(told.start_char, if(near, dated_start, told.start_char)) - $around)::INTEGER AS from_char,
    (greatest(told.end_char, if(near, dated_end, told.end_char)) + $around)::INTEGER AS to_char
  FROM told
  WHERE turn <= $mentions
),
quoted AS (
  SELECT
    position, turn,
    to_json({
      'article': number,
      'edtf': edtf,
      'status': status::VARCHAR,
      'text': substr(d.text, from_char + 1, to_char - from_char),
      'start': from_char,
      'cut': to_char < chars,
      'clause': [start_char, end_char],
      'trigger': [trigger_start, trigger_end],
      'dated': if(near, [dated_start, dated_end], NULL),
      'wording': wording,
      'steps': steps
    })::VARCHAR AS mention
  FROM framed JOIN (SELECT doc_id, text, length(text) AS chars FROM documents) AS d USING (doc_id)
),
proven AS (
  SELECT position, string_agg(mention, ',' ORDER BY turn) AS mentions FROM quoted GROUP BY position
),
fixed AS (
  SELECT
    p.position,
    list(DISTINCT {'n': c.n, 'fix': c.fix, 'value': c.value, 'was': c.was, 'author': c.author, 'made': c.made, 'reason': c.reason}) AS fixes
  FROM portion AS p
  JOIN mentions AS m USING (event_id)
  JOIN corrections AS c ON c.applies AND (c.event_id = p.event_id OR (c.event_id IS NULL AND c.doc_id = m.doc_id))
  GROUP BY p.position
)
SELECT '[' || string_agg(
  '{"told":' || p.n_mentions
  || ',"mentions":[' || coalesce(proven.mentions, '')
  || '],"corrections":' || to_json(coalesce(list_sort(fixed.fixes), []))
  || '}', ',' ORDER BY position
) || ']' AS json
FROM portion AS p LEFT JOIN proven USING (position) LEFT JOIN fixed USING (position)
GROUP BY position // $block
ORDER BY position // $block;
