//! What could not be kept, by name: wishes, people who meet in a group although they should not.

use std::collections::BTreeMap;

use grouping::{By, Rule, Solution, Unmet as Found, Weight};
use serde::Serialize;

use super::mixed::{fewest, pairs};
use super::question::Question;

/// Something that was asked for and could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Unmet {
    /// Nobody's wish is the topic of their group.
    Wish {
        /// The row on the roster.
        row: u32,
        /// Who.
        name: String,
        /// Their group, from 1.
        group: usize,
        /// What they wished for, the dearest first.
        wishes: Vec<String>,
        /// What their group works on.
        topic: String,
    },
    /// People of one unit (or whatever was to be parted) are in one group.
    Same {
        /// In what they are the same, as on the command line.
        column: String,
        /// The same in words.
        name: String,
        /// What they share.
        value: String,
        /// The group, from 1.
        group: usize,
        /// Their names.
        people: Vec<String>,
        /// How many of them there are in all.
        of: usize,
        /// How many groups there are.
        groups: usize,
        /// Counting leaves nothing better.
        forced: bool,
    },
}

/// All that could not be kept.
pub(super) fn unmet(question: &Question, solution: &Solution) -> Vec<Unmet> {
    let mut unmet: Vec<Unmet> =
        solution.report.unmet.iter().filter_map(|found| wish(question, solution, found)).collect();
    let rules = &question.problem.rules;
    let mut parted: Vec<By> = rules
        .iter()
        .filter_map(|rule| if let Rule::Apart { by } = rule { Some(*by) } else { None })
        .collect();
    // That colleagues are parted is a wish where it is not a rule; the rest is mixed, not parted.
    if question.problem.unit_weight != Weight::Off && !parted.contains(&By::Unit) {
        parted.push(By::Unit);
    }
    unmet.extend(parted.into_iter().flat_map(|by| same(question, solution, by)));
    unmet
}

fn wish(question: &Question, solution: &Solution, found: &Found) -> Option<Unmet> {
    let Found::NoWish { person } = *found else { return None };
    let assignment = &solution.assignment;
    let group = assignment.group_of(person)?;
    let member = &question.roster.people[person];
    let wishes = &question.problem.people[person].wishes;
    let topic = assignment.topics.get(group).copied().flatten();
    Some(Unmet::Wish {
        row: member.row,
        name: member.name.clone(),
        group: group + 1,
        wishes: wishes.iter().map(|at| question.topic(*at).to_owned()).collect(),
        topic: topic.map_or("", |at| question.topic(at)).to_owned(),
    })
}

fn same(question: &Question, solution: &Solution, by: By) -> Vec<Unmet> {
    let problem = &question.problem;
    let Some(column) = question.column(by) else { return Vec::new() };
    let everybody = question.tally(by, 0..problem.people.len());
    let mut met: BTreeMap<u32, Vec<(usize, Vec<usize>)>> = BTreeMap::new();
    for (group, people) in solution.assignment.groups.iter().enumerate() {
        for category in question.tally(by, people.iter().copied()).into_iter().filter(|(_, n)| *n > 1) {
            let of = |person: &usize| problem.category(*person, by) == Some(category.0);
            let who = people.iter().copied().filter(of).collect();
            met.entry(category.0).or_default().push((group, who));
        }
    }
    let mut unmet = Vec::new();
    for (category, groups) in met {
        let of = everybody.get(&category).copied().unwrap_or(0);
        let here: usize = groups.iter().map(|(_, who)| pairs(who.len())).sum();
        for (group, who) in groups {
            unmet.push(Unmet::Same {
                column: column.key.clone(),
                name: column.name.clone(),
                value: question.category(by, category).to_owned(),
                group: group + 1,
                people: who.iter().map(|at| question.roster.people[*at].name.clone()).collect(),
                of,
                groups: problem.groups,
                forced: here <= fewest(of, problem.groups),
            });
        }
    }
    unmet
}
