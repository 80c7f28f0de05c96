-- Which rows were changed, taken away or added since they were written?
WITH here AS (SELECT relation, key, seal, row_number() OVER (PARTITION BY relation, key ORDER BY seal) AS n FROM machine.rows),
sealed AS (SELECT relation, key, seal, row_number() OVER (PARTITION BY relation, key ORDER BY seal) AS n FROM machine.seals)
SELECT
  coalesce(here.relation, sealed.relation) AS relation,
  coalesce(here.key, sealed.key) AS key,
  CASE WHEN here.key IS NULL THEN 'was taken away' WHEN sealed.key IS NULL THEN 'was added' ELSE 'was changed' END AS what
FROM here
FULL JOIN sealed ON here.relation = sealed.relation AND here.key = sealed.key AND here.n = sealed.n
WHERE here.seal IS DISTINCT FROM sealed.seal
ORDER BY 1, 2;
