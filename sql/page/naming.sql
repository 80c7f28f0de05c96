-- What is an article called where its reader sees it? Its source is the one stated, else the host, else the file.
CREATE OR REPLACE TEMP TABLE named AS
SELECT
  row_number() OVER (ORDER BY published_from NULLS LAST, path, doc_id) - 1 AS number,
  doc_id, rowid AS place, path, url, published, basis, confidence,
  coalesce(nullif(trim(title), ''), name) AS title,
  coalesce(
    nullif(trim(source), ''),
    nullif(regexp_extract(url, '^https?://(?:www\.)?([^/:?#]+)', 1), ''),
    name
  ) AS source
FROM documents;
