-- Is any article dated without a reason, or given a reason without a date?
SELECT 'documents' AS relation, doc_id AS id, 'is dated ' || coalesce(published, 'nowhere') || ' because: ' || basis AS wrong
FROM documents
WHERE NOT regexp_matches(basis, '^(stated|inferred|set|none)') OR (published IS NULL) <> starts_with(basis, 'none');
