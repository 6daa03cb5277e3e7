//! Groups: what an organiser asks for, the draft that comes of it, changes by hand, and what is published.

mod changes;
mod company;
mod demands;
mod draft;
mod likeness;
mod look;
mod now;
mod pairing;
mod settings;
mod snapshot;

use classes::ClassId;
use store::Millis;
use web::PersonId;

pub use changes::{Change, KeptChange};
pub use company::Company;
pub use demands::Demand;
pub use draft::Draft;
pub use likeness::Likeness;
pub use look::{Found, Seen, look, rounds};
pub use now::Now;
pub use pairing::paired;
pub use settings::{Care, Settings, weight_word};
pub use snapshot::{CITY, Entrant, INDUSTRY, POST, SEX, Snapshot};

use crate::model::TopicId;

store::id!(
    /// A published group (小组).
    GroupId,
    "gp"
);
store::id!(
    /// A draft of groups.
    GroupingId,
    "gd"
);
store::id!(
    /// A change by hand.
    MoveId,
    "gm"
);
store::id!(
    /// A publication of groups.
    PublicationId,
    "gb"
);

/// A published group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its class.
    pub class: ClassId,
    /// Its number, from 1.
    pub number: usize,
    /// Its name, such as 第三组.
    pub name: String,
    /// Its topic, where groups work on topics.
    pub topic: Option<TopicId>,
    /// The topic's title; empty without one.
    pub topic_title: String,
    /// Its 组长, where one was chosen.
    pub leader: Option<PersonId>,
    /// Its people, the leader first.
    pub members: Vec<PersonId>,
}

impl Group {
    /// 第二组 · 从赶路到感悟.
    pub fn full_name(&self) -> String {
        if self.topic_title.is_empty() {
            self.name.clone()
        } else {
            format!("{} · {}", self.name, self.topic_title)
        }
    }
}

/// Groups as they were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// The draft it was made of.
    pub grouping: GroupingId,
    /// When.
    pub at: Millis,
}

/// A search that is watched, as every node knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The id its draft will have.
    pub id: GroupingId,
    /// What is asked for.
    pub settings: Settings,
    /// When it began.
    pub begun_at: Millis,
    /// Whether somebody wants it to stop with what it has.
    pub to_stop: bool,
    /// Why there are no groups, where that is how it ended.
    pub reasons: Option<Vec<String>>,
}

impl Sought {
    /// A search that has not ended after this never will: the program went down with it.
    pub const LONGEST: Millis = Millis(15 * 60_000);

    /// Whether nothing can come of it any more.
    pub fn is_lost(&self, now: Millis) -> bool {
        self.reasons.is_none() && now.0 - self.begun_at.0 > Self::LONGEST.0
    }
}

/// When a draft was published, by whom, and when that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outing {
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: String,
    /// When it was taken back, and by whom.
    pub withdrawn: Option<(Millis, String)>,
}

/// A draft in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its id.
    pub id: GroupingId,
    /// The seed it was made with.
    pub seed: i64,
    /// How many groups.
    pub groups: usize,
    /// What it came to.
    pub summary: Summary,
    /// How many changes were made by hand.
    pub changes: usize,
    /// When it was made.
    pub made_at: Millis,
    /// By whom.
    pub made_by: String,
}

/// What a draft came to, kept beside it for the list of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    /// How many people.
    pub people: usize,
    /// How many wished for topics.
    pub wished: usize,
    /// How many got their first wish.
    pub first: usize,
    /// How many got one of their first three.
    pub three: usize,
    /// Pairs of one unit in one group.
    pub same_unit: usize,
    /// Pairs who meet again.
    pub again: usize,
    /// Weighted differences within groups.
    pub distance: i64,
    /// The same of groups drawn by lot, on average.
    pub by_lot: i64,
}

impl Summary {
    /// The figures of a report.
    pub fn of(people: usize, report: &grouping::Report) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a mean of i64 sums, rounded for show")]
        let by_lot = report.drawn.mean_distance().round() as i64;
        Self {
            people,
            wished: report.top_three.of,
            first: report.first_wish.got,
            three: report.top_three.got,
            same_unit: report.same_unit_pairs,
            again: report.repeated_pairs,
            distance: report.score.distance,
            by_lot,
        }
    }
}

/// A number as Chinese writes it in a name, such as 三 or 十二; digits from a hundred on.
pub fn in_han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        _ if number == 0 || tens > 9 => number.to_string(),
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::in_han;

    #[test]
    fn groups_are_numbered_as_people_say_it() {
        assert_eq!([1, 10, 12, 20, 34, 100].map(in_han).join(" "), "一 十 十二 二十 三十四 100");
    }
}
