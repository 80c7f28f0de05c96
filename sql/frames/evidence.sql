-- Why are the articles dated as they are?
SELECT * FROM evidence ORDER BY doc_id, n;
