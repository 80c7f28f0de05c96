-- Which rows hold content, and what is the hash of each? Builds, drafts and seals are none of the content.
CREATE VIEW machine.rows AS
SELECT 'documents' AS relation, doc_id AS key, md5_number_lower(CAST(to_json(d) AS VARCHAR)) AS seal FROM documents AS d
UNION ALL
SELECT 'evidence', doc_id || '-' || n, md5_number_lower(CAST(to_json(e) AS VARCHAR)) FROM evidence AS e
UNION ALL
SELECT 'expressions', expression_id, md5_number_lower(CAST(to_json(x) AS VARCHAR)) FROM expressions AS x
UNION ALL
SELECT 'mentions', mention_id, md5_number_lower(CAST(to_json(m) AS VARCHAR)) FROM mentions AS m
UNION ALL
SELECT 'events', event_id, md5_number_lower(CAST(to_json(v) AS VARCHAR)) FROM events AS v
UNION ALL
SELECT 'corrections', CAST(n AS VARCHAR), md5_number_lower(CAST(to_json(c) AS VARCHAR)) FROM corrections AS c
UNION ALL
SELECT 'problems', path || ': ' || stage, md5_number_lower(CAST(to_json(p) AS VARCHAR)) FROM problems AS p;
COMMENT ON VIEW machine.rows IS 'The hash of every row of content as it is now, to be held against machine.seals.';
