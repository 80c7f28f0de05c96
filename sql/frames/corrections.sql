-- What have people corrected?
SELECT * FROM corrections ORDER BY n;
