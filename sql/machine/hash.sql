-- What is the hash of a row? Of all that it says, whatever made it.
CREATE OR REPLACE MACRO machine.hash_of(said) AS md5_number_lower(CAST(to_json(said) AS VARCHAR));
COMMENT ON MACRO machine.hash_of IS 'First half of the MD5 of a row as JSON: machine.hash_of(e) of FROM events AS e.';
