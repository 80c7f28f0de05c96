-- What have people corrected of an event, or of the articles that tell of it?
SELECT * FROM corrections
WHERE applies AND (event_id = $event_id OR (event_id IS NULL AND doc_id IN (SELECT doc_id FROM mentions WHERE event_id = $event_id)))
ORDER BY n;
