-- How did the store come to be?
SELECT * FROM builds ORDER BY n;
