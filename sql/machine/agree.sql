-- Makes `events` those that are `told`; the rows that are here as they are told stay, and so do their seals.
CREATE OR REPLACE TEMP TABLE agreed AS FROM events LIMIT 0;
INSERT INTO agreed FROM told;
CREATE OR REPLACE TEMP TABLE gone AS SELECT event_id FROM (FROM events EXCEPT FROM agreed);
DELETE FROM machine.seals WHERE relation = 'events' AND key IN (SELECT event_id FROM gone);
DELETE FROM events WHERE event_id IN (SELECT event_id FROM gone);
INSERT INTO events FROM agreed ANTI JOIN events USING (event_id);
