-- Which mentions prove the picked events, each in its turn? Of a much reported one the first $mentions.
CREATE OR REPLACE TEMP TABLE turns AS
SELECT position, turn, place, number, mention
FROM (
  SELECT
    p.position, n.place, n.number, m.rowid AS mention,
    row_number() OVER (PARTITION BY p.position ORDER BY n.number, m.start_char, m.mention_id) AS turn
  FROM mentions AS m JOIN picked AS p USING (event_id) JOIN named AS n USING (doc_id)
)
WHERE turn <= $mentions;
