-- How many events of each week are in the store but not on the page? Weeks count from 1 January 1970.
SELECT floor((coalesce(earliest, latest) - DATE '1970-01-01') / 7)::INTEGER AS week, count(*) AS events
FROM timeline
WHERE coalesce(earliest, latest) IS NOT NULL AND event_id NOT IN (SELECT event_id FROM picked)
GROUP BY week
ORDER BY week;
