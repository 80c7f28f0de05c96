-- What do these mentions say, and what of their articles is shown: $around characters to either side? In the order of the
-- articles, for these are looked into one after another.
CREATE OR REPLACE TEMP TABLE cited AS
WITH told AS (
  SELECT
    t.position, t.turn, t.place, t.number, m.edtf, m.status, m.start_char, m.end_char, m.trigger_start, m.trigger_end, m.steps,
    x.start_char AS dated_start, x.end_char AS dated_end, x.text AS wording,
    coalesce(x.start_char >= m.start_char - 2 * $around AND x.end_char <= m.end_char + 2 * $around, false) AS near
  FROM turns AS t
  JOIN mentions AS m ON m.rowid = t.mention
  LEFT JOIN expressions AS x USING (expression_id)
)
SELECT
  *,
  greatest(0, least(start_char, if(near, dated_start, start_char)) - $around)::INTEGER AS from_char,
  (greatest(end_char, if(near, dated_end, end_char)) + $around)::INTEGER AS to_char
FROM told
ORDER BY place;
