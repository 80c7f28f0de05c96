-- Who says that one event happened, and in which words around the quote?
SELECT
  m.*, d.path AS doc_path, d.title AS doc_title, d.source AS doc_source, d.url AS doc_url,
  d.published AS doc_published, d.basis AS doc_basis, d.confidence AS doc_confidence, x.text AS wording,
  CAST(row_number() OVER (ORDER BY d.published_from NULLS LAST, d.path, m.doc_id, m.start_char, m.mention_id) AS INTEGER) AS rank,
  substring(d.text, greatest(m.start_char - 200, 0) + 1, least(m.start_char, 200)) AS before,
  substring(d.text, m.end_char + 1, 200) AS after
FROM mentions AS m
JOIN documents AS d USING (doc_id)
LEFT JOIN expressions AS x USING (expression_id)
WHERE m.event_id = $event_id
ORDER BY rank;
