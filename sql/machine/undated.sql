-- Some of the articles that wait for their day, with the drafts of their words.
SELECT doc_id, name, path, text, language, title, source, url, published, basis, key, draft
FROM waiting
WHERE doc_id IN (SELECT unnest($docs))
ORDER BY doc_id;
