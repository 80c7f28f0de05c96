-- Which words does each row claim to stand where in its article?
SELECT 'expressions' AS relation, expression_id AS id, doc_id, start_char, end_char, text AS said FROM expressions
UNION ALL
SELECT 'mentions', mention_id, doc_id, start_char, end_char, quote FROM mentions
UNION ALL
SELECT 'mentions', mention_id, doc_id, trigger_start, trigger_end, NULL FROM mentions
ORDER BY doc_id, relation, start_char, id;
