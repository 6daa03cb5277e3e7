-- A search for groups that takes long enough to be watched. It ends with a draft of the same id, or with the reasons
-- why there is none; that somebody asked it to stop is kept here too, for the node that carries it out.

CREATE TABLE grouping_searches (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  settings TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  begun_by TEXT NOT NULL,
  stop_at BIGINT,
  stop_by TEXT,
  failed_at BIGINT,
  reasons TEXT
);
CREATE INDEX grouping_searches_by_class ON grouping_searches (class, id);
