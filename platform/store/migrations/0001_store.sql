-- What every room records into: the journal, provenance, and keys of things sent once.

CREATE TABLE journal (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  request TEXT NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, id);
CREATE INDEX journal_by_kind ON journal (kind, id);

CREATE TABLE trail_nodes (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  href TEXT NOT NULL,
  shown BOOLEAN NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE trail_links (
  child TEXT NOT NULL REFERENCES trail_nodes (id),
  parent TEXT NOT NULL REFERENCES trail_nodes (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (child, parent)
);
CREATE INDEX trail_links_by_parent ON trail_links (parent, child);

CREATE TABLE once_keys (
  key TEXT PRIMARY KEY,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL
);
