-- What else do chart, list, lanes and filters need to know? Counts, the words by number, the weeks of events that are not
-- on the page, and what could not be read, each a JSON text.
WITH called AS (SELECT DISTINCT facet, number, word FROM words),
names AS (
  SELECT {
    'status': coalesce(list(word ORDER BY number) FILTER (facet = 'status'), []),
    'kind': coalesce(list(word ORDER BY number) FILTER (facet = 'kind'), []),
    'place': coalesce(list(word ORDER BY number) FILTER (facet = 'place'), []),
    'story': coalesce(list(word ORDER BY number) FILTER (facet = 'story'), []),
    'actors': coalesce(list(word ORDER BY number) FILTER (facet = 'actors'), []),
    'sources': coalesce(list(word ORDER BY number) FILTER (facet = 'sources'), [])
  } AS columns
  FROM called
),
weeks AS (
  SELECT floor((coalesce(earliest, latest) - DATE '1970-01-01') / 7)::INTEGER AS week, count(*) AS events
  FROM timeline
  WHERE coalesce(earliest, latest) IS NOT NULL AND event_id NOT IN (SELECT event_id FROM picked)
  GROUP BY week
),
some_problems AS (SELECT path, message FROM problems ORDER BY path, stage, message LIMIT 200)
SELECT
  to_json({
    'articles': (SELECT count(*) FROM documents),
    'undated_articles': (SELECT count(*) FROM documents WHERE published IS NULL),
    'events': (SELECT count(*) FROM main.events),
    'undated_events': (SELECT count(*) FROM main.events WHERE coalesce(earliest, latest) IS NULL AND NOT hidden),
    'dated_events': (SELECT count(*) FROM timeline WHERE coalesce(earliest, latest) IS NOT NULL),
    'shown_events': (SELECT count(*) FROM picked),
    'problems': (SELECT count(*) FROM problems)
  }) AS counts,
  (SELECT to_json(columns) FROM names) AS names,
  to_json({
    'week': (SELECT coalesce(list(week ORDER BY week), []) FROM weeks),
    'events': (SELECT coalesce(list(events ORDER BY week), []) FROM weeks)
  }) AS beyond,
  to_json((SELECT coalesce(list({'path': path, 'message': message} ORDER BY path, message), []) FROM some_problems)) AS problems;
