-- What do chart, list, lanes and filters need to know? One JSON text: counts, the words by number, the events as
-- columns in order of time, the weeks of events that are not on the page, and what could not be read.
WITH one AS (
  SELECT
    position,
    coalesce(any_value(number) FILTER (facet = 'status'), -1) AS status,
    coalesce(any_value(number) FILTER (facet = 'kind'), -1) AS kind,
    coalesce(any_value(number) FILTER (facet = 'place'), -1) AS place,
    coalesce(any_value(number) FILTER (facet = 'story'), -1) AS story,
    coalesce(list(number ORDER BY number) FILTER (facet = 'actors'), []) AS actors,
    coalesce(list(number ORDER BY number) FILTER (facet = 'sources'), []) AS sources
  FROM words
  GROUP BY position
),
columns_of AS (
  SELECT {
    'id': list(p.event_id ORDER BY position),
    'title': list(p.title ORDER BY position),
    'edtf': list(p.edtf ORDER BY position),
    'start': list(p.earliest - DATE '1970-01-01' ORDER BY position),
    'end': list(p.latest - DATE '1970-01-01' ORDER BY position),
    'reports': list(p.n_documents ORDER BY position),
    'rank': list(p.rank ORDER BY position),
    'corrected': list(position ORDER BY position) FILTER (len(p.corrected) > 0),
    'status': list(one.status ORDER BY position),
    'kind': list(one.kind ORDER BY position),
    'place': list(one.place ORDER BY position),
    'story': list(one.story ORDER BY position),
    'actors': list(one.actors ORDER BY position),
    'sources': list(one.sources ORDER BY position)
  } AS columns
  FROM picked AS p JOIN one USING (position)
),
called AS (SELECT DISTINCT facet, number, word FROM words),
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
SELECT to_json({
  'counts': {
    'articles': (SELECT count(*) FROM documents),
    'undated_articles': (SELECT count(*) FROM documents WHERE published IS NULL),
    'events': (SELECT count(*) FROM main.events),
    'undated_events': (SELECT count(*) FROM main.events WHERE coalesce(earliest, latest) IS NULL AND NOT hidden),
    'dated_events': (SELECT count(*) FROM timeline WHERE coalesce(earliest, latest) IS NOT NULL),
    'shown_events': (SELECT count(*) FROM picked),
    'problems': (SELECT count(*) FROM problems)
  },
  'names': (SELECT columns FROM names),
  'events': (SELECT columns FROM columns_of),
  'beyond': {
    'week': (SELECT coalesce(list(week ORDER BY week), []) FROM weeks),
    'events': (SELECT coalesce(list(events ORDER BY week), []) FROM weeks)
  },
  'problems': (SELECT coalesce(list({'path': path, 'message': message} ORDER BY path, message), []) FROM some_problems)
})::VARCHAR AS json;
