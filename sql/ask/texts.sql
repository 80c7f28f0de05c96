-- What do the articles say?
SELECT doc_id, name, path, text FROM documents ORDER BY doc_id;
