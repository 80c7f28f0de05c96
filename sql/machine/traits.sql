-- What can be compared of the articles, and when were they written? In order of their ids.
SELECT
  doc_id, d.language, d.published_from AS earliest, d.published_to AS latest, t.text, t.lead, t.rows, t.words, t.names,
  t.quoted, t.tenses, t.doubts
FROM documents AS d JOIN machine.traits AS t USING (doc_id)
ORDER BY doc_id;
