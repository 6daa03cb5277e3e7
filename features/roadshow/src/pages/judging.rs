//! A judge's phone: the groups in order, one page to score each, what was handed in and when.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use judging::{Decimal, Rule};
use web::{Error, Fields, FormState, Kind, Page, Problems, Visit};
use workshop::Group;

use super::judging_now::now_html;
use super::show::{reason, tongue};
use crate::RoadshowId;
use crate::actions::{self, Phone, Saved, Scoring};
use crate::links;
use crate::live;
use crate::model::{Sheet, Span, Team};
use crate::refusal::Refusal;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "judging.html")]
pub(crate) struct JudgingPage {
    pub class_name: String,
    pub live: String,
    pub now: String,
    pub sentence: String,
    pub waiting: bool,
    pub hero: Option<Entry>,
    pub practice: Option<Entry>,
    pub rows: Vec<Entry>,
    pub span: String,
    pub locked: bool,
    pub results: Option<String>,
    pub w: &'static Words,
}

/// A group on the judge's phone.
#[derive(Clone)]
pub(crate) struct Entry {
    pub mark: String,
    pub tone: &'static str,
    pub title: String,
    pub note: String,
    pub tag: String,
    pub href: Option<String>,
}

impl JudgingPage {
    /// The page of a judge's phone.
    pub(crate) fn of(phone: &Phone, id: &RoadshowId, now: String, visit: &Visit) -> Self {
        let w = words(visit.lang());
        let rows: Vec<Entry> = (0..phone.rows.len()).map(|place| entry(phone, place, id, visit)).collect();
        let on = phone.rows.iter().position(|row| phone.on.as_ref() == Some(&row.group.id));
        let hero =
            on.filter(|place| phone.rows.get(*place).is_some_and(|row| row.open && row.sheet.is_none()));
        let practice = phone.rule.as_ref().filter(|_| !phone.locked).map(|rule| Entry {
            mark: w.practice_mark(),
            tone: "sky",
            title: w.practice_team(),
            note: w.practice_note(),
            tag: phone.practice.as_ref().map(|sheet| shown_total(sheet, rule.rule())).unwrap_or_default(),
            href: Some(links::score(id, "practice")),
        });
        Self {
            class_name: phone.class.name.clone(),
            live: links::judging_live(id),
            now,
            sentence: phone
                .rule
                .as_ref()
                .map(|rule| rule.rule().sentence(tongue(visit.lang())))
                .unwrap_or_default(),
            waiting: phone.rule.is_none() || phone.rows.is_empty(),
            hero: hero.and_then(|place| rows.get(place)).cloned(),
            practice,
            rows,
            span: span_words(phone.span, w),
            locked: phone.locked,
            results: phone.announced.then(|| links::results(id)),
            w,
        }
    }
}

fn entry(phone: &Phone, place: usize, id: &RoadshowId, visit: &Visit) -> Entry {
    let w = words(visit.lang());
    let Some(row) = phone.rows.get(place) else {
        return Entry {
            mark: String::new(),
            tone: "",
            title: String::new(),
            note: String::new(),
            tag: String::new(),
            href: None,
        };
    };
    let (mark, title) = ((place + 1).to_string(), row.group.full_name());
    if let Some((ground, name)) = &row.stands_back {
        return Entry {
            mark,
            tone: "",
            title,
            note: reason(*ground, name, w),
            tag: w.you_stand_back(),
            href: None,
        };
    }
    let total = match (&row.sheet, &phone.rule) {
        (Some(sheet), Some(rule)) => Some(shown_total(sheet, rule.rule())),
        _ => None,
    };
    let note = match (&row.sheet, row.open) {
        (Some(sheet), true) => w.handed_in_can_change(visit.ctx.moment(sheet.at)),
        (Some(sheet), false) => w.handed_in_at(visit.ctx.moment(sheet.at)),
        (None, true) => w.can_be_scored(),
        (None, false) if phone.locked => w.not_handed_in(),
        (None, false) => w.not_open_yet(),
    };
    let reachable = row.open || row.sheet.is_some();
    Entry {
        mark,
        tone: if row.sheet.is_some() { "jade" } else { "seal" },
        title,
        note,
        tag: total.unwrap_or_else(|| if row.open { w.go_and_score() } else { String::new() }),
        href: reachable.then(|| links::score(id, row.group.id.as_str())),
    }
}

