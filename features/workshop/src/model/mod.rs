//! Types and rules of the workshop; pure.

mod files;
mod groups;
mod proposals;
mod rehearsal;
mod room;
mod stages;
mod topics;
mod wishes;

pub use files::{FileId, FileKind, FilePassageId, GroupFile, LARGEST_MB, NewFile};
pub use groups::{
    CITY, Care, Change, Company, Demand, Draft, Entrant, Found, Group, GroupId, GroupingId, INDUSTRY,
    KeptChange, Likeness, Listed, MoveId, Now, Outing, POST, Publication, PublicationId, SEX, Seen, Settings,
    Snapshot, Sought, Summary, in_han, look, paired, rounds, weight_word,
};
pub use proposals::{
    GOOD_LENGTH, How, LONGEST_SECTION, LONGEST_TITLE, Proposal, ProposalId, ProposalOpeningId, Section,
    Sections, Version, VersionId, Writing, clashing, merge,
};
pub use rehearsal::{
    FEEDBACK_MINUTES, NewRemark, Rehearsal, RehearsalId, Remark, RemarkId, RemarkKind, RemarkPassageId,
    SHOW_MINUTES, SHOWN_FROM,
};
pub use room::spread;
pub use stages::{
    Decision, Deliverable, Gate, GateId, Handed, Handing, MOST_DELIVERABLES, OpeningId, PlanId, Stage,
    StagePlan, TickId, Verdict,
};
pub use topics::{Difficulty, PassageId, Topic, TopicDraft, TopicId, TopicState, Way, neighbour};
pub use wishes::{Choice, Source, WISH_FIELDS, WishId, Wished, wished};
