-- What is the hash of all that was found, whatever the order of the rows, the machine and the builds that led here?
SELECT sha256(string_agg(relation || ' ' || key || ' ' || seal, chr(10) ORDER BY relation, key, seal)) AS fingerprint
FROM machine.rows
WHERE relation <> 'problems'; -- they name the folder that was read
