-- Takes away the rows of the articles in `asked`, and their seals.
DELETE FROM machine.seals WHERE (relation, key) IN (
  SELECT 'documents', doc_id FROM documents SEMI JOIN asked USING (doc_id)
  UNION ALL
  SELECT 'evidence', doc_id || '-' || n FROM evidence SEMI JOIN asked USING (doc_id)
  UNION ALL
  SELECT 'expressions', expression_id FROM expressions SEMI JOIN asked USING (doc_id)
  UNION ALL
  SELECT 'mentions', mention_id FROM mentions SEMI JOIN asked USING (doc_id)
);
DELETE FROM documents WHERE doc_id IN (SELECT doc_id FROM asked);
DELETE FROM evidence WHERE doc_id IN (SELECT doc_id FROM asked);
DELETE FROM expressions WHERE doc_id IN (SELECT doc_id FROM asked);
DELETE FROM mentions WHERE doc_id IN (SELECT doc_id FROM asked);
DELETE FROM machine.drafts WHERE doc_id IN (SELECT doc_id FROM asked);
DELETE FROM machine.traits WHERE doc_id IN (SELECT doc_id FROM asked);
