-- Which events does the default chart show?
SELECT * FROM timeline ORDER BY coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
