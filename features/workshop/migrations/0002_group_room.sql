-- The group's room: stages and their gates, the proposal in versions, files, rehearsals and what was said there.
-- Every passage is a row; the latest says where a thing stands.

-- What a class asks for in a stage and until when. Without a row the plan follows from the class's dates.
CREATE TABLE stage_plans (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  stage TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  deliverables TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX stage_plans_by_class ON stage_plans (class, stage, id);

CREATE TABLE stage_openings (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  stage TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  UNIQUE (class, stage)
);

-- passed, sent-back: with the sentence said to the group.
CREATE TABLE gate_passages (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX gate_passages_by_group ON gate_passages (group_id, id);

-- done, undone: for deliverables that are only ticked off.
CREATE TABLE deliverable_ticks (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  stage TEXT NOT NULL,
  deliverable TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX deliverable_ticks_by_group ON deliverable_ticks (group_id, id);

CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL UNIQUE REFERENCES class_groups (id),
  started_at BIGINT NOT NULL
);

-- Never changed. `base` is the version the writer had before them, `page` the open page they wrote on.
CREATE TABLE proposal_versions (
  id TEXT PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (id),
  number BIGINT NOT NULL,
  base BIGINT NOT NULL,
  page TEXT NOT NULL,
  how TEXT NOT NULL,
  title TEXT NOT NULL,
  cut TEXT NOT NULL,
  audience TEXT NOT NULL,
  mechanism TEXT NOT NULL,
  steps TEXT NOT NULL,
  resources TEXT NOT NULL,
  risks TEXT NOT NULL,
  measures TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL,
  UNIQUE (proposal, number)
);

CREATE TABLE proposal_publications (
  id TEXT PRIMARY KEY,
  proposal TEXT NOT NULL REFERENCES proposals (id),
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX proposal_publications_by_proposal ON proposal_publications (proposal, id);

-- `content` names the bytes in the folder of files.
CREATE TABLE group_files (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  stage TEXT NOT NULL,
  deliverable TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size BIGINT NOT NULL,
  content TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX group_files_by_group ON group_files (group_id, id);

-- removed, restored.
CREATE TABLE group_file_passages (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL REFERENCES group_files (id),
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX group_file_passages_by_file ON group_file_passages (file, id);

CREATE TABLE rehearsals (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  started_at BIGINT NOT NULL,
  show_minutes BIGINT NOT NULL,
  feedback_minutes BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX rehearsals_by_group ON rehearsals (group_id, id);

CREATE TABLE rehearsal_stops (
  rehearsal TEXT PRIMARY KEY REFERENCES rehearsals (id),
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);

-- Nobody's name: `sent` only keeps a form sent twice from being kept twice.
CREATE TABLE rehearsal_remarks (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES class_groups (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  sent TEXT NOT NULL UNIQUE
);
CREATE INDEX rehearsal_remarks_by_group ON rehearsal_remarks (group_id, id);

-- handled, reopened.
CREATE TABLE remark_passages (
  id TEXT PRIMARY KEY,
  remark TEXT NOT NULL REFERENCES rehearsal_remarks (id),
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_actor TEXT NOT NULL
);
CREATE INDEX remark_passages_by_remark ON remark_passages (remark, id);
