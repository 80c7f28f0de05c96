-- Does any row point at a row that is not there?
SELECT 'evidence' AS relation, doc_id AS id, 'no such document' AS wrong FROM evidence ANTI JOIN documents USING (doc_id)
UNION ALL
SELECT 'expressions', expression_id, 'no such document' FROM expressions ANTI JOIN documents USING (doc_id)
UNION ALL
SELECT 'mentions', mention_id, 'no such document' FROM mentions ANTI JOIN documents USING (doc_id)
UNION ALL
SELECT 'mentions', mention_id, 'no such event' FROM mentions ANTI JOIN events USING (event_id) WHERE event_id IS NOT NULL
UNION ALL
SELECT 'mentions', mention_id, 'no such expression' FROM mentions ANTI JOIN expressions USING (expression_id)
WHERE expression_id IS NOT NULL;
