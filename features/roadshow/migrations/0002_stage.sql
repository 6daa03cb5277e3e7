-- The desk on the day: every step a row, in order; and the hall's vote.

CREATE TABLE desk_steps (
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  version BIGINT NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  PRIMARY KEY (roadshow, version)
);

-- The holder is a keyed hash of a person or a nameless phone: the table alone says nothing about who voted.
CREATE TABLE vote_tokens (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  holder TEXT NOT NULL,
  own_group TEXT,
  issued_at BIGINT NOT NULL,
  UNIQUE (roadshow, holder)
);

CREATE TABLE audience_votes (
  id TEXT PRIMARY KEY,
  roadshow TEXT NOT NULL REFERENCES roadshows (id),
  token TEXT NOT NULL REFERENCES vote_tokens (id),
  team TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX audience_votes_by_roadshow ON audience_votes (roadshow, id);
