-- In what state was each article that needs no other one, when its rows were made? Only of those that have them all.
SELECT doc_id, any_value(t.state) AS state
FROM machine.traits AS t JOIN documents AS d USING (doc_id) LEFT JOIN mentions AS m USING (doc_id)
GROUP BY doc_id
HAVING count(DISTINCT t.state) = 1 AND count(m.mention_id) = any_value(len(t.tenses));
