-- In which days, weeks, months or years did most happen?
CREATE OR REPLACE MACRO busiest(unit) AS TABLE
SELECT
  CAST(date_trunc(unit, earliest) AS DATE) AS since,
  count(*) AS n_events,
  sum(n_documents) AS n_reports,
  arg_max(title, n_documents) AS most_reported
FROM timeline
WHERE date_trunc(unit, earliest) = date_trunc(unit, latest)
GROUP BY since
ORDER BY n_events DESC, since;
COMMENT ON MACRO TABLE busiest IS 'Periods by the number of their events, the fullest first: busiest(''month''). Events too vague for the unit are left out.';
