-- Makes `events` those that are `asked`; the rows that are here as they are told stay, and so do their seals.
CREATE OR REPLACE TEMP TABLE gone AS SELECT event_id FROM (FROM events EXCEPT FROM asked);
DELETE FROM machine.seals WHERE relation = 'events' AND key IN (SELECT event_id FROM gone);
DELETE FROM events WHERE event_id IN (SELECT event_id FROM gone);
INSERT INTO events FROM asked ANTI JOIN events USING (event_id);
DROP TABLE gone;
