//! The room of these stories: a hall with three doors to vote for, open until a moment.

use live::{Asked, At, Decision, Play, Region, Unkept, rows};
use serde::{Deserialize, Serialize};
use store::migrate::{Room, STORE, Step};
use store::{Millis, StoreError, Tx, args};

const HALL: Room = Room {
    name: "hall",
    steps: &[Step {
        name: "0001_hall",
        sql: "CREATE TABLE hall_votes (room TEXT NOT NULL, seat TEXT NOT NULL, door BIGINT NOT NULL, at BIGINT NOT NULL);
              CREATE INDEX hall_votes_by_room ON hall_votes (room);
              CREATE TABLE hall_steps (room TEXT NOT NULL, step BIGINT NOT NULL, until BIGINT, PRIMARY KEY (room, step))",
        postgres: None,
    }],
    tables: &["hall_votes", "hall_steps"],
};
pub const ROOMS: &[Room] = &[STORE, web::WEB, live::LIVE, HALL];

/// The hall in memory.
#[derive(Default)]
pub struct Hall {
    votes: [u32; 3],
    steps: i64,
    until: Option<Millis>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    OpenUntil(Millis),
    Vote(usize),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    Closed,
    NoSuchDoor,
}

#[derive(Clone)]
pub enum Fact {
    Step { step: i64, until: Option<Millis> },
    Voted { seat: String, door: usize, at: Millis, step: i64 },
}

impl Play for Hall {
    const KIND: &'static str = "hall";
    type Command = Command;
    type Fact = Fact;
    type Answer = u32;
    type Refusal = Refusal;

    fn load(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Self, StoreError> {
        let mut hall = Self::default();
        let steps = tx.all(
            "SELECT step, until FROM hall_steps WHERE room = $1 ORDER BY step",
            args![at.room],
            |row| Ok(Fact::Step { step: row.get(0)?, until: row.get(1)? }),
        )?;
        steps.iter().for_each(|fact| hall.apply(fact));
        let votes =
            tx.all("SELECT door FROM hall_votes WHERE room = $1", args![at.room], |row| row.get::<usize>(0))?;
        votes.into_iter().for_each(|door| hall.votes[door] += 1);
        Ok(hall)
    }

    fn decide(&self, asked: &Asked<Command>) -> Decision<Self> {
        match asked.command {
            Command::OpenUntil(until) => {
                Decision::Keep(Fact::Step { step: self.steps + 1, until: Some(until) }, 0)
            }
            Command::Vote(door) if door >= self.votes.len() => Decision::Refuse(Refusal::NoSuchDoor),
            Command::Vote(_) if self.until.is_none_or(|until| asked.at >= until) => {
                Decision::Refuse(Refusal::Closed)
            }
            Command::Vote(door) => {
                let (seat, at) = (asked.seat.clone(), asked.at);
                let so_far = self.votes.iter().sum::<u32>();
                Decision::Keep(Fact::Voted { seat, door, at, step: self.steps }, so_far + 1)
            }
        }
    }

    fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::Step { step, until } => (self.steps, self.until) = (*step, *until),
            Fact::Voted { door, .. } => self.votes[*door] += 1,
        }
    }

    fn keep(tx: &mut Tx<'_>, at: &At<'_>, facts: &[Fact]) -> Result<(), Unkept> {
        let known: i64 =
            tx.one("SELECT COALESCE(MAX(step), 0) FROM hall_steps WHERE room = $1", args![at.room], |row| {
                row.get(0)
            })?;
        // Votes were decided by the steps in memory; somebody may have closed the hall past it.
        if facts.iter().any(|fact| matches!(fact, Fact::Voted { step, .. } if *step < known)) {
            return Err(Unkept::Stale);
        }
        let votes: Vec<_> = facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Voted { seat, door, at, .. } => Some((seat, *door, *at)),
                Fact::Step { .. } => None,
            })
            .collect();
        rows::insert(tx, "hall_votes (room, seat, door, at)", &votes, |(seat, door, moment)| {
            vec![at.room.into(), (*seat).into(), (*door).into(), (*moment).into()]
        })?;
        for fact in facts {
            if let Fact::Step { step, until } = fact {
                tx.exec(
                    "INSERT INTO hall_steps (room, step, until) VALUES ($1, $2, $3)",
                    args![at.room, *step, *until],
                )?;
            }
        }
        Ok(())
    }

    fn view(&self, audience: &str, at: &At<'_>) -> Vec<Region> {
        let (room, votes) = (at.room, self.votes.iter().sum::<u32>());
        let state = if self.until.is_some() { "open" } else { "closed" };
        vec![
            Region { id: "state", html: format!("<p>{audience} of {room}: {state}</p>") },
            Region { id: "count", html: format!("<p>{room} has {votes} votes.</p>") },
        ]
    }

    fn only_counts(fact: &Fact) -> bool {
        matches!(fact, Fact::Voted { .. })
    }

    fn deadline(&self) -> Option<Millis> {
        self.until
    }

    fn on_deadline(&self, _: Millis) -> Option<Fact> {
        Some(Fact::Step { step: self.steps + 1, until: None })
    }

    fn extend(&self, by: i64) -> Option<Fact> {
        self.until.map(|until| Fact::Step { step: self.steps + 1, until: Some(until.plus(by)) })
    }
}

/// The votes on disk.
pub fn on_disk(tx: &mut Tx<'_>, room: &str) -> Result<usize, StoreError> {
    tx.one("SELECT count(*) FROM hall_votes WHERE room = $1", args![room], |row| row.get(0))
}
