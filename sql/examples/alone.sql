-- Which events rest on a single article?
SELECT t.edtf, t.title, d.path
FROM timeline AS t
JOIN mentions AS m USING (event_id)
JOIN documents AS d USING (doc_id)
WHERE t.n_documents = 1
GROUP BY ALL
ORDER BY t.edtf, t.title, d.path;
