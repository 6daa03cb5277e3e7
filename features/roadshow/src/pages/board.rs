//! The organiser's board: all cells, what is still waited for, corrections, locking and publishing.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use judging::{Lack, Official, TeamResult};
use web::{Error, Fields, FormState, Kind, Page, Visit};
use workshop::GroupId;

use super::show::{listed, reason, tongue};
use crate::actions::{self, Board, Seat};
use crate::links;
use crate::live;
use crate::model::{JudgeId, RoadshowId};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "board.html")]
pub(crate) struct BoardPage {
    pub class_name: String,
    pub back: String,
    pub lead: String,
    pub judges: Vec<String>,
    pub rows: Vec<BoardRow>,
    pub lacks: Vec<String>,
    pub act: Act,
    pub open_action: String,
    pub lock_action: String,
    pub announce_action: String,
    pub publish_action: String,
    pub versions: Vec<String>,
    pub links: Vec<(String, String)>,
    pub files: Vec<(String, String)>,
    pub form: FormState,
    pub w: &'static Words,
}

/// What can be done on the board now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Nothing: something has to be set up first.
    Nothing,
    /// Scoring can be opened for everybody.
    Open,
    /// Scores come in; not all are there.
    Wait,
    /// All scores are there.
    Lock,
    /// The result can be published.
    Announce,
    /// The result is published; a corrected one can be.
    Again,
}

/// One group.
pub(crate) struct BoardRow {
    pub name: String,
    pub cells: Vec<BoardCell>,
    pub value: String,
    pub rank: String,
}

/// One judge's cell.
pub(crate) struct BoardCell {
    pub judge: String,
    pub text: String,
    pub note: String,
    pub tone: &'static str,
    pub href: Option<String>,
}

impl BoardPage {
    /// The page of a board.
    pub(crate) fn of(board: &Board, form: FormState, visit: &Visit) -> Self {
        let (w, setting) = (words(visit.lang()), &board.setting);
        let class = &setting.class.id;
        let rows = setting
            .groups
            .iter()
            .zip(&board.rows)
            .map(|(group, seats)| {
                let (value, rank) = standing(board, group.id.as_str());
                let cells = setting.judges.iter().zip(seats);
                BoardRow {
                    name: group.full_name(),
                    cells: cells.map(|(judge, seat)| cell_of(board, judge, &group.id, seat, w)).collect(),
                    value,
                    rank,
                }
            })
            .collect();
        let lacks = lacks(board, visit);
        let announced = !board.versions.is_empty();
        let scoring = !board.desk.scoring.is_empty() || !board.desk.scored.is_empty();
        let act = match (setting.rule.is_some() && setting.drawn && !setting.judges.is_empty(), scoring) {
            _ if announced => Act::Again,
            _ if board.desk.locked.is_some() => Act::Announce,
            (false, _) => Act::Nothing,
            (true, false) => Act::Open,
            (true, true) if lacks.is_empty() => Act::Lock,
            (true, true) => Act::Wait,
        };
        let mut links = vec![(w.more_desk(), links::desk(class))];
        if setting.rule.is_some() {
            links.push((w.more_sheets(), links::sheets(class)));
            links.push((w.more_summary(), links::summary(class)));
            links.push((w.opinion_title(), links::opinion(class)));
        }
        if announced {
            links.push((w.see_results(), links::results(&setting.roadshow.id)));
        }
        Self {
            class_name: setting.class.name.clone(),
            back: links::set_up(class),
            lead: lead(board, &lacks, act, w),
            judges: setting.judges.iter().map(|judge| judge.name.clone()).collect(),
            rows,
            lacks,
            act,
            open_action: links::board_step(class, "open"),
            lock_action: links::board_step(class, "lock"),
            announce_action: links::board_step(class, "announce"),
            publish_action: links::board_step(class, "publish"),
            versions: board.versions.iter().map(|v| version_words(v, visit)).collect(),
            links,
            files: vec![(w.board_export(), links::export(class)), (w.board_record(), links::record(class))],
            form,
            w,
        }
    }
}

fn version_words(version: &crate::model::Version, visit: &Visit) -> String {
    let (w, when) = (words(visit.lang()), visit.ctx.moment(version.at));
    if version.reason.is_empty() {
        w.version_first(when)
    } else {
        w.version_again(version.version, when, &version.reason)
    }
}

fn lead(board: &Board, lacks: &[String], act: Act, w: &Words) -> String {
    match act {
        Act::Nothing => w.board_not_ready(),
        Act::Open => w.board_can_open(),
        Act::Wait => w.board_waits(lacks.len()),
        Act::Lock => w.board_all_in(),
        Act::Announce => w.step_scores_locked(),
        Act::Again => {
            let last = board.versions.last().map_or(1, |version| version.version);
            w.board_announced(last)
        }
    }
}

