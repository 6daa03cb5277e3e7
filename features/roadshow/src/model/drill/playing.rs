//! The script of a drill: who comes on when, what the desk presses, when judges hand in and the hall votes.

use std::collections::BTreeMap;

use judging::audience::{Tokens, Vote, tally};
use judging::{Cell, Contest, Entry, Fault, JudgeKey, Official, TeamKey, official};
use store::Millis;
use workshop::GroupId;

use super::simulated::{Seeded, Simulated};
use super::{Cast, Drill, HandedIn, Happens, Moment, Part};
use crate::model::allowed::Readiness;
use crate::model::clock;
use crate::model::stage::{Desk, Step, Taken, Voting};

/// Shares of the hall that have voted, in percent, as its vote goes on; some never do.
const HALL: [usize; 4] = [20, 55, 80, 93];

/// Why the script does not go on.
enum Stop {
    /// The desk says no.
    Refused,
    /// The engine finds a fault.
    Broken(Fault),
}

/// A drill while it is played.
struct Playing<'a> {
    cast: &'a Cast,
    people: Simulated,
    chance: Seeded,
    now: Millis,
    voted: usize,
    drill: Drill,
}

pub(super) fn play(cast: &Cast, seed: u64, start: Millis) -> Result<Drill, Fault> {
    let teams: Vec<TeamKey> = cast.groups.iter().map(key).collect();
    let drill = Drill {
        moments: Vec::new(),
        steps: Vec::new(),
        sheets: Vec::new(),
        placed: Vec::new(),
        contest: None,
        tally: tally(&teams, &Tokens::new(), &[]),
    };
    let people = Simulated::new(seed, cast.groups.len(), cast.judges.len());
    let chance = Seeded::new(seed, 0);
    let mut playing = Playing { cast, people, chance, now: start, voted: 0, drill };
    match playing.whole() {
        Ok(()) | Err(Stop::Refused) => Ok(playing.drill),
        Err(Stop::Broken(fault)) => Err(fault),
    }
}

fn key(group: &GroupId) -> TeamKey {
    group.as_str().into()
}

