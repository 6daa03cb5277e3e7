//! The caller's own ids for teams and judges, kept apart so that one is never taken for the other.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The caller's id of a team (a group that shows its proposal).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TeamKey(String);

/// The caller's id of a judge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JudgeKey(String);

impl TeamKey {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl JudgeKey {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for TeamKey {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl<T: Into<String>> From<T> for JudgeKey {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for TeamKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for JudgeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
