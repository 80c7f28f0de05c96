-- Does any time end before it begins, or have days but no value?
SELECT 'documents' AS relation, doc_id AS id, 'ends before it begins, or has days but no date' AS wrong FROM documents
WHERE published_from > published_to OR (published IS NULL AND coalesce(published_from, published_to) IS NOT NULL)
UNION ALL
SELECT 'expressions', expression_id, 'ends before it begins, or has days but no date' FROM expressions
WHERE earliest > latest OR (edtf IS NULL AND coalesce(earliest, latest) IS NOT NULL)
UNION ALL
SELECT 'mentions', mention_id, 'ends before it begins, or has days but no date' FROM mentions
WHERE earliest > latest OR (edtf IS NULL AND coalesce(earliest, latest) IS NOT NULL)
UNION ALL
SELECT 'events', event_id, 'ends before it begins, or has days but no date' FROM events
WHERE earliest > latest OR (edtf IS NULL AND coalesce(earliest, latest) IS NOT NULL);
