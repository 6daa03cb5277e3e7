//! The workshop: from needs to topics, from wishes to groups, and the group's room on the way to its
//! proposal.
//!
//! 课题池 (topic pool) gathers needs into topics that trainees rank (志愿). 分组 (grouping) makes mixed
//! groups by rules anybody can read, changed by hand where people know better, and published. A 小组
//! (group) then passes the 阶段关口 (stage gates) in its own room, with its files, its rehearsals and its
//! 方案 (proposal) in versions.

pub mod access;
mod actions;
pub mod links;
mod model;
mod pages;
mod panels;
mod refusal;
mod samples;
mod store;
mod words;

use ::store::migrate::{Room, Step};

pub use crate::pages::routes;
pub use crate::panels::Contribution;
pub use crate::refusal::Refusal;
pub use crate::samples::samples;

pub use grouping::Weight;

pub use crate::actions::groups::{group, group_names, group_of, groups, make_groups, publish_groups};
pub use crate::actions::topics::{close_pool, create_topic, publish_pool, topic, topics};
pub use crate::actions::wishes::choose;
pub use crate::model::{
    Care, Demand, Difficulty, Group, GroupId, GroupingId, Settings, Topic, TopicDraft, TopicId, TopicState,
};

pub use crate::actions::proposals::{Clash, Saved, publish_proposal, save_proposal};
pub use crate::actions::rehearsal::{give_remark, start_rehearsal};
pub use crate::actions::stages::{decide_gate, open_stage, plan_stage, stage_now, tick};
pub use crate::model::{
    Decision, Deliverable, Handing, NewRemark, Proposal, ProposalId, RemarkKind, Section, Sections, Stage,
    StagePlan, Verdict, Writing,
};
pub use crate::store::proposals::proposal;

/// This room's tables.
pub const WORKSHOP: Room = Room {
    name: "workshop",
    steps: &[
        Step {
            name: "0001_topics_and_groups",
            sql: include_str!("../migrations/0001_topics_and_groups.sql"),
            postgres: None,
        },
        Step {
            name: "0002_group_room",
            sql: include_str!("../migrations/0002_group_room.sql"),
            postgres: None,
        },
        Step { name: "0003_searches", sql: include_str!("../migrations/0003_searches.sql"), postgres: None },
    ],
    tables: &[
        "topics",
        "topic_passages",
        "topic_needs",
        "pool_passages",
        "wishes",
        "wish_topics",
        "groupings",
        "grouping_moves",
        "grouping_searches",
        "publications",
        "class_groups",
        "group_members",
        "stage_plans",
        "stage_openings",
        "gate_passages",
        "deliverable_ticks",
        "proposals",
        "proposal_versions",
        "proposal_publications",
        "group_files",
        "group_file_passages",
        "rehearsals",
        "rehearsal_stops",
        "rehearsal_remarks",
        "remark_passages",
    ],
};
