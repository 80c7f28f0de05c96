-- The rows of a relation that some articles have.
SELECT * FROM query_table($relation) SEMI JOIN asked USING (doc_id);
