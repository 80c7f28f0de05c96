-- Which tables does a store have, as a query names them?
SELECT if(schema_name = 'main', table_name, schema_name || '.' || table_name)
FROM duckdb_tables()
WHERE NOT temporary;
