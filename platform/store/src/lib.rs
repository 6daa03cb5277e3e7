//! The database, its clock, ids, journal and files: one SQL text on SQLite and PostgreSQL.
