-- What could not be read, dated or applied?
SELECT * FROM problems ORDER BY path, stage, message;
