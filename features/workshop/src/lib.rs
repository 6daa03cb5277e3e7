//! Topic pool, groups, stages and the group room.