fn shown_total(sheet: &Sheet, rule: &Rule) -> String {
    sheet.total(rule).show(rule.step.places())
}

fn span_words(span: Option<Span>, w: &Words) -> String {
    match span {
        None => String::new(),
        Some(span) if span.count < 2 => w.your_first_score(span.low.to_string()),
        Some(span) if span.low == span.high => w.your_one_score(span.low.to_string()),
        Some(span) => w.your_span(span.low.to_string(), span.high.to_string(), span.count),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: RoadshowId = id.parse()?;
    let asked = id.clone();
    let phone = visit.read(move |tx, ctx| actions::phone(tx, ctx, &asked)).await?;
    let now = now_html(&visit, &id).await?;
    let page = Page::new(Kind::Phone, words(visit.lang()).judging_title());
    visit.page(&page, &JudgingPage::of(&phone, &id, now, &visit))
}

#[derive(Template)]
#[template(path = "score.html")]
pub(crate) struct ScorePage {
    pub over: String,
    pub title: String,
    pub back: String,
    pub action: String,
    pub keep: String,
    pub practice: bool,
    pub refused: Option<String>,
    /// Why the sheet can be written and not handed in yet.
    pub held: Option<String>,
    pub saved: Option<String>,
    pub rails: Vec<Rail>,
    pub step: String,
    pub given: Vec<(String, String)>,
    pub comment: String,
    pub sum: String,
    pub of: String,
    pub weighted: bool,
    pub span: String,
    pub form: FormState,
    pub w: &'static Words,
}

/// One dimension.
pub(crate) struct Rail {
    pub name: String,
    pub label: String,
    pub max: String,
    pub note: String,
}

impl ScorePage {
    /// The page for scoring one group; `form` carries what was typed.
    pub(crate) fn of(scoring: &Scoring, id: &RoadshowId, form: FormState, visit: &Visit) -> Self {
        let (w, rule) = (words(visit.lang()), scoring.rule.rule());
        let lang = tongue(visit.lang());
        let team = scoring.team.to_string();
        let name = |place: usize| rule.dimensions.get(place).map_or("", |d| d.name.get(lang)).to_owned();
        let given = scoring.sheet.iter().flat_map(|sheet| {
            sheet.scores.iter().enumerate().map(|(place, score)| (name(place), score.to_string()))
        });
        let said = |refusal: Option<Refusal>| refusal.map(|why| web::Refusal::words(&why, visit.lang()));
        let (place, all) = scoring.place;
        let (sum, of) = running_sum(&form, rule);
        Self {
            over: if scoring.group.is_some() { w.nth_of(place, all) } else { w.practice_never_counts() },
            title: scoring.group.as_ref().map_or_else(|| w.practice_team(), Group::full_name),
            back: links::judging(id),
            action: links::score(id, &team),
            keep: format!("{id}-{team}"),
            practice: scoring.team == Team::Practice,
            refused: said(scoring.refused.filter(|refusal| *refusal != Refusal::HeldBack)),
            held: said(scoring.refused.filter(|refusal| *refusal == Refusal::HeldBack)),
            saved: scoring.sheet.as_ref().map(|sheet| saved_words(sheet, rule, visit)),
            rails: rule
                .dimensions
                .iter()
                .enumerate()
                .map(|(place, dimension)| Rail {
                    name: format!("d{place}"),
                    label: dimension.name.get(lang).to_owned(),
                    max: dimension.max.to_string(),
                    note: if dimension.weight == Decimal::ONE {
                        format!("/ {}", dimension.max)
                    } else {
                        format!("/ {} × {}", dimension.max, dimension.weight)
                    },
                })
                .collect(),
            step: rule.step.to_string(),
            given: given.collect(),
            comment: scoring.sheet.as_ref().map(|sheet| sheet.comment.clone()).unwrap_or_default(),
            sum,
            of,
            weighted: rule.dimensions.iter().any(|d| d.weight != Decimal::ONE),
            span: span_words(scoring.span, w),
            form,
            w,
        }
    }
}

/// What the typed scores add up to so far, of how much; scripts keep both up to date.
fn running_sum(form: &FormState, rule: &Rule) -> (String, String) {
    let typed = rule.dimensions.iter().enumerate().filter_map(|(place, dimension)| {
        let score = Decimal::parse(form.value(&format!("d{place}")).trim()).ok()?;
        Some((score, dimension.max))
    });
    let (scores, maxima): (Vec<Decimal>, Vec<Decimal>) = typed.unzip();
    (scores.into_iter().sum::<Decimal>().to_string(), maxima.into_iter().sum::<Decimal>().to_string())
}

fn saved_words(sheet: &Sheet, rule: &Rule, visit: &Visit) -> String {
    let w = words(visit.lang());
    let (total, when) = (shown_total(sheet, rule), visit.ctx.moment(sheet.at));
    if sheet.revision == 1 {
        w.sheet_saved(total, when)
    } else {
        w.sheet_saved_again(total, when, sheet.revision)
    }
}

pub(super) async fn score(visit: Visit, Path((id, team)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, team): (RoadshowId, Team) = (id.parse()?, team.parse()?);
    let asked = id.clone();
    let scoring = visit.read(move |tx, ctx| actions::scoring(tx, ctx, &asked, &team)).await?;
    let mut pairs = Vec::new();
    if let Some(sheet) = &scoring.sheet {
        pairs.extend(sheet.scores.iter().enumerate().map(|(n, score)| (format!("d{n}"), score.to_string())));
        pairs.push(("comment".to_owned(), sheet.comment.clone()));
    }
    let form = FormState::holding(visit.ctx.token(), pairs);
    render(&visit, &id, &scoring, form, StatusCode::OK)
}

fn render(
    visit: &Visit,
    id: &RoadshowId,
    scoring: &Scoring,
    form: FormState,
    status: StatusCode,
) -> Result<Response, Error> {
    let page = Page::new(Kind::Phone, words(visit.lang()).judging_title()).status(status).without_tabs();
    visit.page(&page, &ScorePage::of(scoring, id, form, visit))
}

/// Hands a sheet in. The answer comes after it is on disk; the same form sent twice is one sheet.
pub(super) async fn submit(
    visit: Visit,
    Path((id, team)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (id, team): (RoadshowId, Team) = (id.parse()?, team.parse()?);
    let (asked, scored, sent) = (id.clone(), team.clone(), fields.clone());
    // The key belongs to one page; the address is part of it so that no other page's answer is given.
    let key = fields.once().map(|once| format!("{id}:{team}:{once}"));
    let kept = visit
        .write_once(key, move |tx, ctx| {
            let saved = actions::submit(tx, ctx, &asked, &scored, &sent)?;
            serde_json::to_string(&saved).map_err(Error::broken)
        })
        .await;
    let kept = match kept {
        Ok(kept) => kept,
        Err(error) if visit.wants_json => return Err(error),
        Err(Error::Invalid(problems)) => return again(&visit, &id, &team, &fields, &problems).await,
        Err(Error::Refused(refusal)) => {
            let problems = Problems::at(
                "sheet",
                web::Problem::Said(refusal.words(web::Lang::Zh), refusal.words(web::Lang::En)),
            );
            let mut answer = again(&visit, &id, &team, &fields, &problems).await?;
            *answer.status_mut() = StatusCode::CONFLICT;
            return Ok(answer);
        }
        Err(other) => return Err(other),
    };
    live::refresh(&visit, &id).await;
    let saved: Saved = serde_json::from_str(&kept).map_err(Error::broken)?;
    let w = words(visit.lang());
    if visit.wants_json {
        let told = serde_json::json!({
            "saved": { "revision": saved.revision, "total": saved.total, "at": saved.at },
        });
        return Ok(Json(told).into_response());
    }
    Ok(visit.see_other_saying(&links::judging(&id), &w.sheet_kept(saved.total)))
}

/// The page again, as it was typed, with what is wrong.
async fn again(
    visit: &Visit,
    id: &RoadshowId,
    team: &Team,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Error> {
    let (asked, team) = (id.clone(), team.clone());
    let scoring = visit.read(move |tx, ctx| actions::scoring(tx, ctx, &asked, &team)).await?;
    let form = FormState::refused(fields, problems, visit.lang());
    render(visit, id, &scoring, form, StatusCode::UNPROCESSABLE_ENTITY)
}
