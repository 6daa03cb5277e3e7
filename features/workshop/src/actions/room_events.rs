//! What this room tells the journal about stages, proposals, files and rehearsals.

use classes::ClassId;
use serde::Serialize;
use store::Event;

use crate::model::{FileId, GroupId, ProposalId, RehearsalId, RemarkId, Stage, Verdict};

/// An event: its kind, and which of its fields is the thing it happened to.
macro_rules! tells {
    ($name:ident = $kind:literal of $subject:ident) => {
        impl Event for $name<'_> {
            const KIND: &'static str = $kind;
            fn subject(&self) -> String {
                self.$subject.to_string()
            }
        }
    };
}

#[derive(Serialize)]
pub(super) struct StageOpened<'a> {
    pub(super) class: &'a ClassId,
    pub(super) stage: &'static str,
}
tells!(StageOpened = "workshop.stage-opened" of class);

#[derive(Serialize)]
pub(super) struct StagePlanned<'a> {
    pub(super) class: &'a ClassId,
    pub(super) stage: &'static str,
    pub(super) due_at: i64,
    pub(super) deliverables: usize,
}
tells!(StagePlanned = "workshop.stage-planned" of class);

#[derive(Serialize)]
pub(super) struct GateDecided<'a> {
    pub(super) group: &'a GroupId,
    pub(super) stage: &'static str,
    pub(super) passed: bool,
    pub(super) note: &'a str,
}
tells!(GateDecided = "workshop.gate-decided" of group);

impl<'a> GateDecided<'a> {
    pub(super) fn of(group: &'a GroupId, stage: Stage, verdict: Verdict, note: &'a str) -> Self {
        Self { group, stage: stage.word(), passed: verdict == Verdict::Passed, note }
    }
}

#[derive(Serialize)]
pub(super) struct DeliverableTicked<'a> {
    pub(super) group: &'a GroupId,
    pub(super) deliverable: &'a str,
    pub(super) done: bool,
}
tells!(DeliverableTicked = "workshop.deliverable-ticked" of group);

#[derive(Serialize)]
pub(super) struct ProposalSaved<'a> {
    pub(super) proposal: &'a ProposalId,
    pub(super) group: &'a GroupId,
    pub(super) version: usize,
    pub(super) how: String,
}
tells!(ProposalSaved = "workshop.proposal-saved" of proposal);

#[derive(Serialize)]
pub(super) struct ProposalOpened<'a> {
    pub(super) proposal: &'a ProposalId,
    pub(super) version: usize,
}
tells!(ProposalOpened = "workshop.proposal-opened" of proposal);

#[derive(Serialize)]
pub(super) struct FilePassed<'a> {
    pub(super) group: &'a GroupId,
    pub(super) file: &'a FileId,
    pub(super) to: &'a str,
}
tells!(FilePassed = "workshop.file-passed" of group);

#[derive(Serialize)]
pub(super) struct RehearsalPassed<'a> {
    pub(super) group: &'a GroupId,
    pub(super) rehearsal: &'a RehearsalId,
    pub(super) to: &'a str,
}
tells!(RehearsalPassed = "workshop.rehearsal-passed" of group);

/// Recorded without an actor: nobody is to find out who said it.
#[derive(Serialize)]
pub(super) struct RemarkMade<'a> {
    pub(super) group: &'a GroupId,
    pub(super) kind: &'static str,
}
tells!(RemarkMade = "workshop.remark-made" of group);

#[derive(Serialize)]
pub(super) struct RemarkPassed<'a> {
    pub(super) group: &'a GroupId,
    pub(super) remark: &'a RemarkId,
    pub(super) handled: bool,
}
tells!(RemarkPassed = "workshop.remark-passed" of group);