impl Playing<'_> {
    fn whole(&mut self) -> Result<(), Stop> {
        self.tell(Happens::Begin);
        if self.cast.sureness {
            self.step(Step::Sureness { shown: true })?;
        }
        if self.cast.hold_first > 0 {
            self.step(Step::HoldFirst { groups: self.cast.hold_first })?;
        }
        let late = self.chance.below(self.cast.groups.len());
        for group in 0..self.cast.groups.len() {
            self.on_stage(group, group == late)?;
            self.open(group)?;
            for group in self.handing_in(group) {
                self.hand_in(group)?;
            }
        }
        self.vote()?;
        self.wait(20);
        self.step(Step::Lock)?;
        for placed in self.drill.placed.clone().iter().rev() {
            let group = self.cast.groups.iter().find(|group| group.as_str() == placed.result.team.as_str());
            if let Some(group) = group.cloned() {
                self.wait(15);
                self.step(Step::Reveal { group })?;
            }
        }
        self.wait(30);
        self.step(Step::Announce)
    }

    /// For which groups judges hand in now that this one has shown: itself, or all the first ones together.
    fn handing_in(&self, group: usize) -> Vec<usize> {
        let held = self.cast.hold_first.min(self.cast.groups.len());
        match group + 1 {
            so_far if so_far < held => Vec::new(),
            so_far if so_far == held => (0..held).collect(),
            _ => vec![group],
        }
    }

    /// A group shows and answers; who is late goes on for some seconds after time is up.
    fn on_stage(&mut self, at: usize, late: bool) -> Result<(), Stop> {
        let Some(group) = self.cast.groups.get(at).cloned() else { return Ok(()) };
        let timing = self.cast.rule.rule().timing;
        let show = timing.show_seconds;
        self.wait(30);
        self.step(Step::Call { group })?;
        self.wait(5);
        self.step(Step::StartClock { part: clock::Part::Show, seconds: show })?;
        let last = show.min(60);
        self.wait(show - last);
        if show > last {
            self.tell(Happens::LastMinute);
        }
        if late {
            let over = 5 + self.seconds_below(20);
            self.wait(last + over);
            self.tell(Happens::TimeUp { over });
        } else {
            let early = self.seconds_below(last / 2);
            self.wait(last - early);
        }
        if timing.question_seconds > 0 {
            self.step(Step::StartClock { part: clock::Part::Questions, seconds: timing.question_seconds })?;
            self.wait(timing.question_seconds / 2);
            return Ok(());
        }
        self.step(Step::PauseClock)
    }

    /// Judges may score a group.
    fn open(&mut self, at: usize) -> Result<(), Stop> {
        let Some(group) = self.cast.groups.get(at).cloned() else { return Ok(()) };
        self.wait(5);
        self.step(Step::OpenScoring { group })
    }

    /// Judges hand in for a group, a few at a time; the first time one of them is slow and is asked to.
    fn hand_in(&mut self, at: usize) -> Result<(), Stop> {
        let Some(group) = self.cast.groups.get(at).cloned() else { return Ok(()) };
        let mut waiting = self.cast.scorers(at);
        self.chance.shuffle(&mut waiting);
        let slow = self.drill.sheets.is_empty() && waiting.len() > 1;
        let at_once = waiting.len().div_ceil(3).max(1);
        while !waiting.is_empty() {
            let last = waiting.len() == 1 && slow;
            if last {
                self.wait(30);
                self.step(Step::Nudge { group: group.clone() })?;
            }
            let most = if slow && !last { waiting.len() - 1 } else { waiting.len() };
            let count = (1 + self.chance.below(at_once)).min(most);
            let judges = waiting.split_off(waiting.len() - count);
            let pause = 10 + self.seconds_below(20);
            self.wait(pause);
            for judge in &judges {
                let scores = self.people.sheet(&self.cast.rule, at, *judge);
                self.drill.sheets.push(HandedIn { group: at, judge: *judge, scores });
            }
            self.reckon()?;
            self.tell(Happens::HandIn { group: group.clone(), judges });
        }
        self.wait(5);
        self.step(Step::CloseScoring { group })
    }

    /// The hall votes, and its vote is counted and shown.
    fn vote(&mut self) -> Result<(), Stop> {
        self.wait(20);
        self.step(Step::OpenVote)?;
        let (tokens, votes) = self.ballots();
        for percent in HALL {
            let voted = votes.len() * percent / 100;
            if voted > self.voted {
                self.voted = voted;
                self.wait(15);
                self.tell(Happens::Votes);
            }
        }
        let teams: Vec<TeamKey> = self.cast.groups.iter().map(key).collect();
        self.drill.tally = tally(&teams, &tokens, votes.get(..self.voted).unwrap_or_default());
        self.wait(10);
        self.step(Step::CloseVote)?;
        // Where the rule counts the vote, this is what the result was waiting for.
        self.reckon()?;
        let placed = !self.drill.placed.is_empty();
        if let Some(closed) = self.drill.moments.last_mut() {
            closed.placed = placed;
        }
        self.wait(10);
        self.step(Step::ShowVote)
    }

    /// Everybody's ballot and whom they vote for, in the order in which they vote.
    fn ballots(&mut self) -> (Tokens, Vec<Vote>) {
        let (mut tokens, mut votes) = (Tokens::new(), Vec::new());
        for (own, voters) in self.cast.voters.iter().enumerate() {
            for voter in 0..*voters {
                let token = format!("{own}-{voter}");
                let team = self.people.choice(own, voter).and_then(|group| self.cast.groups.get(group));
                votes.extend(team.map(|team| Vote { token: token.clone(), team: key(team) }));
                tokens.insert(token, self.cast.groups.get(own).map(key));
            }
        }
        self.chance.shuffle(&mut votes);
        (tokens, votes)
    }

    /// Reckons the result as soon as everything is in, as the real desk does.
    fn reckon(&mut self) -> Result<(), Stop> {
        let facts = self.contest();
        if let Official::Complete(placed) = official(&self.cast.rule, &facts).map_err(Stop::Broken)? {
            (self.drill.placed, self.drill.contest) = (placed, Some(facts));
        }
        Ok(())
    }

    /// The facts as the engine wants them.
    fn contest(&self) -> Contest {
        let judges: Vec<JudgeKey> = self.cast.judges.iter().map(|judge| judge.as_str().into()).collect();
        let desk = Desk::of(&self.drill.steps);
        let spoken = desk.spoken(self.now);
        let entry = |(at, group): (usize, &GroupId)| {
            let parts = self.cast.parts.get(at).map(Vec::as_slice).unwrap_or_default();
            let mut cells: BTreeMap<JudgeKey, Cell> = BTreeMap::new();
            for (judge, part) in judges.iter().zip(parts) {
                match part {
                    Part::StandsBack => _ = cells.insert(judge.clone(), Cell::Recused),
                    Part::Absent => _ = cells.insert(judge.clone(), Cell::Absent),
                    Part::Scores => {}
                }
            }
            for sheet in self.drill.sheets.iter().filter(|sheet| sheet.group == at) {
                if let Some(judge) = judges.get(sheet.judge) {
                    let scores = sheet.scores.iter().copied().map(Some).collect();
                    cells.insert(judge.clone(), Cell::Scored(scores));
                }
            }
            let votes = self.drill.tally.teams.get(at).filter(|_| desk.voting >= Voting::Closed);
            Entry {
                team: key(group),
                cells,
                show_seconds: spoken.get(group).copied(),
                audience_thousandths: votes.map(|votes| votes.share_thousandths.unwrap_or(0)),
            }
        };
        let entries = self.cast.groups.iter().enumerate().map(entry).collect();
        Contest { judges, entries }
    }

    /// Takes a step if the desk takes it, and notes what the desk would say to it as things stand today.
    fn step(&mut self, step: Step) -> Result<(), Stop> {
        let desk = Desk::of(&self.drill.steps);
        let placed = self.drill.placed.iter();
        let placed: Vec<GroupId> =
            placed.filter_map(|placed| placed.result.team.as_str().parse().ok()).collect();
        let placed = (!placed.is_empty()).then_some(placed);
        // Judges who are made up hand nothing in on the day.
        let counts = !(self.cast.stand_ins && step == Step::Lock);
        let today = Readiness { placed: placed.clone().filter(|_| counts), ..self.cast.today.clone() };
        let played = Readiness { order: self.cast.groups.clone(), rule_frozen: true, placed };
        let refused = desk.allows(&step, &played).err();
        let today = desk.allows(&step, &today).err();
        let stop = refused.is_some();
        if !stop {
            let version = desk.version + 1;
            let taken = Taken { version, step: step.clone(), at: self.now, who: String::new() };
            self.drill.steps.push(taken);
        }
        self.tell(Happens::Step(step));
        if let Some(last) = self.drill.moments.last_mut() {
            (last.refused, last.today) = (refused, today);
        }
        if stop { Err(Stop::Refused) } else { Ok(()) }
    }

    /// One more moment.
    fn tell(&mut self, happens: Happens) {
        self.drill.moments.push(Moment {
            happens,
            at: self.now,
            steps: self.drill.steps.len(),
            handed: self.drill.sheets.len(),
            voted: self.voted,
            placed: !self.drill.placed.is_empty(),
            refused: None,
            today: None,
        });
    }

    fn wait(&mut self, seconds: u32) {
        self.now = self.now.plus(i64::from(seconds) * Millis::SECOND);
    }

    fn seconds_below(&mut self, most: u32) -> u32 {
        let most = usize::try_from(most).unwrap_or(1);
        u32::try_from(self.chance.below(most)).unwrap_or(0)
    }
}
