//! The second opinion on a roadshow: the engine's look at the scores as they stand, under the names people read.
//!
//! It stands beside the official result and decides nothing.

use judging::opinion::{DRAWS, Opinion, Table, second_opinion};
use judging::{Decimal, Official, TeamResult};

use super::RoadshowId;

/// The engine's look at one roadshow.
pub(crate) struct SecondLook {
    /// What the scores allow one to believe; groups and judges in the order of the board.
    pub opinion: Opinion,
    /// Each group's official value as it is printed, and its rank; both none while something is waited for.
    pub official: Vec<(Option<String>, Option<u32>)>,
    /// Whether there is an official order yet.
    pub settled: bool,
    /// Whether something besides judges' scores counts: overtime or the hall's vote.
    pub more_counts: bool,
}

impl SecondLook {
    /// Looks at a table that is still under the ids of groups and judges; `names` are theirs, in its order.
    pub fn of(
        table: Table,
        official: &Official,
        (groups, judges): (&[String], &[String]),
        seed: u64,
        draws: usize,
    ) -> Self {
        let ids = table.teams().to_vec();
        let group = named(&ids, groups);
        let judge = named(table.judges(), judges);
        let opinion = second_opinion(&table.named(group, judge), seed, draws);
        let (settled, results): (bool, Vec<(&TeamResult, Option<u32>)>) = match official {
            Official::Complete(placed) => (true, placed.iter().map(|p| (&p.result, Some(p.rank))).collect()),
            Official::NotYet { known, .. } => (false, known.iter().map(|result| (result, None)).collect()),
        };
        let of = |id: &String| results.iter().find(|(result, _)| result.team.as_str() == id);
        let more = |result: &TeamResult| {
            result.working.overtime != Decimal::ZERO || result.working.audience.is_some()
        };
        Self {
            official: ids
                .iter()
                .map(|id| {
                    let found = of(id);
                    let value = found.map(|(r, _)| r.announced.show(r.working.places));
                    (value, found.and_then(|(_, rank)| *rank))
                })
                .collect(),
            more_counts: results.iter().any(|(result, _)| more(result)),
            opinion,
            settled,
        }
    }

    /// The official winners by their places; several where the first rank is shared, none before there is an order.
    pub fn winners(&self) -> Vec<usize> {
        let first = |(_, (_, rank)): &(usize, &(Option<String>, Option<u32>))| *rank == Some(1);
        self.official.iter().enumerate().filter(first).map(|(at, _)| at).collect()
    }

    /// Whether the order by adjusted figures is worth a place beside the official one.
    pub fn adjusted_is_shown(&self) -> bool {
        let ranks: Vec<Option<u32>> = self.official.iter().map(|(_, rank)| *rank).collect();
        self.opinion.adjusted_is_shown(&ranks)
    }

    /// Scores of the group that has fewest, of those that have any.
    pub fn fewest_scores(&self) -> usize {
        self.opinion.teams.iter().map(|team| team.scores).filter(|scores| *scores > 0).min().unwrap_or(0)
    }
}

/// Draws behind the page: as many as the engine usually makes.
pub(crate) const OPINION_DRAWS: usize = DRAWS;

/// The seed of the draws: a page that is opened again shows the same, until another sheet comes in.
pub(crate) fn seed(roadshow: &RoadshowId, sheets: usize) -> u64 {
    // FNV-1a, whose constants are the same on every machine.
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let text = format!("{roadshow}/{sheets}");
    text.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// From ids to names. Two of one name are told apart by numbers, so that no sentence speaks of an id.
fn named<'a>(ids: &[String], names: &'a [String]) -> impl Fn(&str) -> String + use<'a> {
    let ids = ids.to_vec();
    let numbered: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let before = names[..at].iter().filter(|other| *other == name).count();
            if before == 0 { name.clone() } else { format!("{name}（{}）", before + 1) }
        })
        .collect();
    move |id| {
        let at = ids.iter().position(|known| known == id);
        at.and_then(|at| numbered.get(at)).cloned().unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn the_seed_stays_until_another_sheet_comes_in() {
        let id = RoadshowId::from_body("01j9zzzzzzzzzzzzzzzzzzzzzz");
        assert_eq!(seed(&id, 41), seed(&id, 41));
        assert_ne!(seed(&id, 41), seed(&id, 42));
        assert_ne!(seed(&id, 41), seed(&RoadshowId::from_body("01j9zzzzzzzzzzzzzzzzzzzzzy"), 41));
    }

    #[test]
    fn two_judges_of_one_name_are_told_apart() {
        let (ids, names) = (["jg_1", "jg_2", "jg_3"], ["李强", "孙丽", "李强"]);
        let own = |all: [&str; 3]| all.map(str::to_owned);
        let (ids, names) = (own(ids), own(names));
        let name = named(&ids, &names);
        assert_eq!(own(["jg_1", "jg_2", "jg_3"]).map(|id| name(&id)), own(["李强", "孙丽", "李强（2）"]));
    }
}
