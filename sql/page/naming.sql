-- What is an article called where its reader sees it? Its source is the one stated, else the host, else the file.
CREATE OR REPLACE TEMP TABLE named AS
SELECT
  row_number() OVER (ORDER BY coalesce(published_from, DATE '9999-12-31'), path, doc_id) - 1 AS number,
  doc_id, path, url, published, basis, confidence, language,
  coalesce(nullif(trim(title), ''), parse_filename(path)) AS title,
  coalesce(
    nullif(trim(source), ''),
    nullif(regexp_extract(url, '^https?://(?:www\.)?([^/:?#]+)', 1), ''),
    parse_filename(path)
  ) AS source
FROM documents;
