-- What is planned for the days after the last article was written?
SELECT t.edtf, t.title, t.n_documents
FROM timeline AS t
WHERE t.status = 'planned' AND t.latest > (SELECT max(published_to) FROM documents)
ORDER BY t.earliest, t.event_id;
