-- What happened on this day of the year, in whatever year?
CREATE OR REPLACE MACRO on_this_day(some_day) AS TABLE
SELECT * FROM timeline
WHERE earliest = latest
  AND month(earliest) = month(CAST(some_day AS DATE)) AND day(earliest) = day(CAST(some_day AS DATE))
ORDER BY earliest, event_id;
COMMENT ON MACRO TABLE on_this_day IS 'Events known to the day that share day and month: on_this_day(current_date).';
