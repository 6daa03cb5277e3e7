//! All rounds under change: who sits where, and how often every two people have met.

use super::Rotation;

/// What a plan costs is, over all pairs, m·(m − 1) ⁄ 2 for a pair that meets m times, earlier meetings among them: the
/// second meeting costs one, the third two more.
#[derive(Debug, Clone)]
pub(super) struct Seating {
    people: usize,
    tables: usize,
    met: Vec<u16>,
    at: Vec<Vec<usize>>,
    /// For each round and table who sits there.
    members: Vec<Vec<Vec<usize>>>,
    cost: i64,
    /// Meetings of people who have met before.
    repeats: i64,
}

/// An earlier meeting counts at most so often.
const EARLIER: u16 = 1000;

impl Seating {
    /// No round yet.
    pub(super) fn of(rotation: &Rotation) -> Self {
        let people = rotation.people;
        let mut met = vec![0; people * people];
        for (a, b) in &rotation.earlier {
            for cell in [a * people + b, b * people + a] {
                met[cell] = EARLIER.min(met[cell] + 1);
            }
        }
        Self {
            people,
            tables: rotation.tables,
            met,
            at: Vec::new(),
            members: Vec::new(),
            cost: 0,
            repeats: 0,
        }
    }

    pub(super) const fn cost(&self) -> i64 {
        self.cost
    }

    pub(super) const fn repeats(&self) -> i64 {
        self.repeats
    }

    pub(super) fn rounds(&self) -> &[Vec<usize>] {
        &self.at
    }

    pub(super) fn into_rounds(self) -> Vec<Vec<usize>> {
        self.at
    }

    pub(super) fn met(&self, a: usize, b: usize) -> u16 {
        self.met[a * self.people + b]
    }

    pub(super) fn table(&self, round: usize, person: usize) -> usize {
        self.at[round][person]
    }

    pub(super) fn size(&self, round: usize, table: usize) -> usize {
        self.members[round][table].len()
    }

    /// Adds a round.
    pub(super) fn add(&mut self, round: Vec<usize>) {
        let number = self.at.len();
        self.members.push(vec![Vec::new(); self.tables]);
        self.at.push(round);
        for person in 0..self.people {
            self.sit(number, person, self.at[number][person]);
        }
    }

    /// What somebody's present place in a round costs: how often they have met the others there outside this round.
    pub(super) fn place_cost(&self, round: usize, person: usize) -> i64 {
        let row = &self.met[person * self.people..][..self.people];
        let members = &self.members[round][self.at[round][person]];
        // One member is the person, and each other has been met once here.
        members.iter().map(|other| i64::from(row[*other])).sum::<i64>() + 1 - count(members)
    }

    /// What a place at another table would cost once `leaving` has left it.
    fn cost_there(&self, round: usize, person: usize, table: usize, leaving: usize) -> i64 {
        let row = &self.met[person * self.people..][..self.people];
        let members = self.members[round][table].iter();
        members.filter(|other| **other != leaving).map(|other| i64::from(row[*other])).sum()
    }

    /// What it costs more when two people at different tables change places.
    pub(super) fn exchange_cost(&self, round: usize, a: usize, b: usize) -> i64 {
        let (here, there) = (self.at[round][a], self.at[round][b]);
        self.cost_there(round, a, there, b) + self.cost_there(round, b, here, a)
            - self.place_cost(round, a)
            - self.place_cost(round, b)
    }

    /// What it costs more when somebody goes to another table.
    pub(super) fn move_cost(&self, round: usize, person: usize, to: usize) -> i64 {
        self.cost_there(round, person, to, person) - self.place_cost(round, person)
    }

    pub(super) fn exchange(&mut self, round: usize, a: usize, b: usize) {
        let (here, there) = (self.at[round][a], self.at[round][b]);
        self.rise(round, a);
        self.rise(round, b);
        self.sit(round, a, there);
        self.sit(round, b, here);
    }

    pub(super) fn go(&mut self, round: usize, person: usize, to: usize) {
        self.rise(round, person);
        self.sit(round, person, to);
    }

    fn rise(&mut self, round: usize, person: usize) {
        let table = self.at[round][person];
        self.members[round][table].retain(|member| *member != person);
        for place in 0..self.members[round][table].len() {
            let other = self.members[round][table][place];
            let met = self.met(person, other) - 1;
            self.set(person, other, met);
            self.cost -= i64::from(met);
            self.repeats -= i64::from(met > 0);
        }
    }

    fn sit(&mut self, round: usize, person: usize, table: usize) {
        for place in 0..self.members[round][table].len() {
            let other = self.members[round][table][place];
            let met = self.met(person, other);
            self.set(person, other, met + 1);
            self.cost += i64::from(met);
            self.repeats += i64::from(met > 0);
        }
        self.members[round][table].push(person);
        self.at[round][person] = table;
    }

    fn set(&mut self, a: usize, b: usize, met: u16) {
        self.met[a * self.people + b] = met;
        self.met[b * self.people + a] = met;
    }
}

fn count(members: &[usize]) -> i64 {
    i64::try_from(members.len()).unwrap_or(i64::MAX)
}
