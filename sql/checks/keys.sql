-- Is any id given twice?
SELECT 'documents' AS relation, doc_id AS id, 'is there twice' AS wrong FROM documents GROUP BY doc_id HAVING count(*) > 1
UNION ALL
SELECT 'expressions', expression_id, 'is there twice' FROM expressions GROUP BY expression_id HAVING count(*) > 1
UNION ALL
SELECT 'mentions', mention_id, 'is there twice' FROM mentions GROUP BY mention_id HAVING count(*) > 1
UNION ALL
SELECT 'events', event_id, 'is there twice' FROM events GROUP BY event_id HAVING count(*) > 1;
