//! What this room writes into the journal.

use classes::ClassId;
use web::PersonId;

use crate::model::{
    FileId, GroupId, GroupingId, ProposalId, PublicationId, RehearsalId, RemarkId, Stage, TopicId, Verdict,
};

store::events! {
    /// A topic was written.
    TopicMade = "workshop.topic-made" about topic: TopicId { class: &'a ClassId, number: usize, title: &'a str }
    /// A topic was rewritten.
    TopicChanged = "workshop.topic-changed" about topic: TopicId { title: &'a str }
    /// A topic was published, withdrawn or taken back to the drafts.
    TopicPassed = "workshop.topic-passed" about topic: TopicId { to: &'a str }
    /// A draft got another number.
    TopicRenumbered = "workshop.topic-renumbered" about topic: TopicId { from: usize, to: usize }
    /// The pool was opened or closed.
    PoolPassed = "workshop.pool-passed" about class: ClassId { to: &'a str }
    /// A trainee ranked topics.
    TopicChosen = "workshop.topic-chosen" about class: ClassId { person: &'a PersonId, topics: &'a [TopicId] }
    /// A draft of the groups was computed.
    GroupsComputed = "workshop.groups-computed" about class: ClassId { grouping: &'a GroupingId, seed: i64 }
    /// A draft was changed by hand.
    GroupingChanged = "workshop.grouping-changed" about grouping: GroupingId { number: usize, what: &'a str }
    /// The groups went out.
    GroupsPublished = "workshop.groups-published" about class: ClassId {
        grouping: &'a GroupingId, publication: &'a PublicationId, groups: usize, people: usize
    }
    /// The groups were taken back.
    GroupsWithdrawn = "workshop.groups-withdrawn" about class: ClassId { publication: &'a PublicationId }
    /// A stage began.
    StageOpened = "workshop.stage-opened" about class: ClassId { stage: &'static str }
    /// What a stage asks for, or when it is due, was changed.
    StagePlanned = "workshop.stage-planned" about class: ClassId {
        stage: &'static str, due_at: i64, deliverables: usize
    }
    /// A group passed a gate or was sent back.
    GateDecided = "workshop.gate-decided" about group: GroupId {
        stage: &'static str, passed: bool, note: &'a str
    }
    /// A deliverable was ticked off, or not.
    DeliverableTicked = "workshop.deliverable-ticked" about group: GroupId { deliverable: &'a str, done: bool }
    /// A version of a proposal was kept.
    ProposalSaved = "workshop.proposal-saved" about proposal: ProposalId {
        group: &'a GroupId, version: usize, how: String
    }
    /// A proposal was opened to everybody.
    ProposalOpened = "workshop.proposal-opened" about proposal: ProposalId { version: usize }
    /// A file came, went or came back.
    FilePassed = "workshop.file-passed" about group: GroupId { file: &'a FileId, to: &'a str }
    /// A rehearsal began or was stopped.
    RehearsalPassed = "workshop.rehearsal-passed" about group: GroupId {
        rehearsal: &'a RehearsalId, to: &'a str
    }
    /// Recorded without an actor: nobody is to find out who said it.
    RemarkMade = "workshop.remark-made" about group: GroupId { kind: &'static str }
    /// A remark was dealt with, or not.
    RemarkPassed = "workshop.remark-passed" about group: GroupId { remark: &'a RemarkId, handled: bool }
}

impl<'a> GateDecided<'a> {
    pub(super) fn of(group: &'a GroupId, stage: Stage, verdict: Verdict, note: &'a str) -> Self {
        Self { group, stage: stage.word(), passed: verdict == Verdict::Passed, note }
    }
}
