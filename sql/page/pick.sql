-- Which events does the page hold, in order of time? All of them up to $most; beyond that the best of every week,
-- widely reported ones sooner, so that no stretch of time is left blank. Ids are put in order, and the rest comes to them.
CREATE OR REPLACE TEMP TABLE picked AS
WITH ranked AS (
  SELECT
    event_id, n_documents, latest,
    coalesce(earliest, latest) AS day,
    row_number() OVER (ORDER BY n_documents DESC, n_mentions DESC, confidence DESC, event_id) AS rank
  FROM timeline
  WHERE coalesce(earliest, latest) IS NOT NULL
),
weekly AS (
  SELECT *, row_number() OVER (PARTITION BY date_trunc('week', day) ORDER BY rank) / greatest(n_documents, 1) AS turn
  FROM ranked
),
chosen AS (SELECT * FROM weekly ORDER BY turn, rank LIMIT $most),
placed AS (
  SELECT event_id, rank, row_number() OVER (ORDER BY day, coalesce(latest, DATE '9999-12-31'), rank) - 1 AS position
  FROM chosen
)
SELECT e.*, rank, position FROM events AS e JOIN placed USING (event_id);
