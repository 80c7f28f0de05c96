-- Says of every mention which event it belongs to: `belongs` has both ids of each.
UPDATE mentions SET event_id = belongs.event_id FROM belongs WHERE belongs.mention_id = mentions.mention_id;
