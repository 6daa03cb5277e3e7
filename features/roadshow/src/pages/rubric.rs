//! The rule's page: change it, read it as one sentence, freeze it.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use classes::ClassId;
use judging::Rule;
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, Visit};

use super::show::tongue;
use crate::actions;
use crate::links;
use crate::model::{ROWS, fill, read_rubric};
use crate::words::{Words, words};

/// The rule as a form, or as it was frozen.
#[derive(Template)]
#[template(path = "rubric.html")]
pub(crate) struct RubricPage {
    pub class_name: String,
    pub back: String,
    pub action: String,
    pub freeze: String,
    pub frozen: bool,
    pub sentence: String,
    pub dimensions: Vec<(String, String)>,
    pub form: FormState,
    pub rows: Vec<FieldRow>,
    pub ties: Vec<(String, String)>,
    pub tie_options: Vec<Choice>,
    pub trim_on: Vec<Choice>,
    pub rounding: Vec<Choice>,
    pub version: usize,
    pub w: &'static Words,
}

/// The fields of one dimension.
pub(crate) struct FieldRow {
    pub fields: [Cell; 4],
}

/// One field in the table of dimensions.
pub(crate) struct Cell {
    pub name: String,
    pub label: String,
    pub numeric: bool,
}

impl FieldRow {
    /// The fields of the dimension at this place.
    pub(crate) fn of(row: usize, w: &Words) -> Self {
        let which = w.rubric_dimension_n(row + 1);
        let cell = |part: &str, what: String, numeric| Cell {
            name: format!("{part}{row}"),
            label: format!("{which} {what}"),
            numeric,
        };
        Self {
            fields: [
                cell("zh", w.rubric_dimension(), false),
                cell("en", w.rubric_dimension_en(), false),
                cell("max", w.rubric_max(), true),
                cell("weight", w.rubric_weight(), true),
            ],
        }
    }
}

impl RubricPage {
    /// The page of a rule; `form` carries what was typed.
    pub(crate) fn of(
        page: &crate::actions::RubricPage,
        form: FormState,
        used: usize,
        visit_lang: web::Lang,
    ) -> Self {
        let (w, lang, rule) = (words(visit_lang), tongue(visit_lang), &page.draft.rule);
        let class = &page.class.id;
        let rows: Vec<FieldRow> = (0..(used + 2).min(ROWS)).map(|row| FieldRow::of(row, w)).collect();
        let ties = (0..6).map(|n| (format!("tie{n}"), w.rubric_tie_n(n + 1))).collect();
        let mut tie_options = vec![
            (String::new(), w.rubric_tie_none()),
            ("places".to_owned(), w.rubric_tie_places()),
            ("sum".to_owned(), w.rubric_tie_sum()),
        ];
        for row in 0..rows.len() {
            let name = form.value(&format!("zh{row}")).trim().to_owned();
            if !name.is_empty() {
                tie_options.push((format!("dimension-{row}"), w.rubric_tie_dimension(name)));
            }
        }
        Self {
            class_name: page.class.name.clone(),
            back: links::set_up(class),
            action: links::rubric(class),
            freeze: links::freeze(class),
            frozen: page.frozen,
            sentence: rule.sentence(lang),
            dimensions: rule
                .dimensions
                .iter()
                .map(|d| (d.name.get(lang).to_owned(), d.max.to_string()))
                .collect(),
            form,
            rows,
            ties,
            tie_options,
            trim_on: vec![
                ("totals".into(), w.rubric_trim_totals()),
                ("dimensions".into(), w.rubric_trim_dimensions()),
            ],
            rounding: vec![("once".into(), w.rubric_round_once()), ("each".into(), w.rubric_round_each())],
            version: page.draft.version,
            w,
        }
    }
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let page = visit.read(move |tx, ctx| actions::rubric(tx, ctx, &class)).await?;
    let form = FormState::holding(visit.ctx.token(), fill(&page.draft.rule));
    render(&visit, &page, form, page.draft.rule.dimensions.len())
}

fn render(
    visit: &Visit,
    page: &actions::RubricPage,
    form: FormState,
    used: usize,
) -> Result<Response, Error> {
    let frame =
        Page::new(Kind::Desk, words(visit.lang()).rubric_title()).of_class(page.class.here()).checked(&form);
    visit.page(&frame, &RubricPage::of(page, form, used, visit.lang()))
}

/// Saves from the button, or from the page itself while somebody types: that answer carries the rule's
/// sentence, so that it is read as it is made.
pub(super) async fn save(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let rule = match read_rubric(&fields) {
        Ok(rule) => rule,
        Err(problems) if visit.wants_json => return Err(problems.into()),
        Err(problems) => {
            let asked = class.clone();
            let page = visit.read(move |tx, ctx| actions::rubric(tx, ctx, &asked)).await?;
            let used = (0..ROWS).rev().find(|row| !fields.value(&format!("zh{row}")).is_empty());
            let form = FormState::refused(&fields, &problems, visit.lang());
            return render(&visit, &page, form, used.map_or(0, |row| row + 1));
        }
    };
    let base = fields.value("base").parse::<usize>().ok();
    let (asked, wanted) = (class.clone(), rule.clone());
    let saved = visit.write(move |tx, ctx| actions::save_rubric(tx, ctx, &asked, &wanted, base)).await?;
    let w = words(visit.lang());
    match saved {
        Ok(version) if visit.wants_json => {
            Ok(Json(serde_json::json!({ "version": version, "said": said(&rule, &visit) })).into_response())
        }
        Ok(_) => Ok(visit.see_other_saying(&links::rubric(&class), &w.rubric_saved())),
        Err(overtaken) if visit.wants_json => {
            let fields: serde_json::Map<String, serde_json::Value> =
                fill(&overtaken.draft.rule).into_iter().map(|(name, value)| (name, value.into())).collect();
            let told = serde_json::json!({
                "version": overtaken.draft.version, "fields": fields, "who": overtaken.who,
            });
            Ok((StatusCode::CONFLICT, Json(told)).into_response())
        }
        Err(_) => Ok(visit.see_other_saying(&links::rubric(&class), &w.rubric_overtaken())),
    }
}

fn said(rule: &Rule, visit: &Visit) -> String {
    words(visit.lang()).rubric_said(rule.sentence(tongue(visit.lang())))
}

pub(super) async fn freeze(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let href = links::set_up(&class);
    visit.write(move |tx, ctx| actions::freeze_rule(tx, ctx, &class)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).rubric_frozen()))
}
