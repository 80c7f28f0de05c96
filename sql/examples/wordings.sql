-- Which wordings about time are the most frequent, and what do they come to?
SELECT lower(text) AS wording, type, count(*) AS n, count(DISTINCT value) AS n_values
FROM expressions
GROUP BY ALL
ORDER BY n DESC, wording
LIMIT 20;
