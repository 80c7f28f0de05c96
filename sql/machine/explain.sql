-- Which statements give the columns of the views the comments that they have in the tables they come from?
WITH origins(view_name, table_name, rank) AS (
  VALUES ('timeline', 'events', 1), ('history', 'mentions', 1), ('history', 'documents', 2)
)
SELECT
  'COMMENT ON COLUMN ' || o.view_name || '.' || seen.column_name || ' IS '''
  || replace(arg_min(own.comment, o.rank), '''', '''''') || ''''
FROM origins AS o
JOIN duckdb_columns() AS seen ON seen.schema_name = 'main' AND seen.table_name = o.view_name AND seen.comment IS NULL
JOIN duckdb_columns() AS own
  ON own.schema_name = 'main' AND own.table_name = o.table_name AND own.column_name = seen.column_name
GROUP BY o.view_name, seen.column_name;
