-- Which articles were read?
SELECT * FROM documents ORDER BY path, doc_id;
