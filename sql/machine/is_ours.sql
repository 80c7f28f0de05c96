-- Is this file a store of ours? One row if it has our tables, none if it is another program's.
SELECT true
FROM duckdb_columns()
WHERE schema_name = 'main'
  AND (table_name, column_name) IN (('builds', 'program'), ('documents', 'published_from'), ('mentions', 'trigger_start'), ('events', 'edtf'))
HAVING count(*) = 4;
