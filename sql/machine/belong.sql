-- Says of every mention which event it belongs to: `belongs` has both ids of each. In the order of the rows, for what is
-- changed here and there in every block of them costs a hundred times as much.
WITH placed AS MATERIALIZED (
  SELECT mentions.rowid AS place, belongs.event_id FROM mentions JOIN belongs USING (mention_id) ORDER BY place
)
UPDATE mentions SET event_id = placed.event_id FROM placed WHERE placed.place = mentions.rowid;
