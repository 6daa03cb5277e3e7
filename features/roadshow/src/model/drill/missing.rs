//! What is not ready for the real day, as it shows when the day is played.

use workshop::GroupId;

use super::{Cast, Part};

/// Something to put right before the real day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The rule is not frozen.
    Rule,
    /// Nobody was asked to judge.
    Judges,
    /// Somebody has to decide about pairs of judge and group.
    Recusals {
        /// How many.
        pairs: usize,
    },
    /// Nobody on the panel may score these groups.
    Scorers {
        /// Which.
        groups: Vec<GroupId>,
    },
    /// So few judges are left for these groups that nothing is dropped, while it is for others.
    Trim {
        /// Which.
        groups: Vec<GroupId>,
        /// From how many scores on the rule drops extremes.
        from: u8,
    },
    /// The running order is not drawn for the groups of today.
    Order,
    /// No group has anybody in it who could vote.
    Voters,
}

impl Cast {
    /// What is not ready, in the order in which it is put right.
    pub fn missing(&self) -> Vec<Missing> {
        let mut found = Vec::new();
        if !self.today.rule_frozen {
            found.push(Missing::Rule);
        }
        if self.stand_ins {
            found.push(Missing::Judges);
        }
        if self.undecided > 0 {
            found.push(Missing::Recusals { pairs: self.undecided });
        }
        let scored_by = |few: &dyn Fn(usize) -> bool| -> Vec<GroupId> {
            let groups = self.groups.iter().zip(0..);
            groups.filter(|(_, at)| few(self.scorers(*at).len())).map(|(group, _)| group.clone()).collect()
        };
        let nobody = scored_by(&|scorers| scorers == 0);
        let unscored = nobody.len();
        if !nobody.is_empty() {
            found.push(Missing::Scorers { groups: nobody });
        }
        let trim = self.rule.rule().trim;
        let untrimmed = scored_by(&|scorers| (1..usize::from(trim.from)).contains(&scorers));
        if trim.each_end > 0 && !untrimmed.is_empty() && untrimmed.len() + unscored < self.groups.len() {
            found.push(Missing::Trim { groups: untrimmed, from: trim.from });
        }
        if self.today.order.is_empty() {
            found.push(Missing::Order);
        }
        if self.voters.iter().all(|voters| *voters == 0) {
            found.push(Missing::Voters);
        }
        found
    }

    /// Who scores a group, by their places on the panel.
    pub fn scorers(&self, group: usize) -> Vec<usize> {
        let parts = self.parts.get(group).map(Vec::as_slice).unwrap_or_default();
        (0..parts.len()).filter(|at| parts.get(*at) == Some(&Part::Scores)).collect()
    }
}
