//! Ratings numbered and put in order, without those whose measure would be infinite.

use std::collections::BTreeSet;

use super::{Dropped, Element, MOST_STEPS, Rating, RatingAt, Refused, Why};
use crate::keys::{JudgeKey, TeamKey};

/// What takes part. Every element has at least one rating and is not extreme; every step is in use.
pub(super) struct Table {
    pub(super) teams: Vec<TeamKey>,
    pub(super) judges: Vec<JudgeKey>,
    pub(super) criteria: Vec<usize>,
    /// The steps in use, lowest first, at least two.
    pub(super) steps: Vec<u8>,
    /// By team, judge and criterion.
    pub(super) cells: Vec<Cell>,
}

/// A rating by places in the lists of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) team: usize,
    pub(super) judge: usize,
    pub(super) criterion: usize,
    pub(super) step: usize,
}

impl Cell {
    /// Its team, judge and criterion.
    pub(super) fn places(&self) -> [usize; 3] {
        [self.team, self.judge, self.criterion]
    }
}

impl Table {
    /// The highest step, renumbered: how many thresholds there are.
    pub(super) fn top(&self) -> usize {
        self.steps.len() - 1
    }

    fn element(&self, facet: usize, place: usize) -> Element {
        match facet {
            0 => Element::Team(self.teams[place].clone()),
            1 => Element::Judge(self.judges[place].clone()),
            _ => Element::Criterion(self.criteria[place]),
        }
    }

    fn rating(&self, cell: &Cell) -> Rating {
        let RatingAt { team, judge, criterion } = self.name(cell);
        Rating { team, judge, criterion, step: self.steps[cell.step] }
    }

    /// The names behind a cell.
    pub(super) fn name(&self, cell: &Cell) -> RatingAt {
        RatingAt {
            team: self.teams[cell.team].clone(),
            judge: self.judges[cell.judge].clone(),
            criterion: self.criteria[cell.criterion],
        }
    }
}

/// Checks the ratings, drops whoever is extreme until nobody is, and numbers the rest.
pub(super) fn table(highest: u8, ratings: &[Rating]) -> Result<(Table, Vec<Dropped>), Refused> {
    let mut table = numbered(&checked(highest, ratings)?);
    let mut here =
        [vec![true; table.teams.len()], vec![true; table.judges.len()], vec![true; table.criteria.len()]];
    let mut dropped = Vec::new();
    loop {
        let gone = leaving(&here, &table.cells);
        if gone.is_empty() {
            break;
        }
        for (facet, place, why) in gone {
            here[facet][place] = false;
            dropped.push(Dropped { element: table.element(facet, place), why });
        }
        table.cells.retain(|cell| cell.places().iter().zip(&here).all(|(place, here)| here[*place]));
    }
    if table.cells.is_empty() {
        return Err(Refused::AllExtreme { dropped });
    }
    let kept: Vec<Rating> = table.cells.iter().map(|cell| table.rating(cell)).collect();
    Ok((numbered(&kept.iter().collect::<Vec<_>>()), dropped))
}

/// The ratings by team, judge and criterion, if they are what a rubric can give.
fn checked(highest: u8, ratings: &[Rating]) -> Result<Vec<&Rating>, Refused> {
    if highest >= MOST_STEPS {
        return Err(Refused::TooManySteps { steps: u16::from(highest) + 1 });
    }
    if ratings.is_empty() {
        return Err(Refused::NoRatings);
    }
    let mut sorted: Vec<&Rating> = ratings.iter().collect();
    sorted.sort_by_key(|rating| place(rating));
    if let Some(rating) = sorted.iter().find(|rating| rating.step > highest) {
        return Err(Refused::StepTooHigh { at: at(rating), step: rating.step, highest });
    }
    if let Some([twice, _]) = sorted.array_windows().find(|[a, b]| place(a) == place(b)) {
        return Err(Refused::RatedTwice { at: at(twice) });
    }
    Ok(sorted)
}

fn place(rating: &Rating) -> (&TeamKey, &JudgeKey, usize) {
    (&rating.team, &rating.judge, rating.criterion)
}

fn at(rating: &Rating) -> RatingAt {
    RatingAt { team: rating.team.clone(), judge: rating.judge.clone(), criterion: rating.criterion }
}

/// Who cannot stay, given the ratings that are left: facet, place and reason.
fn leaving(here: &[Vec<bool>; 3], cells: &[Cell]) -> Vec<(usize, usize, Why)> {
    let all = cells.iter().fold(None, |span, cell| Some(wider(span, cell.step)));
    let mut gone = Vec::new();
    for (facet, here) in here.iter().enumerate() {
        let mut spans = vec![None; here.len()];
        for cell in cells {
            let span = &mut spans[cell.places()[facet]];
            *span = Some(wider(*span, cell.step));
        }
        for (place, span) in spans.into_iter().enumerate().filter(|(place, _)| here[*place]) {
            let why = match (span, all) {
                (None, _) => Why::NothingLeft,
                (Some((_, most)), Some((lowest, _))) if most == lowest => Why::AllLowest,
                (Some((least, _)), Some((_, highest))) if least == highest => Why::AllHighest,
                (Some(_), _) => continue,
            };
            gone.push((facet, place, why));
        }
    }
    gone
}

fn wider(span: Option<(usize, usize)>, step: usize) -> (usize, usize) {
    span.map_or((step, step), |(least, most)| (least.min(step), most.max(step)))
}

fn numbered(kept: &[&Rating]) -> Table {
    let teams = in_order(kept, |rating| rating.team.clone());
    let judges = in_order(kept, |rating| rating.judge.clone());
    let criteria = in_order(kept, |rating| rating.criterion);
    let steps = in_order(kept, |rating| rating.step);
    let cells = kept.iter().map(|rating| Cell {
        team: number(&teams, &rating.team),
        judge: number(&judges, &rating.judge),
        criterion: number(&criteria, &rating.criterion),
        step: number(&steps, &rating.step),
    });
    Table { cells: cells.collect(), teams, judges, criteria, steps }
}

fn in_order<K: Ord>(kept: &[&Rating], of: fn(&Rating) -> K) -> Vec<K> {
    let all: BTreeSet<K> = kept.iter().map(|rating| of(rating)).collect();
    all.into_iter().collect()
}

/// The place of what is in the list, since the list was made from the same ratings.
fn number<K: Ord>(all: &[K], one: &K) -> usize {
    all.partition_point(|other| other < one)
}
