-- What does a store consist of, but for its rows? Everything by name, with what it was made by and its comment.
SELECT 'table' AS what, schema_name || '.' || table_name AS name, sql AS made, comment::VARCHAR AS says
FROM duckdb_tables() WHERE NOT internal AND NOT temporary
UNION ALL
SELECT 'column', schema_name || '.' || table_name || '.' || column_name, data_type, comment::VARCHAR
FROM duckdb_columns() WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT 'view', schema_name || '.' || view_name, sql, comment::VARCHAR
FROM duckdb_views() WHERE NOT internal AND NOT temporary
UNION ALL
SELECT function_type, schema_name || '.' || function_name || parameters::VARCHAR, macro_definition, comment::VARCHAR
FROM duckdb_functions() WHERE NOT internal
UNION ALL
SELECT 'type', schema_name || '.' || type_name, labels::VARCHAR, comment::VARCHAR
FROM duckdb_types() WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT 'schema', schema_name, NULL, comment::VARCHAR FROM duckdb_schemas() WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT 'index', schema_name || '.' || index_name, sql, comment::VARCHAR FROM duckdb_indexes()
UNION ALL
SELECT 'sequence', schema_name || '.' || sequence_name, sql, comment::VARCHAR FROM duckdb_sequences()
ORDER BY ALL;
