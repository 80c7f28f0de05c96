-- Which articles and events could not be dated?
CREATE OR REPLACE MACRO undated() AS TABLE
SELECT 'article' AS what, doc_id AS id, coalesce(title, name) AS title, path AS path, 1 AS n_documents
FROM documents
WHERE published IS NULL
UNION ALL
SELECT 'event', e.event_id, e.title, min(d.path), e.n_documents
FROM events AS e
JOIN mentions AS m USING (event_id)
JOIN documents AS d USING (doc_id)
WHERE e.edtf IS NULL AND NOT e.hidden
GROUP BY ALL
ORDER BY what, n_documents DESC, path, id;
COMMENT ON MACRO TABLE undated IS 'The articles without a publication date, and the events without any date.';
