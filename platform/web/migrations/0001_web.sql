-- Who is in: sessions and devices, what they may do, and links that let somebody in.

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  person TEXT,
  label TEXT NOT NULL,
  device TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX sessions_by_person ON sessions (person, started_at);

CREATE TABLE grants (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  over_kind TEXT NOT NULL,
  over_id TEXT NOT NULL,
  over_path TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  granted_by TEXT NOT NULL,
  revoked_at BIGINT,
  revoked_by TEXT
);
CREATE INDEX grants_by_person ON grants (person);
CREATE INDEX grants_by_place ON grants (over_id, role);

CREATE TABLE entry_links (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  label TEXT NOT NULL,
  lands_on TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  withdrawn_at BIGINT
);
CREATE INDEX entry_links_by_person ON entry_links (person);