fn cell_of(board: &Board, judge: &crate::model::Judge, group: &GroupId, seat: &Seat, w: &Words) -> BoardCell {
    let href = Some(links::cell(&board.setting.class.id, &judge.id, group));
    let name = judge.name.clone();
    match seat {
        Seat::Scored(sheet) => BoardCell {
            judge: name,
            text: board.total(sheet),
            note: if sheet.reason.is_empty() { String::new() } else { w.cell_corrected() },
            tone: if sheet.reason.is_empty() { "" } else { "gold" },
            href,
        },
        Seat::Waiting => {
            BoardCell { judge: name, text: w.cell_waiting(), note: String::new(), tone: "", href }
        }
        Seat::StandsBack(ground, why) => BoardCell {
            judge: name,
            text: w.cell_stands_back(),
            note: reason(*ground, why, w),
            tone: "plum",
            href: None,
        },
        Seat::Absent => {
            BoardCell { judge: name, text: w.cell_absent(), note: String::new(), tone: "gold", href }
        }
    }
}

/// A group's value and rank as they stand.
fn standing(board: &Board, team: &str) -> (String, String) {
    let value = |result: &TeamResult| result.announced.show(result.working.places);
    match &board.official {
        Some(Official::Complete(placed)) => placed
            .iter()
            .find(|placed| placed.result.team.as_str() == team)
            .map(|placed| (value(&placed.result), placed.rank.to_string()))
            .unwrap_or_default(),
        Some(Official::NotYet { known, .. }) => {
            let known = known.iter().find(|result| result.team.as_str() == team);
            (known.map(value).unwrap_or_default(), String::new())
        }
        None => (String::new(), String::new()),
    }
}

/// What is still waited for, a line for each group: 第二组还差 赵敏、李强.
pub(crate) fn lacks(board: &Board, visit: &Visit) -> Vec<String> {
    let Some(Official::NotYet { lacking, .. }) = &board.official else { return Vec::new() };
    let (w, setting) = (words(visit.lang()), &board.setting);
    let mut lines = Vec::new();
    for group in &setting.groups {
        let mut missing = Vec::new();
        for lack in lacking {
            match lack {
                Lack::Scores { team, judge, .. } if team.as_str() == group.id.as_str() => {
                    let judge = setting.judges.iter().find(|known| known.id.as_str() == judge.as_str());
                    missing.extend(judge.map(|judge| judge.name.clone()));
                }
                Lack::NobodyLeft { team } if team.as_str() == group.id.as_str() => {
                    lines.push(w.lack_nobody(&group.name));
                }
                Lack::Time { team } if team.as_str() == group.id.as_str() => {
                    lines.push(w.lack_time(&group.name));
                }
                Lack::Audience { team } if team.as_str() == group.id.as_str() => {
                    lines.push(w.lack_audience(&group.name));
                }
                Lack::Scores { .. } | Lack::NobodyLeft { .. } | Lack::Time { .. } | Lack::Audience { .. } => {
                }
            }
        }
        if !missing.is_empty() {
            lines.push(w.lack_scores(&group.name, listed(&missing, visit.lang())));
        }
    }
    lines
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, class.parse()?, form).await
}

async fn page(visit: &Visit, class: ClassId, form: FormState) -> Result<Response, Error> {
    let board = visit.read(move |tx, ctx| actions::board(tx, ctx, &class)).await?;
    let frame = Page::new(Kind::Desk, words(visit.lang()).board_title())
        .of_class(board.setting.class.here())
        .checked(&form);
    visit.page(&frame, &BoardPage::of(&board, form, visit))
}

async fn went(visit: &Visit, class: &ClassId, id: &RoadshowId, said: &str) -> Response {
    live::refresh(visit, id).await;
    visit.see_other_saying(&links::board(class), said)
}

pub(super) async fn open(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let asked = class.clone();
    let id = visit.write(move |tx, ctx| actions::open_scoring(tx, ctx, &asked)).await?;
    Ok(went(&visit, &class, &id, &words(visit.lang()).board_opened()).await)
}

pub(super) async fn lock(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let asked = class.clone();
    let id = visit.write(move |tx, ctx| actions::lock_scores(tx, ctx, &asked)).await?;
    Ok(went(&visit, &class, &id, &words(visit.lang()).board_locked()).await)
}

pub(super) async fn announce(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let asked = class.clone();
    let id = visit.write(move |tx, ctx| actions::announce_result(tx, ctx, &asked)).await?;
    Ok(went(&visit, &class, &id, &words(visit.lang()).board_was_announced()).await)
}

