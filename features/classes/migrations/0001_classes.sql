-- Classes, who is on their rosters, their timetables, and the receipt files that were read into them.

CREATE TABLE classes (
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  name TEXT NOT NULL,
  term TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  place TEXT NOT NULL,
  contact TEXT NOT NULL,
  copied_from TEXT,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX classes_by_start ON classes (starts_on, id);

CREATE TABLE enrolments (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL REFERENCES classes (id),
  person TEXT NOT NULL,
  category TEXT NOT NULL,
  question TEXT NOT NULL,
  wishes TEXT NOT NULL,
  lodging TEXT NOT NULL,
  arrival TEXT NOT NULL,
  leaving TEXT NOT NULL,
  travel TEXT NOT NULL,
  diet TEXT NOT NULL,
  note TEXT NOT NULL,
  enrolled_at BIGINT NOT NULL,
  enrolled_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by TEXT,
  UNIQUE (class, person)
);
CREATE INDEX enrolments_by_person ON enrolments (person, class);

CREATE TABLE agenda_items (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL REFERENCES classes (id),
  day TEXT NOT NULL,
  half TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  room TEXT NOT NULL,
  lecturer TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  removed_at BIGINT,
  removed_by TEXT
);
CREATE INDEX agenda_by_class ON agenda_items (class, day, starts, id);

-- A receipt file that was read, what was put right in the preview (sealed: it holds phone numbers), and
-- what importing it came to.
CREATE TABLE roster_imports (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL REFERENCES classes (id),
  file_name TEXT NOT NULL,
  file TEXT NOT NULL,
  fixes TEXT NOT NULL,
  version BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  read_by TEXT NOT NULL,
  dropped_at BIGINT,
  dropped_by TEXT,
  imported_at BIGINT,
  imported_by TEXT,
  added BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  skipped BIGINT NOT NULL
);
CREATE INDEX roster_imports_by_class ON roster_imports (class, id);
