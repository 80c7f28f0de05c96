-- Articles that wait for the day that all articles together give them, with the drafts of their words; gone with the build.
CREATE TEMP TABLE waiting (
  doc_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  path VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  title VARCHAR,
  source VARCHAR,
  url VARCHAR,
  published VARCHAR,
  basis VARCHAR,
  key VARCHAR NOT NULL,
  draft VARCHAR
);
