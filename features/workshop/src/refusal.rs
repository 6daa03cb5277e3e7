//! When this room says no, and why.

use web::Lang;

use crate::model::Stage;
use crate::words::words;

/// A rule that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody changed the topic while it was being edited.
    TopicMoved,
    /// There is no topic to publish, or none on offer.
    NothingToPublish,
    /// A published group works on the topic.
    TopicTaken {
        /// Which group.
        group: String,
    },
    /// Numbers that people already know are not changed.
    NumberIsOut,
    /// Somebody chooses after the pool was closed.
    PoolClosed,
    /// Groups are published: the pool stays closed, and another draft cannot be published beside them.
    GroupsAreOut,
    /// There is nobody to group.
    NobodyToGroup,
    /// Somebody changed the draft in between.
    DraftMoved,
    /// A person who is not in the draft, a group that does not exist, a move to where they are already.
    NoSuchChange,
    /// The person was pinned.
    PersonIsPinned,
    /// As many groups as may take the topic have it.
    TopicIsFull {
        /// How many may.
        most: usize,
    },
    /// There is no change to take back, or another one is the last by now.
    NothingToUndo,
    /// Nothing was taken back that could be made again, or something else was changed since.
    NothingToRedo,
    /// The draft is locked.
    DraftIsLocked,
    /// People joined or left the roster since the draft was made.
    RosterMoved {
        /// How many joined.
        joined: usize,
        /// How many left.
        left: usize,
    },
    /// The class has passed its first gate with these groups.
    GroupsAtWork,
    /// No groups are published.
    NothingPublished,
    /// A stage is to be opened before there are groups.
    NoGroupsYet,
    /// A stage is to be opened before the one ahead of it.
    StageOutOfOrder {
        /// The stage that comes first.
        first: Stage,
    },
    /// Something belongs to a stage, and none is open yet.
    NoStageOpen,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::TopicMoved => "topic-moved",
            Self::NothingToPublish => "nothing-to-publish",
            Self::TopicTaken { .. } => "topic-taken",
            Self::NumberIsOut => "number-is-out",
            Self::PoolClosed => "pool-closed",
            Self::GroupsAreOut => "groups-are-out",
            Self::NobodyToGroup => "nobody-to-group",
            Self::DraftMoved => "draft-moved",
            Self::NoSuchChange => "no-such-change",
            Self::PersonIsPinned => "person-is-pinned",
            Self::TopicIsFull { .. } => "topic-is-full",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::DraftIsLocked => "draft-is-locked",
            Self::RosterMoved { .. } => "roster-moved",
            Self::GroupsAtWork => "groups-at-work",
            Self::NothingPublished => "nothing-published",
            Self::NoGroupsYet => "no-groups-yet",
            Self::StageOutOfOrder { .. } => "stage-out-of-order",
            Self::NoStageOpen => "no-stage-open",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::TopicMoved => w.refusal_topic_moved(),
            Self::NothingToPublish => w.refusal_nothing_to_publish(),
            Self::TopicTaken { group } => w.refusal_topic_taken(group),
            Self::NumberIsOut => w.refusal_number_is_out(),
            Self::PoolClosed => w.refusal_pool_closed(),
            Self::GroupsAreOut => w.refusal_groups_are_out(),
            Self::NobodyToGroup => w.refusal_nobody_to_group(),
            Self::DraftMoved => w.refusal_draft_moved(),
            Self::NoSuchChange => w.refusal_no_such_change(),
            Self::PersonIsPinned => w.refusal_person_is_pinned(),
            Self::TopicIsFull { most } => w.refusal_topic_is_full(*most),
            Self::NothingToUndo => w.refusal_nothing_to_undo(),
            Self::NothingToRedo => w.refusal_nothing_to_redo(),
            Self::DraftIsLocked => w.refusal_draft_is_locked(),
            Self::RosterMoved { joined, left } => w.refusal_roster_moved(*joined, *left),
            Self::GroupsAtWork => w.refusal_groups_at_work(),
            Self::NothingPublished => w.refusal_nothing_published(),
            Self::NoGroupsYet => w.refusal_no_groups_yet(),
            Self::StageOutOfOrder { first } => w.refusal_stage_out_of_order(first.name(lang)),
            Self::NoStageOpen => w.refusal_no_stage_open(),
        }
    }
}
