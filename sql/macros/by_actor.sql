-- What did a person, an organisation or a country take part in?
CREATE OR REPLACE MACRO by_actor(who) AS TABLE
SELECT * FROM timeline
WHERE contains(fold(array_to_string(actors, chr(10))), fold(who))
ORDER BY coalesce(earliest, latest), earliest NULLS FIRST, latest NULLS LAST, event_id;
COMMENT ON MACRO TABLE by_actor IS 'Events in which somebody takes part; a part of the name will do: by_actor(''Macron'').';
