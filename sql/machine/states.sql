-- In what state was each article that needs no other one, when its rows were made? Only of those that have them all;
-- none where a row of any article is not as it was sealed, for what was changed by hand must not be sealed anew.
SELECT doc_id, any_value(t.state) AS state
FROM machine.traits AS t JOIN documents AS d USING (doc_id) LEFT JOIN mentions AS m USING (doc_id)
WHERE NOT EXISTS (
  FROM machine.rows AS r ANTI JOIN machine.seals AS s USING (relation, key, seal)
  WHERE r.relation IN ('documents', 'evidence', 'expressions', 'mentions')
)
GROUP BY doc_id
HAVING count(DISTINCT t.state) = 1 AND count(m.mention_id) = any_value(len(t.tenses));
