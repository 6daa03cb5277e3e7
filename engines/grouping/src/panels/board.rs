//! Who judges whom, under change.

use super::Panels;

/// Judges and teams, who may judge whom and who does.
#[derive(Debug, Clone)]
pub(super) struct Board {
    pub(super) judges: usize,
    pub(super) teams: usize,
    may: Vec<bool>,
    does: Vec<bool>,
    of_judge: Vec<Vec<usize>>,
    of_team: Vec<Vec<usize>>,
    /// For two judges how many teams they share.
    shared: Vec<u16>,
}

impl Board {
    /// Nobody judges anybody yet.
    pub(super) fn of(panels: &Panels) -> Self {
        let Panels { judges, teams, .. } = *panels;
        let mut may = vec![true; judges * teams];
        for (judge, team) in &panels.barred {
            may[judge * teams + team] = false;
        }
        Self {
            judges,
            teams,
            may,
            does: vec![false; judges * teams],
            of_judge: vec![Vec::new(); judges],
            of_team: vec![Vec::new(); teams],
            shared: vec![0; judges * judges],
        }
    }

    /// Whether a judge is not barred from a team.
    pub(super) fn may(&self, judge: usize, team: usize) -> bool {
        self.may[judge * self.teams + team]
    }

    /// Whether a judge is not barred from a team and does not judge it yet.
    pub(super) fn could(&self, judge: usize, team: usize) -> bool {
        self.may(judge, team) && !self.does[judge * self.teams + team]
    }

    pub(super) fn load(&self, judge: usize) -> usize {
        self.of_judge[judge].len()
    }

    pub(super) fn loads(&self) -> Vec<usize> {
        (0..self.judges).map(|judge| self.load(judge)).collect()
    }

    pub(super) fn teams_of(&self, judge: usize) -> &[usize] {
        &self.of_judge[judge]
    }

    pub(super) fn judges_of(&self, team: usize) -> &[usize] {
        &self.of_team[team]
    }

    pub(super) fn panels(&self) -> Vec<Vec<usize>> {
        let mut panels = self.of_team.clone();
        panels.iter_mut().for_each(|panel| panel.sort_unstable());
        panels
    }

    /// How many teams somebody shares with the judges of a team, once `leaving` has left it.
    pub(super) fn company(&self, judge: usize, team: usize, leaving: usize) -> i64 {
        let others = self.of_team[team].iter().filter(|other| **other != judge && **other != leaving);
        others.map(|other| i64::from(self.shared[judge * self.judges + other])).sum()
    }

    /// Pairs of judges who share more than one team.
    pub(super) fn together(&self) -> Vec<(usize, usize, usize)> {
        let pairs = (0..self.judges).flat_map(|a| (a + 1..self.judges).map(move |b| (a, b)));
        let shared = pairs.map(|(a, b)| (a, b, usize::from(self.shared[a * self.judges + b])));
        shared.filter(|(_, _, teams)| *teams > 1).collect()
    }

    pub(super) fn take(&mut self, judge: usize, team: usize) {
        for other in &self.of_team[team] {
            self.shared[judge * self.judges + other] += 1;
            self.shared[other * self.judges + judge] += 1;
        }
        self.does[judge * self.teams + team] = true;
        self.of_judge[judge].push(team);
        self.of_team[team].push(judge);
    }

    pub(super) fn leave(&mut self, judge: usize, team: usize) {
        self.does[judge * self.teams + team] = false;
        self.of_judge[judge].retain(|at| *at != team);
        self.of_team[team].retain(|at| *at != judge);
        for other in &self.of_team[team] {
            self.shared[judge * self.judges + other] -= 1;
            self.shared[other * self.judges + judge] -= 1;
        }
    }
}
