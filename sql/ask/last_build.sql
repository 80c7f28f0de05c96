-- What was the store last built from?
SELECT * FROM builds ORDER BY n DESC LIMIT 1;
