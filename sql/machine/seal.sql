-- Seals the rows of content that have no seal, as they are now: relation by relation, and the ids alone are held in memory.
INSERT INTO machine.seals
SELECT 'documents', doc_id, machine.hash_of(d) FROM documents AS d
WHERE doc_id NOT IN (SELECT key FROM machine.seals WHERE relation = 'documents');
INSERT INTO machine.seals
SELECT 'evidence', doc_id || '-' || n, machine.hash_of(e) FROM evidence AS e
WHERE doc_id || '-' || n NOT IN (SELECT key FROM machine.seals WHERE relation = 'evidence');
INSERT INTO machine.seals
SELECT 'expressions', expression_id, machine.hash_of(x) FROM expressions AS x
WHERE expression_id NOT IN (SELECT key FROM machine.seals WHERE relation = 'expressions');
INSERT INTO machine.seals
SELECT 'mentions', mention_id, machine.hash_of(m) FROM mentions AS m
WHERE mention_id NOT IN (SELECT key FROM machine.seals WHERE relation = 'mentions');
INSERT INTO machine.seals
SELECT 'events', event_id, machine.hash_of(v) FROM events AS v
WHERE event_id NOT IN (SELECT key FROM machine.seals WHERE relation = 'events');
INSERT INTO machine.seals FROM machine.rows WHERE relation IN ('corrections', 'problems');
