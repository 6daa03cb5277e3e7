//! What this room writes into the journal. The worker's words are not repeated there.

use crate::model::NeedId;

store::events! {
    /// A worker said a difficulty.
    NeedSaid = "needs.need-said" about need: NeedId {}
    /// Staff answered.
    NeedAnswered = "needs.need-answered" about need: NeedId { state: &'static str }
    /// A need became part of a topic.
    NeedGathered = "needs.need-gathered" about need: NeedId { topic: &'a str }
}
