//! Which judge should stand back from which team, from given facts.
//!
//! Source: skills-contest notices ask a judge with an interest in, or special relation to, a contestant to recuse
//! (回避). The same unit and having coached the team are plain cases; the same city is for the organiser to decide.

use serde::{Deserialize, Serialize};

use crate::keys::{JudgeKey, TeamKey};

/// Where somebody comes from. Empty or blank is "not known" and never matches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Unit (单位).
    pub unit: String,
    /// City.
    pub city: String,
}

/// What is known about a judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeFacts {
    /// Who.
    pub judge: JudgeKey,
    /// Where from.
    pub home: Home,
    /// Teams this judge has coached.
    pub coached: Vec<TeamKey>,
}

/// What is known about a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamFacts {
    /// Which team.
    pub team: TeamKey,
    /// Where its members come from.
    pub members: Vec<Home>,
}

/// A judge and a team that are too close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Who.
    pub judge: JudgeKey,
    /// Which team.
    pub team: TeamKey,
    /// Why; the strongest ground only.
    pub ground: Ground,
    /// What follows.
    pub call: Call,
}

/// Why a judge is too close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A member is of the judge's own unit.
    SameUnit(String),
    /// The judge has coached the team.
    Coached,
    /// A member is from the judge's city.
    SameCity(String),
}

/// What follows from a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// The judge does not score this team.
    Recused,
    /// Shown to the organiser, who decides.
    Proposed,
}

/// Every judge and team that are too close, by judge and then by team as given.
pub fn conflicts(judges: &[JudgeFacts], teams: &[TeamFacts]) -> Vec<Conflict> {
    let pairs = judges.iter().flat_map(|judge| teams.iter().map(move |team| (judge, team)));
    pairs
        .filter_map(|(judge, team)| {
            let ground = ground(judge, team)?;
            let call = match ground {
                Ground::SameUnit(_) | Ground::Coached => Call::Recused,
                Ground::SameCity(_) => Call::Proposed,
            };
            Some(Conflict { judge: judge.judge.clone(), team: team.team.clone(), ground, call })
        })
        .collect()
}

/// The strongest ground, if any.
fn ground(judge: &JudgeFacts, team: &TeamFacts) -> Option<Ground> {
    let (unit, city) = (judge.home.unit.trim(), judge.home.city.trim());
    let any = |mine: &str, theirs: fn(&Home) -> &str| {
        !mine.is_empty() && team.members.iter().any(|member| theirs(member).trim() == mine)
    };
    if any(unit, |home| &home.unit) {
        Some(Ground::SameUnit(unit.to_owned()))
    } else if judge.coached.contains(&team.team) {
        Some(Ground::Coached)
    } else if any(city, |home| &home.city) {
        Some(Ground::SameCity(city.to_owned()))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(unit: &str, city: &str) -> Home {
        Home { unit: unit.to_owned(), city: city.to_owned() }
    }

    fn judge(unit: &str, city: &str) -> JudgeFacts {
        JudgeFacts { judge: "j".into(), home: home(unit, city), coached: vec!["t3".into()] }
    }

    fn team(key: &str, members: Vec<Home>) -> TeamFacts {
        TeamFacts { team: key.into(), members }
    }

    #[test]
    fn a_judge_steps_back_from_the_own_unit_and_the_desk_is_asked_about_the_own_city() {
        let teams = [
            team("t1", vec![home("北江电力", "临川市"), home("云岭矿业", "云岭市")]),
            team("t2", vec![home("北江铁路", "云岭市")]),
            team("t3", vec![home("", "")]),
            team("t4", vec![home("北江水务", "临川市")]),
        ];
        let found = conflicts(&[judge(" 云岭矿业", "云岭市")], &teams);
        let short: Vec<_> = found.iter().map(|c| (c.team.as_str(), &c.ground, c.call)).collect();
        assert_eq!(
            short,
            [
                ("t1", &Ground::SameUnit("云岭矿业".to_owned()), Call::Recused),
                ("t2", &Ground::SameCity("云岭市".to_owned()), Call::Proposed),
                ("t3", &Ground::Coached, Call::Recused),
            ]
        );
    }

    #[test]
    fn what_is_not_known_never_matches() {
        let teams = [team("t1", vec![home(" ", "")])];
        assert_eq!(conflicts(&[judge("", " ")], &teams), []);
    }
}
