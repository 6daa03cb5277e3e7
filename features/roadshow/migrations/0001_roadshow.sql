-- The roadshow of a class: its rule, its judges, its draw, every sheet a judge handed in, every published result.

CREATE TABLE roadshows (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL UNIQUE,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL
);

-- The latest row is the rule as it stands; when scoring opens it is copied into frozen_rules and stays.
CREATE TABLE rule_drafts (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  rule TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX rule_drafts_by_roadshow ON rule_drafts (roadshow, id);

CREATE TABLE frozen_rules (
  roadshow TEXT PRIMARY KEY REFERENCES roadshows (id),
  rule TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);

CREATE TABLE judges (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  person TEXT NOT NULL,
  UNIQUE (roadshow, person)
);
CREATE INDEX judges_by_person ON judges (person);

-- added, removed, absent, present.
CREATE TABLE judge_passages (
  id TEXT PRIMARY KEY,
  judge TEXT NOT NULL REFERENCES judges (id),
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX judge_passages_by_judge ON judge_passages (judge, id);

-- A judge stands back from a group, or is cleared to score it: the latest row of the pair counts.
CREATE TABLE recusals (
  id TEXT PRIMARY KEY,
  judge TEXT NOT NULL REFERENCES judges (id),
  team TEXT NOT NULL,
  stands_back BOOLEAN NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX recusals_by_judge ON recusals (judge, team, id);

-- A sealed draw: the secret is kept enciphered until it is revealed.
CREATE TABLE draw_seals (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  seal TEXT NOT NULL,
  secret TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX draw_seals_by_roadshow ON draw_seals (roadshow, id);

CREATE TABLE draw_reveals (
  draw TEXT PRIMARY KEY REFERENCES draw_seals (id),
  secret TEXT NOT NULL,
  hall TEXT NOT NULL,
  seed TEXT NOT NULL,
  teams TEXT NOT NULL,
  running_order TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);

-- What a judge handed in for a group ('practice' for the practice team). A revision is a new row; the latest counts.
CREATE TABLE score_sheets (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  judge TEXT NOT NULL REFERENCES judges (id),
  team TEXT NOT NULL,
  revision BIGINT NOT NULL,
  comment TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  UNIQUE (judge, team, revision)
);
CREATE INDEX score_sheets_by_roadshow ON score_sheets (roadshow, team);

CREATE TABLE scores (
  sheet TEXT NOT NULL REFERENCES score_sheets (id),
  dimension BIGINT NOT NULL,
  millionths BIGINT NOT NULL,
  PRIMARY KEY (sheet, dimension)
);

-- Each time a result was published, whole and unchangeable.
CREATE TABLE published_results (
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  version BIGINT NOT NULL,
  result TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  PRIMARY KEY (roadshow, version)
);
