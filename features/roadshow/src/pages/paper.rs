//! What is printed and taken away: each judge's sheet to sign, the signed summary, the tables for Excel, the record.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use classes::ClassId;
use judging::Official;
use web::{Download, Error, Kind, Page, Visit};

use super::show::{reason, tongue};
use crate::actions::{self, Board, Seat};
use crate::links;
use crate::sheets;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "paper_sheets.html")]
pub(crate) struct SheetsPage {
    pub class_name: String,
    pub back: String,
    pub sentence: String,
    pub dimensions: Vec<String>,
    pub judges: Vec<JudgeSheet>,
    pub printed: String,
    pub w: &'static Words,
}

/// One judge's sheet.
pub(crate) struct JudgeSheet {
    pub name: String,
    pub unit: String,
    pub rows: Vec<PaperRow>,
}

/// One group on a judge's sheet: scores, or why there are none.
pub(crate) struct PaperRow {
    pub place: usize,
    pub group: String,
    pub scores: Vec<String>,
    pub total: String,
    pub note: String,
}

impl SheetsPage {
    /// Every judge's sheet.
    pub(crate) fn of(board: &Board, visit: &Visit) -> Self {
        let (w, lang, setting) = (words(visit.lang()), tongue(visit.lang()), &board.setting);
        let rule = setting.rule.as_ref().map(judging::FrozenRule::rule);
        let dimensions: Vec<String> = rule
            .iter()
            .flat_map(|rule| &rule.dimensions)
            .map(|d| format!("{} / {}", d.name.get(lang), d.max))
            .collect();
        let judges = setting.judges.iter().enumerate().map(|(column, judge)| {
            let rows = setting.groups.iter().zip(&board.rows).enumerate();
            let rows = rows.map(|(place, (group, seats))| {
                let blank = || vec![String::new(); dimensions.len()];
                let (scores, total, note) = match seats.get(column) {
                    Some(Seat::Scored(sheet)) => (
                        sheet.scores.iter().map(ToString::to_string).collect(),
                        board.total(sheet),
                        sheet.reason.clone(),
                    ),
                    Some(Seat::StandsBack(ground, name)) => {
                        (blank(), w.cell_stands_back(), reason(*ground, name, w))
                    }
                    Some(Seat::Absent) => (blank(), w.cell_absent(), String::new()),
                    Some(Seat::Waiting) | None => (blank(), String::new(), String::new()),
                };
                PaperRow { place: place + 1, group: group.full_name(), scores, total, note }
            });
            JudgeSheet { name: judge.name.clone(), unit: judge.unit_name.clone(), rows: rows.collect() }
        });
        Self {
            class_name: setting.class.name.clone(),
            back: links::board(&setting.class.id),
            sentence: rule.map(|rule| rule.sentence(lang)).unwrap_or_default(),
            judges: judges.collect(),
            dimensions,
            printed: w.printed_at(visit.ctx.full_moment(visit.ctx.now)),
            w,
        }
    }
}

pub(super) async fn sheets(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let board = visit.read(move |tx, ctx| actions::board(tx, ctx, &class)).await?;
    let page = Page::new(Kind::Paper, words(visit.lang()).more_sheets());
    visit.page(&page, &SheetsPage::of(&board, &visit))
}

#[derive(Template)]
#[template(path = "paper_summary.html")]
pub(crate) struct SummaryPage {
    pub class_name: String,
    pub back: String,
    pub sentence: String,
    pub judges: Vec<String>,
    pub rows: Vec<SummaryRow>,
    pub complete: bool,
    pub chain: String,
    pub printed: String,
    pub w: &'static Words,
}

/// One group on the summary.
pub(crate) struct SummaryRow {
    pub rank: String,
    pub group: String,
    pub totals: Vec<String>,
    pub value: String,
    pub working: String,
}

impl SummaryPage {
    /// The summary: every judge's column, the result, lines to sign.
    pub(crate) fn of(board: &Board, visit: &Visit) -> Self {
        let (w, lang, setting) = (words(visit.lang()), tongue(visit.lang()), &board.setting);
        let placed = match &board.official {
            Some(Official::Complete(placed)) => placed.as_slice(),
            Some(Official::NotYet { .. }) | None => &[],
        };
        let mut rows: Vec<(u32, SummaryRow)> = setting
            .groups
            .iter()
            .zip(&board.rows)
            .map(|(group, seats)| {
                let found = placed.iter().find(|p| p.result.team.as_str() == group.id.as_str());
                let totals = seats.iter().map(|seat| match seat {
                    Seat::Scored(sheet) => board.total(sheet),
                    Seat::Waiting => String::new(),
                    Seat::StandsBack(..) => w.cell_stands_back(),
                    Seat::Absent => w.cell_absent(),
                });
                let row = SummaryRow {
                    rank: found.map(|p| p.rank.to_string()).unwrap_or_default(),
                    group: group.full_name(),
                    totals: totals.collect(),
                    value: found
                        .map(|p| p.result.announced.show(p.result.working.places))
                        .unwrap_or_default(),
                    working: found.map(|p| p.result.working.sentence(lang)).unwrap_or_default(),
                };
                (found.map_or(u32::MAX, |p| p.rank), row)
            })
            .collect();
        rows.sort_by_key(|(rank, _)| *rank);
        let rule = setting.rule.as_ref().map(judging::FrozenRule::rule);
        Self {
            class_name: setting.class.name.clone(),
            back: links::board(&setting.class.id),
            sentence: rule.map(|rule| rule.sentence(lang)).unwrap_or_default(),
            judges: setting.judges.iter().map(|judge| judge.name.clone()).collect(),
            complete: !placed.is_empty(),
            chain: board.chain.clone(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            printed: w.printed_at(visit.ctx.full_moment(visit.ctx.now)),
            w,
        }
    }
}

pub(super) async fn summary(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let board = visit.read(move |tx, ctx| actions::board(tx, ctx, &class)).await?;
    let page = Page::new(Kind::Paper, words(visit.lang()).more_summary());
    visit.page(&page, &SummaryPage::of(&board, &visit))
}

pub(super) async fn export(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let record = visit.write(move |tx, ctx| actions::record(tx, ctx, &class, "excel")).await?;
    let bytes = sheets::scores_file(&record, &visit)?;
    let name = words(visit.lang()).scores_of(&record.setting.class.name);
    Ok(Download::excel(&name, bytes).into_response())
}

pub(super) async fn record(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let record = visit.write(move |tx, ctx| actions::record(tx, ctx, &class, "record")).await?;
    let name = format!("{}.json", words(visit.lang()).scores_of(&record.setting.class.name));
    Ok(Download::new(name, "application/json", record.json).into_response())
}
