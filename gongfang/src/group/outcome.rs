//! The groups with all there is to say about them, by name: what JSON, words and the workbook are made of.

use grouping::{By, Drawn, Score, Share, Solution};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::demands::{held, rule};
use super::mixed::{Mixed, mixed, tenths};
use super::question::Question;
use super::unmet::{Unmet, unmet};

/// The outcome.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    pub(super) seed: u64,
    pub(super) groups: Vec<Group>,
    /// Demands that hold, in words.
    pub(super) kept: Vec<String>,
    /// Demands that do not, in words.
    pub(super) broken: Vec<String>,
    pub(super) unmet: Vec<Unmet>,
    /// Topics no group has taken.
    pub(super) unchosen: Vec<String>,
    /// People with their first wish, of those who wished.
    pub(super) first_wish: Share,
    /// People with one of their first three wishes.
    pub(super) top_three: Share,
    pub(super) score: Total,
    /// No grouping can have more `score.distance`; null where that is not known.
    pub(super) distance_bound: Option<i64>,
    pub(super) by_lot: ByLot,
    /// Pairs of one kind within groups.
    pub(super) mixed: Vec<Mixed>,
}

/// A group.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// From 1.
    pub(super) group: usize,
    pub(super) topic: Option<String>,
    pub(super) people: Vec<Person>,
    pub(super) profile: Vec<Profile>,
    pub(super) units: usize,
    pub(super) first_wish: Share,
}

/// A member of a group.
#[derive(Debug, Serialize)]
pub(super) struct Person {
    pub(super) row: u32,
    pub(super) name: String,
    pub(super) unit: String,
    /// Which of their wishes, from 1, the topic is.
    pub(super) wish: Option<usize>,
    /// What they were told apart by.
    pub(super) columns: Map<String, Value>,
}

/// How many of each kind a group has, the most first.
#[derive(Debug, Serialize)]
pub(super) struct Profile {
    pub(super) column: String,
    pub(super) name: String,
    pub(super) counts: Vec<Count>,
    /// How many of whom it is not known.
    pub(super) unknown: usize,
}

/// So many of a kind.
#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub(super) value: String,
    pub(super) people: usize,
}

/// The parts of the objective and their sum.
#[derive(Debug, Serialize)]
pub(super) struct Total {
    pub(super) total: i64,
    #[serde(flatten)]
    pub(super) parts: Score,
}

/// The mean of groups drawn by lot.
#[derive(Debug, Serialize)]
pub(super) struct ByLot {
    pub(super) draws: u32,
    pub(super) distance: f64,
    pub(super) same_unit_pairs: f64,
}

/// Names everything.
pub(super) fn outcome(question: &Question, solution: &Solution) -> Outcome {
    let report = &solution.report;
    let groups = (0..solution.assignment.groups.len()).map(|at| group(question, solution, at));
    Outcome {
        seed: question.problem.seed,
        groups: groups.collect(),
        kept: report.kept.iter().map(|kept| held(question, kept)).collect(),
        broken: report.broken.iter().map(|broken| rule(question, broken.rule)).collect(),
        unmet: unmet(question, solution),
        unchosen: unchosen(question, solution),
        first_wish: report.first_wish,
        top_three: report.top_three,
        score: Total { total: report.score.total(), parts: report.score },
        distance_bound: report.distance_bound,
        by_lot: by_lot(&report.drawn),
        mixed: mixed(question, &solution.assignment),
    }
}

/// Topics no group has taken, numbers in their order.
fn unchosen(question: &Question, solution: &Solution) -> Vec<String> {
    let mut topics: Vec<String> = solution.unchosen.iter().map(|at| question.topic(*at).to_owned()).collect();
    topics.sort_by_key(|topic| topic.parse::<u32>().unwrap_or(u32::MAX));
    topics
}

fn by_lot(drawn: &Drawn) -> ByLot {
    ByLot {
        draws: drawn.samples,
        distance: tenths(drawn.mean_distance()),
        same_unit_pairs: tenths(drawn.mean_same_unit_pairs()),
    }
}

fn group(question: &Question, solution: &Solution, at: usize) -> Group {
    let (problem, roster) = (&question.problem, &question.roster);
    let people = &solution.assignment.groups[at];
    let topic = solution.assignment.topics.get(at).copied().flatten();
    let person = |person: &usize| {
        let member = &roster.people[*person];
        let seen = question.looked_at().filter(|(by, _)| *by != By::Unit).map(|(by, column)| {
            let value = problem.category(*person, by).map(|category| question.category(by, category));
            let value = value.filter(|value| !value.is_empty());
            (column.key.clone(), json!(value))
        });
        Person {
            row: member.row,
            name: member.name.clone(),
            unit: member.unit.clone(),
            wish: topic.and_then(|topic| problem.rank(*person, topic)).map(|rank| rank + 1),
            columns: seen.collect(),
        }
    };
    let profile = |(by, column): (By, &super::columns::Column)| {
        let counted = question.tally(by, people.iter().copied());
        let known: usize = counted.values().sum();
        let mut counts: Vec<Count> = counted
            .into_iter()
            .map(|(category, people)| Count { value: question.category(by, category).to_owned(), people })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.people));
        Profile {
            column: column.key.clone(),
            name: column.name.clone(),
            counts,
            unknown: people.len().saturating_sub(known),
        }
    };
    let mut units: Vec<u32> =
        people.iter().filter_map(|person| problem.category(*person, By::Unit)).collect();
    units.sort_unstable();
    units.dedup();
    Group {
        group: at + 1,
        topic: topic.map(|topic| question.topic(topic).to_owned()),
        people: people.iter().map(person).collect(),
        profile: question.looked_at().filter(|(by, _)| *by != By::Unit).map(profile).collect(),
        units: units.len(),
        first_wish: solution.report.groups.get(at).map(|group| group.first_wish).unwrap_or_default(),
    }
}
