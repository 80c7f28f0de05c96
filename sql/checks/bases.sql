-- Is any article dated without a reason, or given a reason without a date?
SELECT doc_id, published, basis FROM documents
WHERE NOT regexp_matches(basis, '^(stated|inferred|set|none)') OR (published IS NULL) <> starts_with(basis, 'none');
