-- What a store holds: articles, what their words say about time, who claims what, and the events they agree on.
CREATE TYPE status AS ENUM ('occurred', 'ongoing', 'planned', 'hypothetical', 'denied');

CREATE TABLE documents (
  doc_id VARCHAR PRIMARY KEY,
  path VARCHAR NOT NULL,
  title VARCHAR,
  source VARCHAR,
  url VARCHAR,
  language VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  published VARCHAR,
  published_from DATE,
  published_to DATE,
  basis VARCHAR NOT NULL,
  confidence DOUBLE NOT NULL
);

CREATE TABLE expressions (
  expression_id VARCHAR PRIMARY KEY,
  doc_id VARCHAR NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  mod VARCHAR NOT NULL,
  edtf VARCHAR,
  earliest DATE,
  latest DATE
);

CREATE TABLE events (
  event_id VARCHAR PRIMARY KEY,
  title VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  edtf VARCHAR,
  earliest DATE,
  latest DATE,
  status status NOT NULL,
  place VARCHAR,
  actors VARCHAR[] NOT NULL,
  n_mentions INTEGER NOT NULL,
  n_documents INTEGER NOT NULL,
  confidence DOUBLE NOT NULL,
  story VARCHAR NOT NULL
);

CREATE TABLE mentions (
  mention_id VARCHAR PRIMARY KEY,
  event_id VARCHAR NOT NULL,
  doc_id VARCHAR NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  expression_id VARCHAR,
  edtf VARCHAR,
  earliest DATE,
  latest DATE,
  status status NOT NULL,
  quote VARCHAR NOT NULL,
  steps VARCHAR[] NOT NULL
);

CREATE TABLE problems (
  path VARCHAR NOT NULL,
  stage VARCHAR NOT NULL,
  message VARCHAR NOT NULL
);
