//! The report on each judge, in words: for organisers only; nobody is taken off a panel because of it.

use judging::opinion::{JudgeReport, Opinion};

use crate::words::Words;

/// One judge.
pub(crate) struct JudgeRow {
    pub name: String,
    pub scored: usize,
    pub severity: String,
    /// Whether severity is more than chance would make it.
    pub clear: bool,
    pub spread: String,
    pub fit: String,
    /// Scores that stand out, favour, everybody the same: a line each.
    pub notes: Vec<String>,
}

/// The judges who have scored anybody, in the order of the panel.
pub(crate) fn judge_rows(opinion: &Opinion, w: &Words) -> Vec<JudgeRow> {
    let scored = opinion.judges.iter().filter(|report| report.scored > 0);
    scored.map(|report| judge_row(report, opinion, w)).collect()
}

fn judge_row(report: &JudgeReport, opinion: &Opinion, w: &Words) -> JudgeRow {
    JudgeRow {
        name: report.name.clone(),
        scored: report.scored,
        severity: severity(report, w),
        clear: report.is_clearly_off(),
        spread: report.spread.map(|spread| w.opinion_times(format!("{spread:.1}"))).unwrap_or_default(),
        fit: report.fit.map(two_places).unwrap_or_default(),
        notes: notes(report, opinion, w),
    }
}

/// 偏严 0.8 分，上下 0.5.
fn severity(report: &JudgeReport, w: &Words) -> String {
    let Some(severity) = report.severity else { return String::new() };
    let points = one_place(severity.abs());
    let said = match severity {
        _ if points == "0.0" => w.opinion_average(),
        severe if severe > 0.0 => w.opinion_severe(points),
        _ => w.opinion_lenient(points),
    };
    report.margin.map_or(said.clone(), |margin| w.opinion_give_or_take(said, one_place(margin)))
}

fn notes(report: &JudgeReport, opinion: &Opinion, w: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if report.flat {
        notes.push(w.opinion_flat());
    }
    for outlying in &report.outlying {
        let group = opinion.teams.get(outlying.team).map_or("", |team| team.name.as_str());
        notes.push(w.opinion_outlying(group, one_place(outlying.points), one_place(outlying.expected)));
    }
    if let Some(home) = report.home {
        let points = one_place(home.favour.abs());
        notes.push(match home.favour {
            _ if points == "0.0" => w.opinion_home_even(home.count),
            favour if favour > 0.0 => w.opinion_home_more(home.count, points),
            _ => w.opinion_home_less(home.count, points),
        });
    }
    notes
}

fn one_place(points: f64) -> String {
    format!("{points:.1}")
}

/// A correlation; never −0.00.
fn two_places(value: f64) -> String {
    let shown = format!("{value:.2}");
    if shown == "-0.00" { "0.00".to_owned() } else { shown }
}
