//! The panel: who is on it, and who stands back from which group, with the reason that is shown to them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use judging::recusal::{self, Call, Home, JudgeFacts, TeamFacts};
use store::Millis;
use web::PersonId;
use workshop::GroupId;

use super::JudgeId;

/// Somebody on the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    /// Their id on this panel.
    pub id: JudgeId,
    /// Who it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The short name of their unit; may be empty.
    pub unit_name: String,
    /// Where they come from, for telling conflicts of interest.
    pub home: Home,
    /// Whether they were taken off the panel again.
    pub removed: bool,
    /// Whether they did not come.
    pub absent: bool,
}

/// Why somebody stands back from a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A member is of their own unit.
    SameUnit,
    /// A member is from their city.
    SameCity,
    /// They coached the group.
    Coached,
    /// The organiser's own reason.
    Marked,
}

impl Ground {
    const ALL: [Self; 4] = [Self::SameUnit, Self::SameCity, Self::Coached, Self::Marked];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::SameUnit => "same-unit",
            Self::SameCity => "same-city",
            Self::Coached => "coached",
            Self::Marked => "marked",
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Ground {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|ground| ground.word() == word).ok_or(())
    }
}

store::text_column!(Ground, "a ground for standing back");

/// What was decided about a judge and a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Who.
    pub judge: JudgeId,
    /// Which group.
    pub team: GroupId,
    /// Whether the judge stands back; else it was decided that they may score.
    pub stands_back: bool,
    /// Why.
    pub ground: Ground,
    /// In the organiser's words; may be empty.
    pub reason: String,
    /// When.
    pub at: Millis,
}

/// How a judge stands to a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Scores it.
    Scores,
    /// Scores it unless the organiser says otherwise: from the same city.
    Proposed(String),
    /// Stands back; the name is the unit or city, or the organiser's reason.
    StandsBack(Ground, String),
}

impl Standing {
    /// Whether the judge stands back.
    pub fn stands_back(&self) -> bool {
        matches!(self, Self::StandsBack(..))
    }
}

/// How every judge stands to every group. What somebody decided outweighs what follows from where people
/// come from.
pub fn standings(
    judges: &[Judge],
    teams: &[(GroupId, Vec<Home>)],
    decided: &[Pair],
) -> BTreeMap<(JudgeId, GroupId), Standing> {
    let facts: Vec<JudgeFacts> = judges
        .iter()
        .map(|judge| JudgeFacts {
            judge: judge.id.as_str().into(),
            home: judge.home.clone(),
            coached: Vec::new(),
        })
        .collect();
    let groups: Vec<TeamFacts> = teams
        .iter()
        .map(|(team, members)| TeamFacts { team: team.as_str().into(), members: members.clone() })
        .collect();
    let mut standings = BTreeMap::new();
    for conflict in recusal::conflicts(&facts, &groups) {
        let (Ok(judge), Ok(team)) = (conflict.judge.as_str().parse(), conflict.team.as_str().parse()) else {
            continue;
        };
        let name = match conflict.ground {
            // Units are compared by their ids; people read their names.
            recusal::Ground::SameUnit(_) => unit_name(judges, &judge),
            recusal::Ground::SameCity(name) => name,
            recusal::Ground::Coached => String::new(),
        };
        let standing = match conflict.call {
            Call::Recused => Standing::StandsBack(Ground::SameUnit, name),
            Call::Proposed => Standing::Proposed(name),
        };
        standings.insert((judge, team), standing);
    }
    for pair in decided {
        let key = (pair.judge.clone(), pair.team.clone());
        let known = standings.get(&key);
        let name = match known {
            Some(Standing::StandsBack(_, name) | Standing::Proposed(name)) if pair.reason.is_empty() => {
                name.clone()
            }
            _ => pair.reason.clone(),
        };
        let standing =
            if pair.stands_back { Standing::StandsBack(pair.ground, name) } else { Standing::Scores };
        standings.insert(key, standing);
    }
    standings
}

fn unit_name(judges: &[Judge], id: &JudgeId) -> String {
    judges.iter().find(|judge| judge.id == *id).map(|judge| judge.unit_name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    fn judge(n: u8, unit: &str, city: &str) -> Judge {
        Judge {
            id: JudgeId::from_body(&format!("{n:026}")),
            person: PersonId::from_body(&format!("{n:026}")),
            name: "评委".into(),
            unit_name: unit.into(),
            home: Home { unit: unit.into(), city: city.into() },
            removed: false,
            absent: false,
        }
    }

    fn group(n: u8) -> GroupId {
        GroupId::from_body(&format!("{n:026}"))
    }

    #[test]
    fn the_own_unit_stands_back_the_own_city_is_asked_and_a_decision_outweighs_both() {
        let judges = [judge(1, "甲厂", "麦川"), judge(2, "乙厂", "麦川")];
        let home = |unit: &str, city: &str| Home { unit: unit.into(), city: city.into() };
        let teams = [(group(1), vec![home("甲厂", "麦川")]), (group(2), vec![home("丙厂", "云岭")])];
        let before = standings(&judges, &teams, &[]);
        assert_eq!(
            before.get(&(judges[0].id.clone(), group(1))),
            Some(&Standing::StandsBack(Ground::SameUnit, "甲厂".into()))
        );
        assert_eq!(before.get(&(judges[1].id.clone(), group(1))), Some(&Standing::Proposed("麦川".into())));
        assert_eq!(before.len(), 2);

        let decide = |judge: &Judge, team, stands_back, ground, reason: &str| Pair {
            judge: judge.id.clone(),
            team,
            stands_back,
            ground,
            reason: reason.into(),
            at: Millis(1),
        };
        let after = standings(
            &judges,
            &teams,
            &[
                decide(&judges[1], group(1), true, Ground::SameCity, ""),
                decide(&judges[0], group(2), true, Ground::Marked, "与组长是夫妻"),
                decide(&judges[0], group(1), false, Ground::SameUnit, "已调离"),
            ],
        );
        assert_eq!(
            after.get(&(judges[1].id.clone(), group(1))),
            Some(&Standing::StandsBack(Ground::SameCity, "麦川".into()))
        );
        assert_eq!(
            after.get(&(judges[0].id.clone(), group(2))),
            Some(&Standing::StandsBack(Ground::Marked, "与组长是夫妻".into()))
        );
        assert_eq!(after.get(&(judges[0].id.clone(), group(1))), Some(&Standing::Scores));
    }
}
