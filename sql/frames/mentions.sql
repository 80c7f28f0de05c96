-- What proves each event, with the article that says it?
SELECT
  m.*, d.path AS doc_path, d.title AS doc_title, d.source AS doc_source, d.url AS doc_url,
  d.published AS doc_published, d.basis AS doc_basis, d.confidence AS doc_confidence, x.text AS wording,
  CAST(row_number() OVER (
    PARTITION BY m.event_id ORDER BY d.published_from NULLS LAST, d.path, m.doc_id, m.start_char, m.mention_id
  ) AS INTEGER) AS rank
FROM mentions AS m
JOIN documents AS d USING (doc_id)
LEFT JOIN expressions AS x USING (expression_id)
ORDER BY m.event_id, rank;
