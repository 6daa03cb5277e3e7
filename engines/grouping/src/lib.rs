//! Makes mixed groups: hard rules, balance, preferences; deterministic by seed.
