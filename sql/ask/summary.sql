-- What did the last build find?
SELECT
  b.signature, b.counts['expressions'] AS expressions, b.counts['events'] AS events, b.counts['problems'] AS problems,
  (SELECT count(*) FROM documents WHERE starts_with(basis, 'stated') OR starts_with(basis, 'set')) AS stated,
  (SELECT count(*) FROM documents WHERE starts_with(basis, 'inferred')) AS inferred,
  (SELECT count(*) FROM documents WHERE starts_with(basis, 'none')) AS undated
FROM builds AS b
ORDER BY b.n DESC
LIMIT 1;