pub(super) async fn publish(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let mut read = fields.reader();
    let reason = read.text("reason", 2..=200);
    if let Err(problems) = read.finish() {
        return page(&visit, class, FormState::refused(&fields, &problems, visit.lang())).await;
    }
    let asked = class.clone();
    let id = visit.write(move |tx, ctx| actions::publish_again(tx, ctx, &asked, &reason)).await?;
    Ok(went(&visit, &class, &id, &words(visit.lang()).board_was_announced()).await)
}

#[derive(Template)]
#[template(path = "cell.html")]
pub(crate) struct CellPage {
    pub title: String,
    pub back: String,
    pub action: String,
    pub stands_back: bool,
    pub announced: bool,
    pub rails: Vec<super::judging::Rail>,
    pub step: String,
    pub history: Vec<Revision>,
    pub form: FormState,
    pub w: &'static Words,
}

/// A sheet as it was.
pub(crate) struct Revision {
    pub head: String,
    pub scores: String,
    pub comment: String,
    pub reason: String,
}

impl CellPage {
    /// One cell with its history; `form` carries what was typed.
    pub(crate) fn of(page: &actions::CellPage, form: FormState, visit: &Visit) -> Self {
        let (w, lang) = (words(visit.lang()), tongue(visit.lang()));
        let class = &page.setting.class.id;
        let rule = page.setting.rule.as_ref().map(judging::FrozenRule::rule);
        let rails = rule.iter().flat_map(|rule| &rule.dimensions).enumerate().map(|(place, d)| {
            super::judging::Rail {
                name: format!("d{place}"),
                label: d.name.get(lang).to_owned(),
                max: d.max.to_string(),
                note: format!("/ {}", d.max),
            }
        });
        let history = page.revisions.iter().rev().map(|sheet| Revision {
            head: w.revision_head(sheet.revision, visit.ctx.moment(sheet.at)),
            scores: sheet.scores.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + "),
            comment: sheet.comment.clone(),
            reason: sheet.reason.clone(),
        });
        Self {
            title: w.cell_title(&page.judge.name, page.group.full_name()),
            back: links::board(class),
            action: links::cell(class, &page.judge.id, &page.group.id),
            stands_back: page.stands_back,
            announced: page.announced,
            rails: rails.collect(),
            step: rule.map(|rule| rule.step.to_string()).unwrap_or_default(),
            history: history.collect(),
            form,
            w,
        }
    }
}

pub(super) async fn cell(
    visit: Visit,
    Path((class, judge, group)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let (class, judge, group): (ClassId, JudgeId, GroupId) = (class.parse()?, judge.parse()?, group.parse()?);
    let page = visit.read(move |tx, ctx| actions::cell(tx, ctx, &class, &judge, &group)).await?;
    let mut pairs = Vec::new();
    if let Some(sheet) = page.revisions.last() {
        pairs.extend(sheet.scores.iter().enumerate().map(|(n, score)| (format!("d{n}"), score.to_string())));
        pairs.push(("comment".to_owned(), sheet.comment.clone()));
    }
    let form = FormState::holding(visit.ctx.token(), pairs);
    render_cell(&visit, &page, form)
}

fn render_cell(visit: &Visit, page: &actions::CellPage, form: FormState) -> Result<Response, Error> {
    let frame = Page::new(Kind::Desk, words(visit.lang()).board_title())
        .of_class(page.setting.class.here())
        .checked(&form);
    visit.page(&frame, &CellPage::of(page, form, visit))
}

pub(super) async fn correct(
    visit: Visit,
    Path((class, judge, group)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, judge, group): (ClassId, JudgeId, GroupId) = (class.parse()?, judge.parse()?, group.parse()?);
    let (at_class, by, of, sent) = (class.clone(), judge.clone(), group.clone(), fields.clone());
    let done = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::correct(tx, ctx, &at_class, &by, &of, &sent).map(|()| String::new())
        })
        .await;
    match done {
        Ok(_) => {
            let asked = class.clone();
            let id = visit.read(move |tx, ctx| Ok(actions::of_class(tx, ctx, &asked)?.roadshow.id)).await?;
            Ok(went(&visit, &class, &id, &words(visit.lang()).cell_was_corrected()).await)
        }
        Err(Error::Invalid(problems)) => {
            let page = visit.read(move |tx, ctx| actions::cell(tx, ctx, &class, &judge, &group)).await?;
            render_cell(&visit, &page, FormState::refused(&fields, &problems, visit.lang()))
        }
        Err(other) => Err(other),
    }
}
