//! Types and rules of the roadshow; pure.

pub mod allowed;
pub mod clock;
mod draw;
pub mod drill;
pub(crate) mod opinion;
mod panel;
mod published;
mod rubric;
mod sheet;
pub mod stage;
pub mod stage_refusal;
mod steps;
pub mod vote;

pub use draw::{Draw, Reveal};
pub use panel::{Ground, Judge, Pair, Standing, standings};
pub use published::{Published, PublishedGroup, Version};
pub use rubric::{ROWS, fill, preset_of, read as read_rubric};
pub(crate) use sheet::total;
pub use sheet::{Sheet, SheetDraft, Span, Team, said_of};
pub use steps::{Next, Readiness};

store::id!(
    /// A roadshow (路演).
    RoadshowId,
    "rs"
);
store::id!(
    /// A judge (评委): a person on the panel of a roadshow.
    JudgeId,
    "jg"
);
store::id!(
    /// A score sheet as it was handed in.
    SheetId,
    "sh"
);
store::id!(
    /// A draw of the running order.
    DrawId,
    "dw"
);
store::id!(
    /// Any other row of this room that only needs to be told apart.
    RowId,
    "rw"
);

/// A roadshow as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roadshow {
    /// Its id.
    pub id: RoadshowId,
    /// The class it belongs to.
    pub class: classes::ClassId,
}
