-- In what state was each article when its rows were made? An empty one where it has not all that an article has which
-- needs no other one. No article where any row of the store is not as it was sealed, for what was changed by hand must
-- not pass for what was read.
SELECT
  doc_id,
  if(count(DISTINCT t.state) = 1 AND count(m.mention_id) = any_value(len(t.tenses)), any_value(t.state), '') AS state
FROM documents AS d LEFT JOIN machine.traits AS t USING (doc_id) LEFT JOIN mentions AS m USING (doc_id)
WHERE NOT EXISTS (FROM machine.rows ANTI JOIN machine.seals USING (relation, key, seal))
  AND (SELECT count(*) FROM machine.rows) = (SELECT count(*) FROM machine.seals)
GROUP BY doc_id;
