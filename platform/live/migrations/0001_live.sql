-- Who plays which room, and what has been answered already. The rooms' own facts are in the rooms' tables.

-- A running program. It says that it lives every few seconds; past `until` its rooms may be taken over.
CREATE TABLE live_nodes (
  node TEXT PRIMARY KEY,
  seen BIGINT NOT NULL,
  until BIGINT NOT NULL
);

-- A room and the node that plays it ('' where nobody does). Each taking raises the fence; a write under an
-- older fence is refused. `due`: its next deadline. `since`: it has stood still since then, and its
-- deadlines have not been moved yet.
CREATE TABLE live_rooms (
  room TEXT PRIMARY KEY,
  node TEXT NOT NULL,
  fence BIGINT NOT NULL,
  due BIGINT,
  since BIGINT
);
CREATE INDEX live_rooms_by_due ON live_rooms (due);

-- What was answered to which key of which seat, so that sending twice counts once.
CREATE TABLE live_once (
  room TEXT NOT NULL,
  seat TEXT NOT NULL,
  once TEXT NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, seat, once)
);
