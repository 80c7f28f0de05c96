-- Who says so, where, and why this date? One JSON block for each $block picked events, in their order; of a much
-- reported event the first $mentions mentions, each inside $around characters of its article.
WITH told AS (
  SELECT
    p.position, p.n_mentions, n.number, n.source, m.*,
    x.start_char AS dated_start, x.end_char AS dated_end, x.text AS wording,
    coalesce(x.start_char >= m.start_char - 2 * $around AND x.end_char <= m.end_char + 2 * $around, false) AS near,
    row_number() OVER (PARTITION BY p.event_id ORDER BY n.number, m.start_char, m.mention_id) AS turn
  FROM picked AS p
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
    position, n_mentions, turn,
    {
      'article': number,
      'edtf': edtf,
      'status': status::VARCHAR,
      'text': substr(d.text, from_char + 1, to_char - from_char),
      'start': from_char,
      'cut': to_char < length(d.text),
      'clause': [start_char, end_char],
      'trigger': [trigger_start, trigger_end],
      'dated': if(near, [dated_start, dated_end], NULL),
      'wording': wording,
      'steps': steps
    } AS mention
  FROM framed JOIN documents AS d USING (doc_id)
),
events AS (
  SELECT position, any_value(n_mentions) AS n_mentions, list(mention ORDER BY turn) AS mentions
  FROM quoted
  GROUP BY position
)
SELECT to_json(list({'mentions': coalesce(e.mentions, []), 'told': p.n_mentions} ORDER BY p.position))::VARCHAR AS block
FROM picked AS p LEFT JOIN events AS e USING (position)
GROUP BY p.position // $block
ORDER BY p.position // $block;
