-- Which events are there, the undated ones last?
SELECT * FROM events ORDER BY edtf IS NULL, coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
