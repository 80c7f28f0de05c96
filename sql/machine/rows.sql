-- Which rows hold content, and what is the hash of each? Builds, drafts and seals are none of the content.
CREATE OR REPLACE VIEW machine.rows AS
SELECT 'documents' AS relation, doc_id AS key, machine.hash_of(d) AS seal FROM documents AS d
UNION ALL
SELECT 'evidence', doc_id || '-' || n, machine.hash_of(e) FROM evidence AS e
UNION ALL
SELECT 'expressions', expression_id, machine.hash_of(x) FROM expressions AS x
UNION ALL
SELECT 'mentions', mention_id, machine.hash_of(m) FROM mentions AS m
UNION ALL
SELECT 'events', event_id, machine.hash_of(v) FROM events AS v
UNION ALL
SELECT 'corrections', CAST(n AS VARCHAR), machine.hash_of(c) FROM corrections AS c
UNION ALL
SELECT 'problems', path || ': ' || stage, machine.hash_of(p) FROM problems AS p;
COMMENT ON VIEW machine.rows IS 'The hash of every row of content as it is now, to be held against machine.seals.';
