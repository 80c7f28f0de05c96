-- Who says that an event happened, in which words, and on what day did they say so?
CREATE OR REPLACE MACRO sources(of_event) AS TABLE
SELECT d.published, d.path, d.title, d.source, d.url, m.quote, m.edtf, m.status, m.start_char, m.end_char, m.steps, m.mention_id
FROM mentions AS m
JOIN documents AS d USING (doc_id)
WHERE m.event_id = of_event
ORDER BY d.published_from NULLS LAST, d.path, m.start_char, m.mention_id;
COMMENT ON MACRO TABLE sources IS 'The articles that tell of an event, each with its words: sources(''<event_id>'').';
