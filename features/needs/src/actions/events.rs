//! What this room tells the journal. The worker's words are not repeated there.

use serde::Serialize;
use store::Event;

use crate::model::NeedId;

/// A worker said a difficulty.
#[derive(Serialize)]
pub(crate) struct NeedSaid<'a> {
    pub(crate) need: &'a NeedId,
}

impl Event for NeedSaid<'_> {
    const KIND: &'static str = "needs.need-said";
    fn subject(&self) -> String {
        self.need.to_string()
    }
}

/// Staff answered.
#[derive(Serialize)]
pub(crate) struct NeedAnswered<'a> {
    pub(crate) need: &'a NeedId,
    pub(crate) state: &'static str,
}

impl Event for NeedAnswered<'_> {
    const KIND: &'static str = "needs.need-answered";
    fn subject(&self) -> String {
        self.need.to_string()
    }
}

/// A need became part of a topic.
#[derive(Serialize)]
pub(crate) struct NeedGathered<'a> {
    pub(crate) need: &'a NeedId,
    pub(crate) topic: &'a str,
}

impl Event for NeedGathered<'_> {
    const KIND: &'static str = "needs.need-gathered";
    fn subject(&self) -> String {
        self.need.to_string()
    }
}
