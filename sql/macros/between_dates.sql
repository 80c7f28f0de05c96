-- What happened, or is to happen, between two days (both included)?
CREATE OR REPLACE MACRO between_dates(first_day, last_day) AS TABLE
SELECT * FROM timeline
WHERE CAST(first_day AS DATE) <= CAST(last_day AS DATE)
  AND coalesce(latest, DATE '9999-12-31') >= CAST(first_day AS DATE)
  AND coalesce(earliest, DATE '0001-01-01') <= CAST(last_day AS DATE)
ORDER BY coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
COMMENT ON MACRO TABLE between_dates IS 'Events that may lie between two days, both included: between_dates(''2025-09-01'', ''2025-09-30'').';
