//! Computing a draft: put the question from what is known now, let the engine answer, keep both.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use classes::{Class, ClassId, Trainee};
use grouping::{Assignment, Solution};
use people::Sex;
use store::{Tx, Witness as _, journal};
use web::{Ctx, Error, PersonId};

use crate::access::MAKE_GROUPS;
use crate::actions::events::GroupsComputed;
use crate::actions::wishes::wished_by_all;
use crate::model::{Draft, Entrant, GroupId, GroupingId, Settings, Snapshot, Summary, Topic, look};
use crate::refusal::Refusal;
use crate::store::{groupings, groups as sql, topics};

/// A question ready for the engine.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// The id its draft will have.
    pub id: GroupingId,
    /// The class.
    pub class: Class,
    /// What is asked for.
    pub settings: Settings,
    /// The seed.
    pub seed: i64,
    /// The problem, and what its numbers mean.
    pub snapshot: Snapshot,
}

/// Seeds people can read aloud.
const SEEDS: u64 = 1_000_000;

/// Puts the question: who is on the roster, what they wish for, whom they have met, who is pinned in the latest
/// draft. Without a seed a new one is drawn.
pub(crate) fn question(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    settings: &Settings,
    seed: Option<i64>,
) -> Result<Question, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(MAKE_GROUPS, &class.scope())?;
    let pool: Vec<Topic> = topics::pool(tx, &class.id)?.into_iter().filter(Topic::is_offered).collect();
    let people = wished_by_all(tx, &class.id, &pool)?;
    if people.is_empty() {
        return Err(Refusal::NobodyToGroup.into());
    }
    let pinned = pinned_in_latest(tx, &class.id)?;
    let entrants: Vec<Entrant> = people
        .into_iter()
        .map(|(trainee, wished)| Entrant {
            pinned: pinned.get(&trainee.person).copied(),
            wishes: wished.topics,
            ..entrant(trainee)
        })
        .collect();
    let met = met_before(tx, &class.id, &entrants)?;
    let seed = seed.unwrap_or_else(|| new_seed(ctx));
    let number = u64::try_from(seed).unwrap_or_default();
    let snapshot = Snapshot::take(&entrants, &pool, &met, settings, number, ctx.now);
    Ok(Question { id: ctx.id(), class, settings: settings.clone(), seed, snapshot })
}

impl Question {
    /// The draft an answer makes, after so many rounds.
    pub(crate) fn draft(&self, answer: &Assignment, rounds: usize) -> Draft {
        Draft {
            id: self.id.clone(),
            class: self.class.id.clone(),
            seed: self.seed,
            settings: self.settings.clone(),
            snapshot: Snapshot { rounds, ..self.snapshot.clone() },
            computed: answer.clone(),
            changes: Vec::new(),
            made_at: self.snapshot.taken_at,
            made_by: String::new(),
        }
    }
}

/// Keeps an answer as the latest draft of its class.
pub(crate) fn keep_draft(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    question: &Question,
    solution: &Solution,
    rounds: usize,
) -> Result<GroupingId, Error> {
    ctx.may(MAKE_GROUPS, &question.class.scope())?;
    let draft = Draft {
        made_at: ctx.now,
        made_by: ctx.actor().to_owned(),
        ..question.draft(&solution.assignment, rounds)
    };
    groupings::add(tx, &draft, &Summary::of(question.snapshot.problem.people.len(), &solution.report))?;
    let event = GroupsComputed { class: &draft.class, grouping: &draft.id, seed: draft.seed };
    journal::record(tx, ctx, &event)?;
    Ok(draft.id)
}

/// Computes and keeps a draft in one go: for programs that do not serve anybody meanwhile.
///
/// # Errors
/// When the actor may not, nobody is on the roster, or the demands exclude each other.
pub fn make_groups(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    settings: &Settings,
    seed: i64,
) -> Result<GroupingId, Error> {
    let question = question(tx, ctx, class, settings, Some(seed))?;
    let problem = &question.snapshot.problem;
    let found = look(problem, settings.care, &mut |_| ControlFlow::Continue(())).map_err(Error::broken)?;
    keep_draft(tx, ctx, &question, &found.solution, found.rounds)
}

fn entrant(trainee: Trainee) -> Entrant {
    let post = if trainee.category.is_empty() { trainee.post } else { trainee.category };
    let sex = trainee.sex.map_or("", Sex::word);
    Entrant {
        person: trainee.person,
        unit: trainee.unit_name,
        attributes: [
            trainee.city.unwrap_or_default(),
            trainee.industry.unwrap_or_default(),
            post,
            sex.to_owned(),
        ],
        wishes: Vec::new(),
        pinned: None,
    }
}

fn pinned_in_latest(tx: &mut Tx<'_>, class: &ClassId) -> Result<BTreeMap<PersonId, usize>, Error> {
    let Some(id) = groupings::latest(tx, class)? else { return Ok(BTreeMap::new()) };
    let Some(draft) = groupings::draft(tx, &id)? else { return Ok(BTreeMap::new()) };
    let now = draft.now();
    let pinned =
        now.pinned.iter().filter_map(|at| Some((draft.snapshot.person(*at)?, now.assignment.group_of(*at)?)));
    Ok(pinned.collect())
}

/// Who of these has been in one published group of another class, and how often.
fn met_before(
    tx: &mut Tx<'_>,
    class: &ClassId,
    entrants: &[Entrant],
) -> Result<Vec<(PersonId, PersonId, u32)>, Error> {
    let mut by_group: BTreeMap<GroupId, Vec<&PersonId>> = BTreeMap::new();
    for entrant in entrants {
        for group in sql::earlier_groups(tx, class, &entrant.person)? {
            by_group.entry(group).or_default().push(&entrant.person);
        }
    }
    let mut met: BTreeMap<(&PersonId, &PersonId), u32> = BTreeMap::new();
    for people in by_group.values() {
        for (at, a) in people.iter().enumerate() {
            for b in &people[at + 1..] {
                *met.entry((a, b)).or_default() += 1;
            }
        }
    }
    Ok(met.into_iter().map(|((a, b), times)| (a.clone(), b.clone(), times)).collect())
}

fn new_seed(ctx: &Ctx) -> i64 {
    let mut bytes = [0; 8];
    ctx.chance().fill(&mut bytes);
    i64::try_from(u64::from_le_bytes(bytes) % SEEDS).unwrap_or_default()
}
