-- What a store holds: articles, what their words say about time, who claims what, and the events that they agree on.

CREATE TYPE status AS ENUM ('occurred', 'ongoing', 'planned', 'hypothetical', 'denied');
CREATE TYPE kind AS ENUM (
  'meeting', 'statement', 'agreement', 'decision', 'conflict', 'disaster', 'accident', 'court', 'election', 'economy',
  'launch', 'culture', 'sport', 'deadline', 'other'
);
CREATE TYPE timex AS ENUM ('DATE', 'TIME', 'DURATION', 'SET');

CREATE TABLE documents (
  doc_id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
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
COMMENT ON TABLE documents IS 'The articles, one row each, with the day on which each was written as far as that can be told.';
COMMENT ON COLUMN documents.doc_id IS 'Hash of the article''s name and content: the same on every machine.';
COMMENT ON COLUMN documents.name IS 'The record''s id, or the name of the file.';
COMMENT ON COLUMN documents.path IS 'Where the article was found, relative to the folder that was read.';
COMMENT ON COLUMN documents.title IS 'The headline that the file or record states; NULL where it states none.';
COMMENT ON COLUMN documents.source IS 'The newspaper, agency or site that published the article, where stated.';
COMMENT ON COLUMN documents.url IS 'The address of the article, where stated.';
COMMENT ON COLUMN documents.language IS 'Language code, such as de or en.';
COMMENT ON COLUMN documents.text IS 'The article''s text in Unicode NFC, else unchanged; every offset in this store counts its code points from 0.';
COMMENT ON COLUMN documents.published IS 'Publication date in EDTF, no sharper than the evidence (2025-08-15, 2025-08, [2025-08-15,2025-08-22]); NULL: unknown.';
COMMENT ON COLUMN documents.published_from IS 'First day that the article can have been written on.';
COMMENT ON COLUMN documents.published_to IS 'Last day that the article can have been written on.';
COMMENT ON COLUMN documents.basis IS 'Why it is dated so; begins with stated, inferred, set (by a person) or none.';
COMMENT ON COLUMN documents.confidence IS 'How sure the publication date is, from 0 to 1.';

CREATE TABLE evidence (
  doc_id VARCHAR NOT NULL,
  n INTEGER NOT NULL,
  start_char INTEGER,
  end_char INTEGER,
  says VARCHAR NOT NULL,
  weight DOUBLE NOT NULL
);
COMMENT ON TABLE evidence IS 'What spoke for or against the publication date of an article, one row for each piece.';
COMMENT ON COLUMN evidence.doc_id IS 'The article: documents.doc_id.';
COMMENT ON COLUMN evidence.n IS 'Number of the piece within its article, from 0.';
COMMENT ON COLUMN evidence.start_char IS 'Where the words begin in documents.text; NULL where the evidence lies outside of the text.';
COMMENT ON COLUMN evidence.end_char IS 'Where the words end (exclusive).';
COMMENT ON COLUMN evidence.says IS 'What the piece tells about the day, in words.';
COMMENT ON COLUMN evidence.weight IS 'How much it weighs; below 0 it speaks against the date.';

CREATE TABLE expressions (
  expression_id VARCHAR NOT NULL,
  doc_id VARCHAR NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  type timex NOT NULL,
  value VARCHAR NOT NULL,
  mod VARCHAR NOT NULL,
  edtf VARCHAR,
  earliest DATE,
  latest DATE
);
COMMENT ON TABLE expressions IS 'Every wording about time that was found in an article (TIMEX3), with its value.';
COMMENT ON COLUMN expressions.expression_id IS 'doc_id and the number of the expression within the article.';
COMMENT ON COLUMN expressions.doc_id IS 'The article: documents.doc_id.';
COMMENT ON COLUMN expressions.start_char IS 'Where the wording begins in documents.text, counted in code points from 0.';
COMMENT ON COLUMN expressions.end_char IS 'Where the wording ends (exclusive).';
COMMENT ON COLUMN expressions.text IS 'The wording itself.';
COMMENT ON COLUMN expressions.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET (again and again).';
COMMENT ON COLUMN expressions.value IS 'TIMEX3 value, such as 2025-08-15, 2025-W36, P3Y or PRESENT_REF.';
COMMENT ON COLUMN expressions.mod IS 'TIMEX3 modifier, such as START, END, APPROX; empty: none.';
COMMENT ON COLUMN expressions.edtf IS 'The days that are meant, in EDTF; NULL where the wording names none.';
COMMENT ON COLUMN expressions.earliest IS 'First day that the wording can mean; NULL: open.';
COMMENT ON COLUMN expressions.latest IS 'Last day that the wording can mean; NULL: open.';

CREATE TABLE events (
  event_id VARCHAR PRIMARY KEY,
  title VARCHAR NOT NULL,
  kind kind NOT NULL,
  edtf VARCHAR,
  earliest DATE,
  latest DATE,
  status status NOT NULL,
  place VARCHAR,
  actors VARCHAR[] NOT NULL,
  n_mentions INTEGER NOT NULL,
  n_documents INTEGER NOT NULL,
  confidence DOUBLE NOT NULL,
  story VARCHAR NOT NULL,
  hidden BOOLEAN NOT NULL,
  corrected VARCHAR[] NOT NULL,
  notes VARCHAR[] NOT NULL
);
COMMENT ON TABLE events IS 'The real events, one row each, made of all the mentions that tell of them.';
COMMENT ON COLUMN events.event_id IS 'Content hash: the same articles give the same ids on every machine.';
COMMENT ON COLUMN events.title IS 'A short name for the event, in the words of an article.';
COMMENT ON COLUMN events.kind IS 'What sort of event it is: meeting, court, disaster, …';
COMMENT ON COLUMN events.edtf IS 'When it happened, in EDTF, no sharper than the words; NULL: nobody says when.';
COMMENT ON COLUMN events.earliest IS 'First day of that time; NULL: open or unknown.';
COMMENT ON COLUMN events.latest IS 'Last day of that time; NULL: open or unknown.';
COMMENT ON COLUMN events.status IS 'occurred, ongoing, planned, hypothetical (possible or demanded) or denied.';
COMMENT ON COLUMN events.place IS 'Where it happened, if an article says so.';
COMMENT ON COLUMN events.actors IS 'The people, organisations and countries that take part.';
COMMENT ON COLUMN events.n_mentions IS 'How many clauses tell of it.';
COMMENT ON COLUMN events.n_documents IS 'How many articles tell of it.';
COMMENT ON COLUMN events.confidence IS 'How sure event and date are, from 0 to 1.';
COMMENT ON COLUMN events.story IS 'The story that the event belongs to; empty: none.';
COMMENT ON COLUMN events.hidden IS 'True where a person has taken the event off the timeline; its row and its mentions stay.';
COMMENT ON COLUMN events.corrected IS 'What a person has set: date, status, title, place, merge, split, hide; empty: all as read.';
COMMENT ON COLUMN events.notes IS 'Notes that people have added.';

CREATE TABLE mentions (
  mention_id VARCHAR NOT NULL,
  event_id VARCHAR,
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
  title VARCHAR NOT NULL,
  kind kind NOT NULL,
  trigger VARCHAR NOT NULL,
  told VARCHAR NOT NULL,
  place VARCHAR,
  actors VARCHAR[] NOT NULL,
  steps VARCHAR[] NOT NULL
);
COMMENT ON TABLE mentions IS 'The proof of the events: one row for each clause in which an article tells of one.';
COMMENT ON COLUMN mentions.mention_id IS 'Content hash of article and span.';
COMMENT ON COLUMN mentions.event_id IS 'The event that the clause tells of: events.event_id.';
COMMENT ON COLUMN mentions.doc_id IS 'The article: documents.doc_id.';
COMMENT ON COLUMN mentions.start_char IS 'Where the clause begins in documents.text, counted in code points from 0.';
COMMENT ON COLUMN mentions.end_char IS 'Where the clause ends (exclusive).';
COMMENT ON COLUMN mentions.trigger_start IS 'Where the word begins that denotes the event.';
COMMENT ON COLUMN mentions.trigger_end IS 'Where that word ends (exclusive).';
COMMENT ON COLUMN mentions.expression_id IS 'The wording that dates it: expressions.expression_id; NULL where the story or the article''s day does.';
COMMENT ON COLUMN mentions.edtf IS 'When it happened by this article''s word, in EDTF.';
COMMENT ON COLUMN mentions.earliest IS 'First day of that time; NULL: open or unknown.';
COMMENT ON COLUMN mentions.latest IS 'Last day of that time; NULL: open or unknown.';
COMMENT ON COLUMN mentions.status IS 'What this article says of it: occurred, ongoing, planned, hypothetical or denied.';
COMMENT ON COLUMN mentions.quote IS 'The clause itself: documents.text from start_char to end_char.';
COMMENT ON COLUMN mentions.title IS 'What this clause alone would call the event.';
COMMENT ON COLUMN mentions.kind IS 'What sort of event this clause tells of.';
COMMENT ON COLUMN mentions.trigger IS 'The base form of the word that denotes the event.';
COMMENT ON COLUMN mentions.told IS 'What dates it: expression, story, published, before or after.';
COMMENT ON COLUMN mentions.place IS 'Where this clause places it.';
COMMENT ON COLUMN mentions.actors IS 'Who takes part by this clause.';
COMMENT ON COLUMN mentions.steps IS 'The steps from the wording to the day.';

CREATE TABLE corrections (
  n INTEGER NOT NULL,
  fix VARCHAR NOT NULL,
  value VARCHAR,
  was VARCHAR,
  author VARCHAR NOT NULL,
  made DATE,
  reason VARCHAR NOT NULL,
  quotes VARCHAR[] NOT NULL,
  article VARCHAR,
  doc_id VARCHAR,
  event_id VARCHAR,
  applies BOOLEAN NOT NULL,
  message VARCHAR NOT NULL
);
COMMENT ON TABLE corrections IS 'What people have corrected, one row for each entry of corrections.toml, in its order.';
COMMENT ON COLUMN corrections.n IS 'Number of the entry in the ledger, from 1.';
COMMENT ON COLUMN corrections.fix IS 'publish, date, status, title, place, merge, split, hide or note.';
COMMENT ON COLUMN corrections.value IS 'What the person has set.';
COMMENT ON COLUMN corrections.was IS 'What the rules say without that entry.';
COMMENT ON COLUMN corrections.author IS 'Who corrected.';
COMMENT ON COLUMN corrections.made IS 'When the entry was written.';
COMMENT ON COLUMN corrections.reason IS 'Why.';
COMMENT ON COLUMN corrections.quotes IS 'The words of the articles that the entry hangs on.';
COMMENT ON COLUMN corrections.article IS 'The name that the article had then.';
COMMENT ON COLUMN corrections.doc_id IS 'The article that it was applied to.';
COMMENT ON COLUMN corrections.event_id IS 'The event that it was applied to.';
COMMENT ON COLUMN corrections.applies IS 'False: its words are no longer found, so that it changes nothing (see message).';
COMMENT ON COLUMN corrections.message IS 'Why it does not apply; empty where it does.';

CREATE TABLE problems (
  path VARCHAR NOT NULL,
  stage VARCHAR NOT NULL,
  message VARCHAR NOT NULL
);
COMMENT ON TABLE problems IS 'What kept an article, a part of one or a correction out of the timeline.';
COMMENT ON COLUMN problems.path IS 'The file, or file and line.';
COMMENT ON COLUMN problems.stage IS 'What the program was doing: reading, dating, corrections, …';
COMMENT ON COLUMN problems.message IS 'What is wrong, in a sentence.';

CREATE TABLE builds (
  n INTEGER NOT NULL,
  program VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  rules VARCHAR NOT NULL,
  made TIMESTAMP NOT NULL,
  inputs VARCHAR[] NOT NULL,
  ledger VARCHAR,
  signature VARCHAR NOT NULL,
  articles INTEGER NOT NULL,
  read_again INTEGER NOT NULL,
  counts MAP(VARCHAR, INTEGER) NOT NULL,
  seconds MAP(VARCHAR, DOUBLE) NOT NULL
);
COMMENT ON TABLE builds IS 'How this store came to be: one row for each build that changed it; the last one made what is here now.';
COMMENT ON COLUMN builds.n IS 'Number of the build, from 1.';
COMMENT ON COLUMN builds.program IS 'Always timeline: by this the program knows its own files.';
COMMENT ON COLUMN builds.version IS 'Version of the program.';
COMMENT ON COLUMN builds.rules IS 'Hash of the program''s code and language data: with it changes what is read out of a text.';
COMMENT ON COLUMN builds.made IS 'When the build ended (UTC).';
COMMENT ON COLUMN builds.inputs IS 'The folders and files that were read, as they were named.';
COMMENT ON COLUMN builds.ledger IS 'The corrections file that was replayed; NULL: none.';
COMMENT ON COLUMN builds.signature IS 'Hash of all that went in; equal signatures mean that there is nothing to do.';
COMMENT ON COLUMN builds.articles IS 'How many articles were found.';
COMMENT ON COLUMN builds.read_again IS 'How many of them were new or changed, and so were read.';
COMMENT ON COLUMN builds.counts IS 'Rows in each relation.';
COMMENT ON COLUMN builds.seconds IS 'Seconds for each stage up to the writing.';

-- For the program itself: none of these four is needed to ask the store anything.
CREATE SCHEMA machine;

CREATE TABLE machine.drafts (
  doc_id VARCHAR NOT NULL,
  key VARCHAR NOT NULL,
  draft VARCHAR NOT NULL,
  published VARCHAR,
  basis VARCHAR
);
COMMENT ON TABLE machine.drafts IS 'What each article''s words say before it has a date, so that an unchanged article is not read again.';
COMMENT ON COLUMN machine.drafts.doc_id IS 'The article: documents.doc_id.';
COMMENT ON COLUMN machine.drafts.key IS 'Hash of the article and of the rules that read it.';
COMMENT ON COLUMN machine.drafts.draft IS 'The draft as JSON.';
COMMENT ON COLUMN machine.drafts.published IS 'The day that the article''s container states; NULL: none.';
COMMENT ON COLUMN machine.drafts.basis IS 'Where the container states it.';

CREATE TABLE machine.traits (
  doc_id VARCHAR NOT NULL,
  state VARCHAR,
  text VARCHAR NOT NULL,
  lead BLOB NOT NULL,
  rows BLOB NOT NULL,
  words BLOB NOT NULL,
  names VARCHAR[] NOT NULL,
  quoted VARCHAR[] NOT NULL,
  tenses VARCHAR[] NOT NULL,
  doubts INTEGER[] NOT NULL
);
COMMENT ON TABLE machine.traits IS 'What is compared of each article, so that its rows need not be made anew as long as it stays.';
COMMENT ON COLUMN machine.traits.doc_id IS 'The article: documents.doc_id.';
COMMENT ON COLUMN machine.traits.state IS 'Hash of all that its rows are made of: the article, its place, its day, and the program; NULL: they depend on other articles.';
COMMENT ON COLUMN machine.traits.text IS 'Hash of its text, by which copies are known.';
COMMENT ON COLUMN machine.traits.lead IS 'The words that it begins with, as numbers.';
COMMENT ON COLUMN machine.traits.rows IS 'Nine numbers for each of its mentions.';
COMMENT ON COLUMN machine.traits.words IS 'The words of each mention, as numbers.';
COMMENT ON COLUMN machine.traits.names IS 'Words with a capital that it begins with.';
COMMENT ON COLUMN machine.traits.quoted IS 'Words in quotation marks that it begins with.';
COMMENT ON COLUMN machine.traits.tenses IS 'The tense of each mention, in order of their places.';
COMMENT ON COLUMN machine.traits.doubts IS 'What speaks against the title of each mention.';

CREATE TABLE machine.seals (
  relation VARCHAR NOT NULL,
  key VARCHAR NOT NULL,
  seal UBIGINT NOT NULL
);
COMMENT ON TABLE machine.seals IS 'A hash of every row when it was written; timeline verify finds by it what was changed since.';
COMMENT ON COLUMN machine.seals.relation IS 'The table.';
COMMENT ON COLUMN machine.seals.key IS 'The row''s own id.';
COMMENT ON COLUMN machine.seals.seal IS 'First half of the MD5 of the row as JSON.';

CREATE TABLE machine.sums (
  relation VARCHAR NOT NULL,
  rows BIGINT NOT NULL,
  hashes HUGEINT NOT NULL
);
COMMENT ON TABLE machine.sums IS 'What all rows of a table came to when they were written: a build tells by it at once whether they are as they were.';
COMMENT ON COLUMN machine.sums.relation IS 'The table.';
COMMENT ON COLUMN machine.sums.rows IS 'How many rows it had.';
COMMENT ON COLUMN machine.sums.hashes IS 'The sum of their hashes, as this version of DuckDB makes them.';
