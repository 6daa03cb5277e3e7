-- What workers say, and what was answered. Needs carry no name; the phone they were said on is known
-- only by its nameless session, so that it can show them again.

CREATE TABLE needs (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  trade TEXT NOT NULL,
  place TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  device TEXT,
  reply_hash TEXT UNIQUE
);
CREATE INDEX needs_by_device ON needs (device, id);

-- Append-only: where a need stands is its latest passage.
CREATE TABLE need_passages (
  id TEXT PRIMARY KEY,
  need TEXT NOT NULL REFERENCES needs (id),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX need_passages_by_need ON need_passages (need, id);
