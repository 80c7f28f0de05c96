-- Every article as its container gave it, whether it has its day already or waits for it.
SELECT d.doc_id, d.name, d.path, d.text, d.language, d.title, d.source, d.url, k.published, k.basis
FROM documents AS d LEFT JOIN machine.drafts AS k USING (doc_id)
UNION ALL
SELECT doc_id, name, path, text, language, title, source, url, published, basis FROM waiting;
