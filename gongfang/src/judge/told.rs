//! The outcome as JSON and as lines to be read.

use judging::Lang;
use judging::opinion::Standing;
use serde::Serialize;

use super::outcome::{Outcome, Team};

#[derive(Serialize)]
struct Told {
    rule: String,
    teams: Vec<ToldTeam>,
    judges: Vec<ToldJudge>,
    variance: Variance,
    reliability: Reliability,
    agreement: String,
}

#[derive(Serialize)]
struct ToldTeam {
    team: String,
    official: Option<String>,
    rank: Option<u32>,
    adjusted: Option<f64>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    p_first: Option<f64>,
}

#[derive(Serialize)]
struct ToldJudge {
    judge: String,
    severity: Option<f64>,
    spread: Option<f64>,
    fit: Option<f64>,
}

#[derive(Serialize)]
struct Variance {
    team_sd: Option<f64>,
    judge_sd: Option<f64>,
    residual_sd: Option<f64>,
}

#[derive(Serialize)]
struct Reliability {
    icc_2_1: Option<f64>,
    icc_2_k: Option<f64>,
    icc_3_1: Option<f64>,
    icc_3_k: Option<f64>,
    kendall_w: Option<f64>,
}

/// The outcome as JSON. What cannot be told is null, and `agreement` says why.
pub(super) fn json(outcome: &Outcome) -> serde_json::Result<String> {
    let opinion = &outcome.opinion;
    let spread = opinion.spread.ok();
    let icc = |icc: judging::opinion::reliability::Maybe<judging::opinion::Icc>| {
        icc.ok().map(|icc| round(icc.value))
    };
    let found = &opinion.reliability;
    let told = Told {
        rule: outcome.sentence.clone(),
        teams: outcome.teams.iter().map(|team| told_team(outcome, team)).collect(),
        judges: opinion
            .judges
            .iter()
            .map(|judge| ToldJudge {
                judge: judge.name.clone(),
                severity: judge.severity.map(round),
                spread: judge.spread.map(round),
                fit: judge.fit.map(round),
            })
            .collect(),
        variance: Variance {
            team_sd: spread.map(|spread| round(spread.team)),
            judge_sd: spread.map(|spread| round(spread.judge)),
            residual_sd: spread.map(|spread| round(spread.residual)),
        },
        reliability: Reliability {
            icc_2_1: icc(found.random_single),
            icc_2_k: icc(found.random_panel),
            icc_3_1: icc(found.fixed_single),
            icc_3_k: icc(found.fixed_panel),
            kendall_w: found.concordance.ok().map(|found| round(found.w)),
        },
        agreement: agreement(outcome).concat(),
    };
    serde_json::to_string_pretty(&told)
}

fn told_team(outcome: &Outcome, team: &Team) -> ToldTeam {
    let said = &outcome.opinion.teams[team.at];
    ToldTeam {
        team: said.name.clone(),
        official: team.official.clone(),
        rank: team.rank,
        adjusted: said.adjusted.map(round),
        rank_low: said.standing.map(|standing| standing.best),
        rank_high: said.standing.map(|standing| standing.worst),
        p_first: said.standing.map(|standing| round(standing.first)),
    }
}

/// The sentences: whom missing scores help, how sure the first place is, whether another panel or rule would agree.
pub(super) fn agreement(outcome: &Outcome) -> Vec<String> {
    outcome.opinion.lines(&outcome.winners, Lang::Zh)
}

/// The outcome as lines.
pub(super) fn lines(outcome: &Outcome) -> Vec<String> {
    let opinion = &outcome.opinion;
    let mut lines = vec![format!("规则：{}", outcome.sentence), String::new()];
    for team in &outcome.teams {
        let rank = team.rank.map_or_else(|| "未排名".to_owned(), |rank| format!("第 {rank} 名"));
        let said = &opinion.teams[team.at];
        let sum = team.working.as_ref().map_or_else(|| "没有得分".to_owned(), |sum| format!("得分 {sum}"));
        let standing = said.standing.map_or_else(String::new, |standing| {
            format!("；真是第一的可能 {}，名次大致在{}", likelihood(standing.first), range(&standing))
        });
        lines.push(format!("{rank}  {}  {sum}{standing}", said.name));
    }
    lines.extend(outcome.waiting.iter().cloned());
    if outcome.adjusted_is_shown {
        lines.push(String::new());
        lines.push("按评委平均宽严扣平以后：".to_owned());
        let mut order: Vec<_> = opinion.teams.iter().filter(|team| team.adjusted_rank.is_some()).collect();
        order.sort_by_key(|team| team.adjusted_rank);
        for team in order {
            let (rank, value) = (team.adjusted_rank.unwrap_or(0), team.adjusted.unwrap_or(0.0));
            lines.push(format!("第 {rank} 名  {}  {value:.2}", team.name));
        }
    }
    lines.push(String::new());
    lines.extend(opinion.judges.iter().map(judge));
    lines.push(String::new());
    lines.extend(agreement(outcome));
    lines
}

/// A probability in whole percent; never quite certain.
pub(super) fn likelihood(first: f64) -> String {
    match first * 100.0 {
        percent if percent < 1.0 => "不到 1%".to_owned(),
        percent if percent > 99.0 => "99% 以上".to_owned(),
        percent => format!("{percent:.0}%"),
    }
}

/// The ranks of the interval.
pub(super) fn range(standing: &Standing) -> String {
    if standing.best == standing.worst {
        format!("第 {}", standing.best)
    } else {
        format!("第 {}–{}", standing.best, standing.worst)
    }
}

/// One judge in a line.
pub(super) fn judge(judge: &judging::opinion::JudgeReport) -> String {
    let severity = judge.severity.map_or_else(
        || "宽严说不准".to_owned(),
        |severity| {
            if severity.abs() < 0.05 {
                return "宽严适中".to_owned();
            }
            let kind = if severity >= 0.0 { "偏严" } else { "偏宽" };
            let margin = judge.margin.map_or_else(String::new, |margin| format!("（±{margin:.1}）"));
            format!("{kind} {:.1} 分{margin}", severity.abs())
        },
    );
    let spread = judge.spread.map_or_else(String::new, |spread| format!("，分差是大家的 {spread:.2} 倍"));
    let fit = judge.fit.map_or_else(String::new, |fit| format!("，与其他评委的相关 {fit:.2}"));
    let flat = if judge.flat { "，给每个队的分都一样" } else { "" };
    format!("{}：打了 {} 个队，{severity}{spread}{fit}{flat}", judge.name, judge.scored)
}

/// Six decimals are more than any of these figures is worth.
fn round(value: f64) -> f64 {
    let rounded = (value * 1e6).round() / 1e6;
    // No −0 on paper.
    if rounded == 0.0 { 0.0 } else { rounded }
}
