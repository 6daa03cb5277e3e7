//! Every address of this room.

use classes::ClassId;
use needs::NeedId;

use crate::model::{FileId, GroupId, GroupingId, ProposalId, RemarkId, Stage, TopicId};

const CLASSES: &str = "/classes";
/// One's own group.
pub const GROUPS: &str = "/groups";

/// Making a topic of needs, where the class is still to be chosen.
pub const TOPIC_FROM_NEEDS: &str = "/topics/new";

/// The topic pool of a class.
pub fn topics(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/topics")
}

/// Making a topic.
pub fn topic_new(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/topics/new")
}

/// Making a topic of these needs.
pub fn topic_new_of(class: &ClassId, needs: &[NeedId]) -> String {
    let query: Vec<String> = needs.iter().map(|need| format!("need={need}")).collect();
    let path = topic_new(class);
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// One topic.
pub fn topic(class: &ClassId, topic: &TopicId) -> String {
    format!("{CLASSES}/{class}/topics/{topic}")
}

/// What is done with a topic: edit, publish, withdraw, restore, up, down.
pub fn topic_step(class: &ClassId, topic: &TopicId, step: &str) -> String {
    format!("{CLASSES}/{class}/topics/{topic}/{step}")
}

/// What is done with the whole pool: publish, close, open.
pub fn pool_step(class: &ClassId, step: &str) -> String {
    format!("{CLASSES}/{class}/topics/pool/{step}")
}

/// Ranking topics; for staff, how the wishes stand.
pub fn wishes(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/wishes")
}

/// The grouping studio.
pub fn grouping(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/grouping")
}

/// Computing a draft.
pub fn grouping_run(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/grouping/run")
}

/// One draft in the studio.
pub fn draft(class: &ClassId, draft: &GroupingId) -> String {
    format!("{CLASSES}/{class}/grouping/{draft}")
}

/// Two drafts side by side, to be chosen.
pub fn grouping_compare(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/grouping/compare")
}

/// Two drafts side by side, the older first.
pub fn drafts_compared(class: &ClassId, first: &GroupingId, second: &GroupingId) -> String {
    format!("{}?first={first}&second={second}", grouping_compare(class))
}

/// What is done with a draft: watch, stop, change, publish, export, print.
pub fn draft_step(class: &ClassId, draft: &GroupingId, step: &str) -> String {
    format!("{CLASSES}/{class}/grouping/{draft}/{step}")
}

/// The published groups.
pub fn groups(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/groups")
}

/// What is done with the published groups: withdraw, export, print.
pub fn groups_step(class: &ClassId, step: &str) -> String {
    format!("{CLASSES}/{class}/groups/{step}")
}

/// Where every group stands in its stage.
pub fn stages(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/stages")
}

/// Opening the next stage.
pub fn stage_open(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/stages/open")
}

/// What a stage asks for and until when.
pub fn stage_plan(class: &ClassId, stage: Stage) -> String {
    format!("{CLASSES}/{class}/stages/{stage}")
}

/// A group's room.
pub fn room(group: &GroupId) -> String {
    format!("{GROUPS}/{group}")
}

/// What changes in a group's room while it is open.
pub fn room_watch(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/watch")
}

/// Ticking a deliverable off.
pub fn ticks(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/ticks")
}

/// A group at its gate.
pub fn gate(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/gate")
}

/// Writing the proposal.
pub fn proposal(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/proposal")
}

/// The proposal's versions.
pub fn proposal_history(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/proposal/history")
}

/// One version of the proposal.
pub fn proposal_version(group: &GroupId, number: usize) -> String {
    format!("{GROUPS}/{group}/proposal/versions/{number}")
}

/// Bringing a version back.
pub fn proposal_restore(group: &GroupId, number: usize) -> String {
    format!("{GROUPS}/{group}/proposal/versions/{number}/restore")
}

/// A proposal as it is read.
pub fn proposal_public(proposal: &ProposalId) -> String {
    format!("/proposals/{proposal}")
}

/// A group's files.
pub fn files(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/files")
}

/// One file, to be downloaded.
pub fn file(group: &GroupId, file: &FileId) -> String {
    format!("{GROUPS}/{group}/files/{file}")
}

/// What is done with a file: remove, restore.
pub fn file_step(group: &GroupId, file: &FileId, step: &str) -> String {
    format!("{GROUPS}/{group}/files/{file}/{step}")
}

/// Saying something about a group's rehearsal.
pub fn feedback(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/feedback")
}

/// Noting that a remark was dealt with.
pub fn remark_handled(group: &GroupId, remark: &RemarkId) -> String {
    format!("{GROUPS}/{group}/feedback/{remark}")
}

/// A group's rehearsal clock.
pub fn timer(group: &GroupId) -> String {
    format!("{GROUPS}/{group}/timer")
}

/// What is done with the clock: start, stop.
pub fn timer_step(group: &GroupId, step: &str) -> String {
    format!("{GROUPS}/{group}/timer/{step}")
}
