//! The table of scores that the second opinion looks at: teams × judges, one figure in a cell, cells may be missing.
//!
//! A figure is what a judge gave a team in all, as a float: from here on nothing decides a prize. Everything is
//! reckoned on the table brought into one order (by name, those without any score left out), so that the opinion
//! does not depend on the order in which rows come from a database or a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::contest::{Cell, Contest};
use crate::decimal::Decimal;
use crate::recusal::Conflict;
use crate::rule::FrozenRule;

/// Figures beyond this size are not scores, and their squares would not add up.
pub const MOST_POINTS: f64 = 1e9;

/// One figure in the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Which team, by its place in the table.
    pub team: usize,
    /// Which judge, by place in the table.
    pub judge: usize,
    /// What the judge gave in all.
    pub points: f64,
}

/// Teams × judges with at most one figure in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    teams: Vec<String>,
    judges: Vec<String>,
    /// By team, then by judge.
    scores: Vec<Score>,
    recused: BTreeSet<(usize, usize)>,
    own: BTreeSet<(usize, usize)>,
}

/// Why figures are not a table.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TableError {
    /// A place that the table does not have.
    #[error("there is no team {team} or no judge {judge}")]
    NoSuchPlace {
        /// Which team.
        team: usize,
        /// Which judge.
        judge: usize,
    },
    /// Two teams of one name.
    #[error("team {name} is there twice")]
    TeamTwice {
        /// The name.
        name: String,
    },
    /// Two judges of one name.
    #[error("judge {name} is there twice")]
    JudgeTwice {
        /// The name.
        name: String,
    },
    /// Two figures in one cell.
    #[error("judge {judge} scored team {team} twice")]
    ScoredTwice {
        /// Which team.
        team: String,
        /// Which judge.
        judge: String,
    },
    /// Not a number, or beyond [`MOST_POINTS`].
    #[error("judge {judge} cannot have given team {team} this score")]
    NotAScore {
        /// Which team.
        team: String,
        /// Which judge.
        judge: String,
    },
}

impl Table {
    /// A table of these figures.
    pub fn new(teams: Vec<String>, judges: Vec<String>, mut scores: Vec<Score>) -> Result<Self, TableError> {
        if let Some(name) = twice(&teams) {
            return Err(TableError::TeamTwice { name });
        }
        if let Some(name) = twice(&judges) {
            return Err(TableError::JudgeTwice { name });
        }
        scores.sort_by_key(|score| (score.team, score.judge));
        let names = |score: &Score| Some((teams.get(score.team)?.clone(), judges.get(score.judge)?.clone()));
        for score in &scores {
            let Some((team, judge)) = names(score) else {
                return Err(TableError::NoSuchPlace { team: score.team, judge: score.judge });
            };
            if !score.points.is_finite() || score.points.abs() > MOST_POINTS {
                return Err(TableError::NotAScore { team, judge });
            }
        }
        if let Some([again, _]) = scores.array_windows().find(|[a, b]| (a.team, a.judge) == (b.team, b.judge))
            && let Some((team, judge)) = names(again)
        {
            return Err(TableError::ScoredTwice { team, judge });
        }
        Ok(Self { teams, judges, scores, recused: BTreeSet::new(), own: BTreeSet::new() })
    }

    /// What each judge gave in all, Σ score × weight. A sheet that is not complete yet is not in the table.
    pub fn from_contest(rule: &FrozenRule, contest: &Contest) -> Result<Self, TableError> {
        let teams = contest.entries.iter().map(|entry| entry.team.to_string()).collect();
        let judges: Vec<String> = contest.judges.iter().map(ToString::to_string).collect();
        let place: BTreeMap<&str, usize> =
            judges.iter().enumerate().map(|(at, j)| (j.as_str(), at)).collect();
        let (mut scores, mut recused) = (Vec::new(), BTreeSet::new());
        for (team, entry) in contest.entries.iter().enumerate() {
            for (judge, cell) in &entry.cells {
                let Some(judge) = place.get(judge.as_str()).copied() else {
                    return Err(TableError::NoSuchPlace { team, judge: judges.len() });
                };
                match cell {
                    Cell::Scored(sheet) => {
                        scores.extend(total(rule, sheet).map(|points| Score { team, judge, points }));
                    }
                    Cell::Recused => drop(recused.insert((team, judge))),
                    Cell::Absent => {}
                }
            }
        }
        Ok(Self { recused, ..Self::new(teams, judges, scores)? })
    }

    /// The same table with a judge who stands back from a team: that cell is never proposed to be filled.
    #[must_use]
    pub fn recuse(mut self, team: usize, judge: usize) -> Self {
        self.recused.insert((team, judge));
        self
    }

    /// The same table with a judge who is from a team's own city or unit and did not stand back.
    #[must_use]
    pub fn own(mut self, team: usize, judge: usize) -> Self {
        self.own.insert((team, judge));
        self
    }

    /// The same table with every tie that [`conflicts`](crate::recusal::conflicts) found between a judge and a team;
    /// for a table still under the contest's keys.
    #[must_use]
    pub fn tied(mut self, conflicts: &[Conflict]) -> Self {
        for conflict in conflicts {
            let team = self.teams.iter().position(|name| name == conflict.team.as_str());
            let judge = self.judges.iter().position(|name| name == conflict.judge.as_str());
            self.own.extend(team.zip(judge));
        }
        self
    }

