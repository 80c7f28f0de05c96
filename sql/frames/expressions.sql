-- Which words about time stand in the articles?
SELECT * FROM expressions ORDER BY doc_id, start_char, end_char;
