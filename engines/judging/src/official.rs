//! From the facts to the announced values: the official result, the only one that gives prizes.
//!
//! Order of the steps, each printed beside the value: sheets of those present → mean without the extremes
//! (`panel.rs`) → half away from zero at the announced places → points off for overtime → the audience's
//! part, if the rule gives it one → ranks (`ranks.rs`). Recused and absent judges are missing, never 0 and
//! never the mean.

use std::collections::BTreeSet;

use crate::contest::{Cell, Contest, Entry, Fault, Lack, MOST_JUDGES};
use crate::decimal::Decimal;
use crate::exact::Exact;
use crate::keys::JudgeKey;
pub use crate::outcome::{AudiencePart, Line, Official, Placed, TeamResult, TeamStanding, Tie, Working};
use crate::panel::{PanelFigure, panel_figure};
use crate::ranks::placed;
use crate::rule::{FrozenRule, Rule, TieBreak};

/// The result of a whole contest: ranks once everything is in, before that what is known and what is waited for.
pub fn official(rule: &FrozenRule, contest: &Contest) -> Result<Official, Fault> {
    let mut teams = BTreeSet::new();
    let (mut known, mut lacking) = (Vec::new(), Vec::new());
    for entry in &contest.entries {
        if !teams.insert(&entry.team) {
            return Err(Fault::TeamTwice { team: entry.team.clone() });
        }
        match team_standing(rule, &contest.judges, entry)? {
            TeamStanding::Known(result) => known.push(result),
            TeamStanding::NotYet(lacks) => lacking.extend(lacks),
        }
    }
    if lacking.is_empty() {
        Ok(Official::Complete(placed(&rule.rule().ties, known)))
    } else {
        Ok(Official::NotYet { known, lacking })
    }
}

/// One team's value, which can be announced before the others have shown.
pub fn team_standing(rule: &FrozenRule, judges: &[JudgeKey], entry: &Entry) -> Result<TeamStanding, Fault> {
    check_panel(judges, entry)?;
    let mut sheets = Vec::new();
    let mut lacks = Vec::new();
    for judge in judges {
        let missing = match entry.cells.get(judge) {
            None => (0..rule.rule().dimensions.len()).collect(),
            Some(Cell::Recused | Cell::Absent) => continue,
            Some(Cell::Scored(sheet)) => check_sheet(rule, entry, judge, sheet)?,
        };
        if !missing.is_empty() {
            lacks.push(Lack::Scores { team: entry.team.clone(), judge: judge.clone(), dimensions: missing });
        } else if let Some(Cell::Scored(sheet)) = entry.cells.get(judge) {
            sheets.push(sheet.iter().flatten().copied().collect::<Vec<Decimal>>());
        }
    }
    if sheets.is_empty() && lacks.is_empty() {
        lacks.push(Lack::NobodyLeft { team: entry.team.clone() });
    }
    if rule.rule().timing.overtime.is_some() && entry.show_seconds.is_none() {
        lacks.push(Lack::Time { team: entry.team.clone() });
    }
    if rule.rule().audience_percent > 0 && entry.audience_thousandths.is_none() {
        lacks.push(Lack::Audience { team: entry.team.clone() });
    }
    if lacks.is_empty() {
        Ok(TeamStanding::Known(team_result(rule, entry, panel_figure(rule.rule(), &sheets))))
    } else {
        Ok(TeamStanding::NotYet(lacks))
    }
}

fn check_panel(judges: &[JudgeKey], entry: &Entry) -> Result<(), Fault> {
    if judges.len() > MOST_JUDGES {
        return Err(Fault::TooManyJudges { most: MOST_JUDGES });
    }
    let mut panel = BTreeSet::new();
    if let Some(twice) = judges.iter().find(|judge| !panel.insert(*judge)) {
        return Err(Fault::JudgeTwice { judge: twice.clone() });
    }
    if let Some(stranger) = entry.cells.keys().find(|judge| !panel.contains(judge)) {
        return Err(Fault::NotOnThePanel { team: entry.team.clone(), judge: stranger.clone() });
    }
    match entry.audience_thousandths {
        Some(thousandths) if thousandths > 1_000 => {
            Err(Fault::AudienceAboveOne { team: entry.team.clone(), thousandths })
        }
        _ => Ok(()),
    }
}

/// Checks each score against the rule; says which places are still empty.
fn check_sheet(
    rule: &FrozenRule,
    entry: &Entry,
    judge: &JudgeKey,
    sheet: &[Option<Decimal>],
) -> Result<Vec<usize>, Fault> {
    let (expected, found) = (rule.rule().dimensions.len(), sheet.len());
    let (team, judge) = (entry.team.clone(), judge.clone());
    if expected != found {
        return Err(Fault::WrongSheet { team, judge, expected, found });
    }
    let mut missing = Vec::new();
    for (dimension, score) in sheet.iter().enumerate() {
        match score.map(|score| rule.check_score(dimension, score)) {
            None => missing.push(dimension),
            Some(Ok(())) => {}
            Some(Err(reason)) => return Err(Fault::ScoreNotAllowed { team, judge, dimension, reason }),
        }
    }
    Ok(missing)
}

fn team_result(frozen: &FrozenRule, entry: &Entry, figure: PanelFigure) -> TeamResult {
    let rule = frozen.rule();
    let panel = figure.exact.round(rule.places);
    let overtime = frozen.overtime_points(entry.show_seconds.unwrap_or(0));
    let after = (panel - overtime).max(Decimal::ZERO);
    let share = if rule.audience_percent > 0 { entry.audience_thousandths } else { None };
    let audience = share.map(|share| AudiencePart {
        percent: rule.audience_percent,
        share_thousandths: share,
        points: audience_points(rule, share).round(rule.places),
    });
    let announced = audience
        .map_or(after, |part| mixed(after.into(), part.points.into(), part.percent).round(rule.places));

    // The same steps without rounding, for the link of the tie chain that looks at more decimals.
    let unrounded = figure.exact.minus(overtime.into()).max(Decimal::ZERO.into());
    let unrounded = share
        .map_or(unrounded, |share| mixed(unrounded, audience_points(rule, share), rule.audience_percent));
    let tie_value = |tie: &TieBreak| match tie {
        TieBreak::MorePlaces => unrounded.round(rule.places + 2).into(),
        TieBreak::SumWithDropped => figure.with_dropped,
        TieBreak::Dimension(place) => {
            figure.dimension_means.get(*place).copied().unwrap_or_else(|| Decimal::ZERO.into())
        }
    };
    TeamResult {
        team: entry.team.clone(),
        announced,
        tie_values: rule.ties.iter().map(tie_value).collect(),
        dimension_means: figure.dimension_means.iter().map(|mean| mean.round(rule.places)).collect(),
        working: Working {
            lines: figure.lines,
            kept: figure.kept,
            panel,
            overtime,
            audience,
            announced,
            places: rule.places,
            score_places: rule.step.places(),
        },
    }
}

/// Full marks × share of the vote: the honest conversion, since points by rank would blow up tiny gaps.
fn audience_points(rule: &Rule, thousandths: u16) -> Exact {
    Exact::new(i128::from(rule.full_marks.millionths()) * i128::from(thousandths), 1_000_000_000)
}

fn mixed(judges: Exact, audience: Exact, percent: u8) -> Exact {
    judges.percent(100 - percent).plus(audience.percent(percent))
}