    /// The same table under names to be shown. Teams or judges whose names are alike keep the names they had.
    #[must_use]
    pub fn named(self, team: impl Fn(&str) -> String, judge: impl Fn(&str) -> String) -> Self {
        let renamed = |old: Vec<String>, name: &dyn Fn(&str) -> String| {
            let new: Vec<String> = old.iter().map(|key| name(key)).collect();
            if twice(&new).is_some() { old } else { new }
        };
        Self { teams: renamed(self.teams, &team), judges: renamed(self.judges, &judge), ..self }
    }

    /// The names of the teams, in order.
    pub fn teams(&self) -> &[String] {
        &self.teams
    }

    /// The names of the judges, in order.
    pub fn judges(&self) -> &[String] {
        &self.judges
    }

    /// All figures, by team and then by judge.
    pub fn scores(&self) -> &[Score] {
        &self.scores
    }

    /// The same scores by name, without the teams and judges who have none.
    #[must_use]
    pub fn tidy(&self) -> Self {
        Tidy::of(self).table
    }

    /// Does this judge stand back from this team?
    pub fn is_recused(&self, team: usize, judge: usize) -> bool {
        self.recused.contains(&(team, judge))
    }

    /// Is this judge from the team's own city or unit?
    pub fn is_own(&self, team: usize, judge: usize) -> bool {
        self.own.contains(&(team, judge))
    }

    /// Has every judge scored every team?
    pub fn is_complete(&self) -> bool {
        self.scores.len() == self.teams.len() * self.judges.len()
    }

    /// The figures of each team, by judge.
    pub(crate) fn rows(&self) -> Vec<Vec<Score>> {
        grouped(self.teams.len(), &self.scores, |score| score.team)
    }

    /// The figures of each judge, by team.
    pub(crate) fn columns(&self) -> Vec<Vec<Score>> {
        grouped(self.judges.len(), &self.scores, |score| score.judge)
    }

    /// A length to measure differences with: the largest figure's distance from the mean; 0 when all are equal.
    pub(crate) fn reach(&self) -> f64 {
        let mean = mean(self.scores.iter().map(|score| score.points)).unwrap_or(0.0);
        self.scores.iter().map(|score| (score.points - mean).abs()).fold(0.0, f64::max)
    }
}

/// A table with only those who have a score, by name, and where they came from.
pub(crate) struct Tidy {
    /// The table.
    pub(crate) table: Table,
    /// For each team of it, the place in the table as it was.
    pub(crate) teams: Vec<usize>,
    /// The same for judges.
    pub(crate) judges: Vec<usize>,
}

impl Tidy {
    /// Brings a table into order.
    pub(crate) fn of(table: &Table) -> Self {
        let teams = by_name(&table.teams, table.scores.iter().map(|score| score.team));
        let judges = by_name(&table.judges, table.scores.iter().map(|score| score.judge));
        let new = |old: &[usize]| -> BTreeMap<usize, usize> {
            old.iter().enumerate().map(|(new, old)| (*old, new)).collect()
        };
        let (team_at, judge_at) = (new(&teams), new(&judges));
        let moved = |(team, judge): (usize, usize)| Some((*team_at.get(&team)?, *judge_at.get(&judge)?));
        let mut scores: Vec<Score> = table
            .scores
            .iter()
            .filter_map(|score| {
                let (team, judge) = moved((score.team, score.judge))?;
                Some(Score { team, judge, ..*score })
            })
            .collect();
        scores.sort_by_key(|score| (score.team, score.judge));
        let names = |all: &[String], places: &[usize]| places.iter().map(|at| all[*at].clone()).collect();
        let tidy = Table {
            teams: names(&table.teams, &teams),
            judges: names(&table.judges, &judges),
            scores,
            recused: table.recused.iter().copied().filter_map(moved).collect(),
            own: table.own.iter().copied().filter_map(moved).collect(),
        };
        Self { table: tidy, teams, judges }
    }
}

/// The mean; none of nothing.
pub(crate) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

/// A count as a float; exact for every table that fits into memory.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

fn total(rule: &FrozenRule, sheet: &[Option<Decimal>]) -> Option<f64> {
    let dimensions = &rule.rule().dimensions;
    let filled: Vec<Decimal> = sheet.iter().copied().collect::<Option<_>>()?;
    (filled.len() == dimensions.len() && !filled.is_empty()).then(|| {
        let total: Decimal = dimensions.iter().zip(filled).map(|(d, score)| score.times(d.weight)).sum();
        float(total)
    })
}

/// A decimal as a float: the step from what is announced to what is thought about it.
#[expect(clippy::cast_precision_loss, reason = "totals stay far below 2^52 millionths")]
pub(crate) fn float(decimal: Decimal) -> f64 {
    decimal.millionths() as f64 / 1e6
}

fn twice(names: &[String]) -> Option<String> {
    let mut seen = BTreeSet::new();
    names.iter().find(|name| !seen.insert(name.as_str())).cloned()
}

fn by_name(names: &[String], scored: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = scored.collect::<BTreeSet<_>>().into_iter().collect();
    places.sort_by_key(|at| &names[*at]);
    places
}

fn grouped(count: usize, scores: &[Score], which: impl Fn(&Score) -> usize) -> Vec<Vec<Score>> {
    let mut groups = vec![Vec::new(); count];
    for score in scores {
        groups[which(score)].push(*score);
    }
    groups
}
