-- What is each story called? By its most reported event; a story of one event has no name of its own.
SELECT story, arg_min(title, rank) AS name, count(*) AS events
FROM picked
WHERE story <> ''
GROUP BY story
HAVING count(*) > 1
ORDER BY story;
