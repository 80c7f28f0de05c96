-- What did the articles say of an event, one after another: announced, moved, happened, denied?
CREATE OR REPLACE VIEW history AS
SELECT
  m.event_id, d.published, d.published_from, d.published_to, m.status, m.edtf, m.earliest, m.latest,
  m.quote, m.doc_id, d.path, m.mention_id,
  m.status IS DISTINCT FROM lag(m.status) OVER told OR m.edtf IS DISTINCT FROM lag(m.edtf) OVER told AS changed
FROM mentions AS m
JOIN documents AS d USING (doc_id)
WHERE m.event_id IS NOT NULL
WINDOW told AS (PARTITION BY m.event_id ORDER BY d.published_from NULLS LAST, d.path, d.doc_id, m.start_char, m.mention_id)
ORDER BY m.event_id, d.published_from NULLS LAST, d.path, d.doc_id, m.start_char, m.mention_id;
COMMENT ON VIEW history IS 'The mentions of every event in the order in which the articles were written; changed is true where status or date is another than before.';
COMMENT ON COLUMN history.changed IS 'True where status or date is another than in the mention before, and in the first one.';
