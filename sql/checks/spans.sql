-- Does any span lie outside of its text, or end before it begins?
WITH long AS (SELECT doc_id, length(text) AS chars FROM documents)
SELECT 'expressions' AS relation, expression_id AS id, 'lies outside of its text' AS wrong FROM expressions JOIN long USING (doc_id)
WHERE start_char < 0 OR start_char >= end_char OR end_char > chars
UNION ALL
SELECT 'mentions', mention_id, 'lies outside of its text' FROM mentions JOIN long USING (doc_id)
WHERE start_char < 0 OR start_char >= end_char OR end_char > chars
  OR trigger_start < 0 OR trigger_start >= trigger_end OR trigger_end > chars
UNION ALL
SELECT 'evidence', doc_id, 'lies outside of its text' FROM evidence JOIN long USING (doc_id)
WHERE start_char < 0 OR start_char > end_char OR end_char > chars;
