-- Seals the rows of content that have no seal, as they are now. Relation by relation, for only so no other row is hashed.
CREATE OR REPLACE TEMP TABLE unsealed AS SELECT relation, key FROM machine.rows ANTI JOIN machine.seals USING (relation, key);
INSERT INTO machine.seals
SELECT relation, key, machine.hash_of(d) FROM documents AS d JOIN unsealed ON relation = 'documents' AND key = doc_id
UNION ALL
SELECT relation, key, machine.hash_of(e) FROM evidence AS e JOIN unsealed ON relation = 'evidence' AND key = doc_id || '-' || n
UNION ALL
SELECT relation, key, machine.hash_of(x) FROM expressions AS x JOIN unsealed ON relation = 'expressions' AND key = expression_id
UNION ALL
SELECT relation, key, machine.hash_of(m) FROM mentions AS m JOIN unsealed ON relation = 'mentions' AND key = mention_id
UNION ALL
SELECT relation, key, machine.hash_of(v) FROM events AS v JOIN unsealed ON relation = 'events' AND key = event_id
UNION ALL
FROM machine.rows WHERE relation IN ('corrections', 'problems');
