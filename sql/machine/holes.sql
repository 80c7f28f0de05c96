-- Is most of the file free, so that it is better written from its beginning?
SELECT free_blocks > 2 * used_blocks AS mostly FROM pragma_database_size() WHERE database_name = current_database();
