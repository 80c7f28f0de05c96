-- Some of the articles that wait for their day, with the drafts of their words.
SELECT doc_id, name, path, text, language, title, source, url, published, basis, key, draft
FROM waiting
SEMI JOIN asked USING (doc_id)
ORDER BY doc_id;
