-- Says of every mention which event it belongs to: `asked` has both ids of each. In the order of the rows, for what is
-- changed here and there in every block of them costs a hundred times as much.
CREATE OR REPLACE TEMP TABLE placed AS
SELECT mentions.rowid AS place, mention_id, asked.event_id
FROM mentions LEFT JOIN asked USING (mention_id)
WHERE mentions.event_id IS DISTINCT FROM asked.event_id
ORDER BY place;
DELETE FROM machine.seals WHERE relation = 'mentions' AND key IN (SELECT mention_id FROM placed);
UPDATE mentions SET event_id = placed.event_id FROM placed WHERE placed.place = mentions.rowid;
DROP TABLE placed;
