//! The official result and the second opinion side by side.

use anyhow::{Result, anyhow};
use judging::opinion::{DRAWS, Opinion, Table, second_opinion};
use judging::{Cell, Contest, FrozenRule, Lack, Lang, Official, Placed, TeamResult, official};

use super::facts::Facts;
use super::rule::Chosen;

/// The seed of the draws: the same file always gives the same figures.
const SEED: u64 = 1;

/// Everything that is told.
pub(super) struct Outcome {
    /// The rule in one sentence.
    pub(super) sentence: String,
    /// The teams, best first; those without a rank last.
    pub(super) teams: Vec<Team>,
    /// What the scores allow one to believe.
    pub(super) opinion: Opinion,
    /// The places of the official winners in the opinion; more than one where they share the first rank.
    pub(super) winners: Vec<usize>,
    /// Is the adjusted order to be shown?
    pub(super) adjusted_is_shown: bool,
    /// What is still waited for.
    pub(super) waiting: Vec<String>,
}

/// One team.
pub(super) struct Team {
    /// Its place in the opinion.
    pub(super) at: usize,
    /// Its key in the contest.
    pub(super) key: String,
    /// The announced value as it is printed.
    pub(super) official: Option<String>,
    /// The sum written out.
    pub(super) working: Option<String>,
    /// Its rank.
    pub(super) rank: Option<u32>,
}

/// Reckons both.
pub(super) fn outcome(chosen: &Chosen, facts: &Facts) -> Result<Outcome> {
    let (placed, known, lacking) = ranked(&chosen.rule, &facts.contest)?;
    let table = Table::from_contest(&chosen.rule, &facts.contest)?.named(
        |key| facts.teams.get(key).cloned().unwrap_or_else(|| key.to_owned()),
        |key| facts.judges.get(key).cloned().unwrap_or_else(|| key.to_owned()),
    );
    let opinion = second_opinion(&table, SEED, DRAWS);
    let team = |(at, entry): (usize, &judging::Entry)| {
        let placed = placed.iter().find(|placed| placed.result.team == entry.team);
        let result =
            placed.map(|placed| &placed.result).or(known.iter().find(|known| known.team == entry.team));
        Team {
            at,
            key: entry.team.to_string(),
            official: result.map(|result| result.announced.show(result.working.places)),
            working: result.map(|result| result.working.sentence(Lang::Zh)),
            rank: placed.map(|placed| placed.rank),
        }
    };
    let mut teams: Vec<Team> = facts.contest.entries.iter().enumerate().map(team).collect();
    let ranks: Vec<Option<u32>> = teams.iter().map(|team| team.rank).collect();
    teams.sort_by_key(|team| team.rank.unwrap_or(u32::MAX));
    Ok(Outcome {
        sentence: chosen.sentence.clone(),
        winners: teams.iter().filter(|team| team.rank == Some(1)).map(|team| team.at).collect(),
        adjusted_is_shown: opinion.adjusted_is_shown(&ranks),
        waiting: lacking.iter().map(|lack| in_words(lack, facts, &opinion)).collect(),
        opinion,
        teams,
    })
}

type Ranked = (Vec<Placed>, Vec<TeamResult>, Vec<Lack>);

/// The result; teams from which every judge stood back do not keep the others from being ranked.
fn ranked(rule: &FrozenRule, contest: &Contest) -> Result<Ranked> {
    let told = |fault: judging::Fault| match fault {
        judging::Fault::TooManyJudges { most } => anyhow!("评委太多，最多 {most} 位"),
        other => anyhow!("{other}"),
    };
    match official(rule, contest).map_err(told)? {
        Official::Complete(placed) => Ok((placed, Vec::new(), Vec::new())),
        Official::NotYet { known, lacking } => {
            if !lacking.iter().all(|lack| matches!(lack, Lack::NobodyLeft { .. })) {
                return Ok((Vec::new(), known, lacking));
            }
            let scored = |cell: &Cell| matches!(cell, Cell::Scored(_));
            let left = contest.entries.iter().filter(|entry| entry.cells.values().any(scored));
            let rest = Contest { judges: contest.judges.clone(), entries: left.cloned().collect() };
            match official(rule, &rest).map_err(told)? {
                Official::Complete(placed) => Ok((placed, Vec::new(), lacking)),
                Official::NotYet { known, lacking } => Ok((Vec::new(), known, lacking)),
            }
        }
    }
}

fn in_words(lack: &Lack, facts: &Facts, opinion: &Opinion) -> String {
    let team = |key: &judging::TeamKey| {
        let at = facts.contest.entries.iter().position(|entry| entry.team == *key);
        at.and_then(|at| opinion.teams.get(at)).map_or_else(|| key.to_string(), |team| team.name.clone())
    };
    match lack {
        Lack::Scores { team: key, judge, .. } => {
            let judge = facts.judges.get(judge.as_str()).map_or(judge.as_str(), String::as_str);
            format!("{judge}还没有给{}打完分", team(key))
        }
        Lack::NobodyLeft { team: key } => format!("{}没有评委打分，不排名", team(key)),
        Lack::Time { team: key } => format!("{}的展示时间还不知道", team(key)),
        Lack::Audience { team: key } => format!("{}的观众票还没有结束", team(key)),
    }
}

/// Where the announced result differs from the one reckoned here; empty when it is the same.
pub(super) fn differences(facts: &Facts, outcome: &Outcome) -> Vec<String> {
    let one = |announced: &super::rows::Announced| {
        let found = outcome.teams.iter().find(|team| team.key == announced.team);
        let value = found.and_then(|team| team.official.as_deref());
        let rank = found.and_then(|team| team.rank);
        let same_value = value.is_some_and(|value| same(value, &announced.value));
        (!same_value || rank != Some(announced.rank)).then(|| {
            let name =
                found.map_or(announced.team.as_str(), |team| outcome.opinion.teams[team.at].name.as_str());
            let rank = rank.map_or("没有名次".to_owned(), |rank| format!("第 {rank} 名"));
            format!(
                "{name}公布的是 {} 第 {} 名，算出来是 {} {rank}",
                announced.value,
                announced.rank,
                value.unwrap_or("没有得分")
            )
        })
    };
    facts.announced.iter().filter_map(one).collect()
}

/// The same number, however many noughts follow.
fn same(a: &str, b: &str) -> bool {
    match (judging::Decimal::parse(a), judging::Decimal::parse(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
