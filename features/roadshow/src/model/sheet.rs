//! A judge's sheet for one group: what was given, what it adds up to, and reading it from a form.

use std::fmt;
use std::str::FromStr;

use judging::chain::Line;
use judging::{Decimal, FrozenRule, Rule, ScoreError};
use store::{Millis, NotAnId};
use web::{Fields, Lang, Problem, Problems};
use workshop::GroupId;

use super::{JudgeId, SheetId};
use crate::words::{Words, words};

/// What stands for the practice team in addresses and rows.
pub const PRACTICE: &str = "practice";
/// The longest comment, in characters.
const LONGEST_COMMENT: usize = 500;

/// What is scored: a group, or the practice team whose scores never count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Team {
    /// The practice team.
    Practice,
    /// A group.
    Group(GroupId),
}

impl Team {
    /// The group; none for the practice team.
    pub fn group(&self) -> Option<&GroupId> {
        match self {
            Self::Practice => None,
            Self::Group(group) => Some(group),
        }
    }
}

impl fmt::Display for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practice => f.write_str(PRACTICE),
            Self::Group(group) => f.write_str(group.as_str()),
        }
    }
}

impl FromStr for Team {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text == PRACTICE { Ok(Self::Practice) } else { text.parse().map(Self::Group) }
    }
}

store::text_column!(Team, "a group or the practice team");

/// A sheet as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its id.
    pub id: SheetId,
    /// Whose.
    pub judge: JudgeId,
    /// For what.
    pub team: Team,
    /// 1 for the first, counted up for each revision.
    pub revision: i64,
    /// The scores in the order of the rule.
    pub scores: Vec<Decimal>,
    /// For the group; may be empty.
    pub comment: String,
    /// Why the organiser corrected it; empty where the judge handed it in.
    pub reason: String,
    /// When.
    pub at: Millis,
    /// Who wrote it down.
    pub by: String,
}

impl Sheet {
    /// The sheet as it stands in the record.
    pub fn line(&self) -> Line {
        Line {
            id: self.id.to_string(),
            judge: self.judge.to_string(),
            team: self.team.to_string(),
            revision: self.revision,
            scores: self.scores.clone(),
            comment: self.comment.clone(),
            reason: self.reason.clone(),
            at: self.at.0,
            by: self.by.clone(),
        }
    }

    /// What the judge gave in all.
    pub fn total(&self, rule: &Rule) -> Decimal {
        total(rule, &self.scores)
    }
}

/// Σ score × weight, exactly: scores and weights have at most three decimals each.
pub(crate) fn total(rule: &Rule, scores: &[Decimal]) -> Decimal {
    let weighted = |score: &Decimal, weight: Decimal| {
        let product = i128::from(score.millionths()) * i128::from(weight.millionths()) / 1_000_000;
        Decimal::from_millionths(i64::try_from(product).unwrap_or(i64::MAX))
    };
    rule.dimensions.iter().zip(scores).map(|(dimension, score)| weighted(score, dimension.weight)).sum()
}

/// The range a judge has used so far, over the groups that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The lowest total.
    pub low: Decimal,
    /// The highest total.
    pub high: Decimal,
    /// How many groups.
    pub count: usize,
}

impl Span {
    /// The range of these sheets; none without one that counts.
    pub fn of<'a>(rule: &Rule, sheets: impl Iterator<Item = &'a Sheet>) -> Option<Self> {
        let totals: Vec<Decimal> =
            sheets.filter(|sheet| sheet.team != Team::Practice).map(|sheet| sheet.total(rule)).collect();
        Some(Self { low: *totals.iter().min()?, high: *totals.iter().max()?, count: totals.len() })
    }
}

/// A sheet as it was typed, whole and allowed by the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDraft {
    /// The scores in the order of the rule.
    pub scores: Vec<Decimal>,
    /// For the group; may be empty.
    pub comment: String,
}

impl SheetDraft {
    /// Reads the score form: `d0`, `d1` … and `comment`.
    ///
    /// # Errors
    /// Every problem at its dimension, with what would be right.
    pub fn read(fields: &Fields, rule: &FrozenRule) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let comment = read.lines("comment", 0..=LONGEST_COMMENT);
        let mut scores = Vec::with_capacity(rule.rule().dimensions.len());
        for place in 0..rule.rule().dimensions.len() {
            let name = format!("d{place}");
            let typed = narrow(fields.value(&name));
            if typed.is_empty() {
                read.problem(&name, said(Words::score_missing));
                continue;
            }
            match rule.read_score(place, &typed) {
                Ok(score) => scores.push(score),
                Err(error) => read.problem(&name, said_of(&error)),
            }
        }
        read.finish()?;
        Ok(Self { scores, comment })
    }
}

/// Digits and points of a Chinese keyboard are digits and points.
pub(crate) fn narrow(typed: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' | '。' => '.',
        '－' => '-',
        other => other,
    };
    typed.trim().chars().map(narrow).collect()
}

/// Why a score is refused, in words, with what would be right.
pub fn said_of(error: &ScoreError) -> Problem {
    match error {
        ScoreError::NoSuchDimension { .. } | ScoreError::NotANumber => said(Words::score_not_a_number),
        ScoreError::BelowZero => said(Words::score_below_zero),
        ScoreError::AboveMax { max } => said(|w| w.score_above_max(max.to_string())),
        ScoreError::NotAMultiple { step, below, above } => {
            said(|w| w.score_between_steps(step.to_string(), below.to_string(), above.to_string()))
        }
    }
}

/// A problem in this room's words.
pub(crate) fn said(sentence: impl Fn(&Words) -> String) -> Problem {
    Problem::Said(sentence(words(Lang::Zh)), sentence(words(Lang::En)))
}

#[cfg(test)]
mod tests {
    use judging::Preset;

    use super::*;

    fn rule() -> FrozenRule {
        Preset::Roadshow.rule().freeze().unwrap()
    }

    #[test]
    fn a_whole_sheet_is_read_and_digits_of_a_chinese_keyboard_are_digits() {
        let fields = Fields::of(&[
            ("d0", "18"),
            ("d1", " 17.5 "),
            ("d2", "１６．５"),
            ("d3", "0"),
            ("d4", "20"),
            ("comment", "开场好"),
        ]);
        let draft = SheetDraft::read(&fields, &rule()).unwrap();
        assert_eq!(total(rule().rule(), &draft.scores), Decimal::whole(72));
        assert_eq!(draft.comment, "开场好");
    }

    #[test]
    fn every_wrong_score_is_told_at_its_dimension_with_the_nearest_allowed_ones() {
        let fields = Fields::of(&[("d0", "18.3"), ("d1", "21"), ("d2", "-1"), ("d3", "好"), ("d4", "")]);
        let problems = SheetDraft::read(&fields, &rule()).unwrap_err();
        let told: Vec<(&str, String)> =
            problems.0.iter().map(|(field, p)| (field.as_str(), p.words(Lang::Zh))).collect();
        assert_eq!(told.iter().map(|t| t.0).collect::<Vec<_>>(), ["d0", "d1", "d2", "d3", "d4"]);
        assert!(told[0].1.contains("18 ") && told[0].1.contains("18.5"), "{}", told[0].1);
        assert!(told[1].1.contains("20"), "{}", told[1].1);
    }

    #[test]
    fn weights_count_in_the_total() {
        let mut rule = Preset::Roadshow.rule();
        rule.dimensions[0].weight = Decimal::from_thousandths(1_500);
        let scores = vec![Decimal::from_thousandths(18_500); 5];
        assert_eq!(total(&rule, &scores), Decimal::parse("101.75").unwrap());
    }
}
