-- Organisations in two axes, persons, how staff sign in, and what people complain about.

CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
  industry_parent_id TEXT REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  region_code TEXT,
  path TEXT NOT NULL UNIQUE,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (parent_id, name)
);
CREATE INDEX organisations_by_name ON organisations (name);

CREATE TABLE organisation_aliases (
  org TEXT NOT NULL REFERENCES organisations (id),
  alias TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (org, alias)
);

CREATE TABLE persons (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  stroke_key TEXT NOT NULL,
  pinyin_key TEXT NOT NULL,
  sex TEXT,
  unit TEXT REFERENCES organisations (id),
  post TEXT NOT NULL,
  phone_sealed TEXT,
  phone_lookup TEXT UNIQUE,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX persons_by_unit ON persons (unit, name);

-- Who signs in by password; the password is kept as an argon2id hash, once it has been chosen.
CREATE TABLE logins (
  person TEXT PRIMARY KEY REFERENCES persons (id),
  login TEXT NOT NULL UNIQUE,
  password_hash TEXT,
  set_at BIGINT
);

-- One-time links by which staff choose a password.
CREATE TABLE password_links (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES persons (id),
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX password_links_by_person ON password_links (person);

CREATE TABLE complaints (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  contact_sealed TEXT,
  said_at BIGINT NOT NULL
);

CREATE TABLE complaint_answers (
  complaint TEXT PRIMARY KEY REFERENCES complaints (id),
  note TEXT NOT NULL,
  handled_at BIGINT NOT NULL,
  handled_by TEXT NOT NULL
);
