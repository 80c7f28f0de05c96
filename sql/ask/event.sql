-- What is known of one event?
SELECT * FROM events WHERE event_id = $event_id;
