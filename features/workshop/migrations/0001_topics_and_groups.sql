-- The topic pool, what trainees wish for, drafts of groups with every change by hand, and published groups.

CREATE TABLE topics (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  background TEXT NOT NULL,
  wanted TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  version BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE (class, number)
);

-- published, withdrawn, restored: the latest row says where a topic stands.
CREATE TABLE topic_passages (
  id TEXT PRIMARY KEY,
  topic TEXT NOT NULL REFERENCES topics (id),
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX topic_passages_by_topic ON topic_passages (topic, id);

CREATE TABLE topic_needs (
  topic TEXT NOT NULL REFERENCES topics (id),
  need TEXT NOT NULL,
  place BIGINT NOT NULL,
  PRIMARY KEY (topic, need)
);

-- closed, opened: without a row the pool is open.
CREATE TABLE pool_passages (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX pool_passages_by_class ON pool_passages (class, id);

-- One row each time somebody chooses; the latest counts.
CREATE TABLE wishes (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  person TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX wishes_by_person ON wishes (class, person, id);

CREATE TABLE wish_topics (
  wish TEXT NOT NULL REFERENCES wishes (id),
  rank BIGINT NOT NULL,
  topic TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (wish, rank)
);

-- A computed draft: what was asked (settings), of whom (problem), what came out, and what that is in figures. Never changed.
CREATE TABLE groupings (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  seed BIGINT NOT NULL,
  settings TEXT NOT NULL,
  problem TEXT NOT NULL,
  assignment TEXT NOT NULL,
  summary TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);
CREATE INDEX groupings_by_class ON groupings (class, id);

-- Changes by hand, one after another; an undo is a row too. The number is what two organisers race for.
CREATE TABLE grouping_moves (
  id TEXT PRIMARY KEY,
  grouping TEXT NOT NULL REFERENCES groupings (id),
  number BIGINT NOT NULL,
  change TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  UNIQUE (grouping, number)
);

CREATE TABLE publications (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  grouping TEXT NOT NULL REFERENCES groupings (id),
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by TEXT
);
CREATE INDEX publications_by_class ON publications (class, id);

CREATE TABLE class_groups (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  publication TEXT NOT NULL REFERENCES publications (id),
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  topic TEXT REFERENCES topics (id),
  leader TEXT,
  UNIQUE (publication, number)
);
CREATE INDEX class_groups_by_class ON class_groups (class, number);

CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  person TEXT NOT NULL,
  place BIGINT NOT NULL,
  PRIMARY KEY (group_id, person)
);
CREATE INDEX group_members_by_person ON group_members (person, group_id);
