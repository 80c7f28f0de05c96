-- In what state was each article when its rows were made, and which one is it? A NULL where it has not all that an article
-- has which needs no other one. No article where any row of the store is not as it was written, for what was changed by hand
-- must not pass for what was read.
WITH told AS (SELECT doc_id, count(*) AS n FROM mentions GROUP BY doc_id),
known AS (
  SELECT doc_id, any_value(state) AS state, any_value(len(tenses)) AS n
  FROM machine.traits JOIN machine.drafts USING (doc_id)
  GROUP BY doc_id
  HAVING count(*) = 1
)
SELECT if(known.n = coalesce(told.n, 0), known.state, NULL) AS state, doc_id, name, path
FROM documents LEFT JOIN known USING (doc_id) LEFT JOIN told USING (doc_id)
WHERE NOT EXISTS (FROM (FROM machine.whole EXCEPT FROM machine.sums) UNION ALL (FROM machine.sums EXCEPT FROM machine.whole));
