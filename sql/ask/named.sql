-- Which events does a person mean by an id, the beginning of one, or words of a title?
SELECT event_id, title, edtf FROM events
WHERE starts_with(event_id, $named) OR holds(fold(title), $named)
ORDER BY event_id = $named DESC, starts_with(event_id, $named) DESC, edtf IS NULL, earliest NULLS FIRST, event_id;
