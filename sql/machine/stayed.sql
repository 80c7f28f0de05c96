-- What do the joint stages need of some articles that stay? In order of article.
SELECT
  doc_id, d.name, d.path, d.language, d.title, d.source, d.url, d.published AS day, d.basis AS why,
  k.published, k.basis, t.text, t.lead, t.rows, t.words, t.names, t.quoted, t.tenses, t.categories, t.doubts
FROM documents AS d JOIN machine.drafts AS k USING (doc_id) JOIN machine.traits AS t USING (doc_id)
SEMI JOIN asked USING (doc_id)
ORDER BY doc_id;
