-- By which words can an event be found again, in articles that were renamed or edited? One clause an article.
SELECT d.name, d.path, left(d.text, 480) AS head, m.quote, m.mention_id,
  substring(d.text, m.trigger_start + 1, m.trigger_end - m.trigger_start) AS word
FROM mentions AS m
JOIN documents AS d USING (doc_id)
WHERE m.event_id = $event_id AND ($mention IS NULL OR starts_with(m.mention_id, $mention))
QUALIFY row_number() OVER (PARTITION BY m.doc_id ORDER BY m.start_char, m.mention_id) = 1
ORDER BY d.published_from NULLS LAST, d.path, m.mention_id
LIMIT 5;
