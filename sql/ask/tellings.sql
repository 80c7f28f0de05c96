-- By which words, in which article, is each event told?
SELECT
  e.event_id, e.title, e.edtf, e.earliest, CAST(e.status AS VARCHAR) AS status, e.hidden,
  list(d.name || chr(10) || m.quote ORDER BY d.name, m.start_char, m.mention_id) AS told
FROM events AS e
JOIN mentions AS m USING (event_id)
JOIN documents AS d USING (doc_id)
GROUP BY ALL
ORDER BY e.event_id;
