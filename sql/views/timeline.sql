-- Which events does the chart show by default, in order?
CREATE OR REPLACE VIEW timeline AS
SELECT * FROM events
WHERE edtf IS NOT NULL AND NOT hidden
ORDER BY coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
COMMENT ON VIEW timeline IS 'The events that have a date and that nobody has hidden, in order: what the chart shows by default.';
