//! The roadshow of a class: what is ready, what is missing, and the one thing to do next.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use judging::{Preset, Rule};
use web::{Error, Fields, Kind, Page, Problem, Problems, Visit};

use super::show::tongue;
use crate::actions::{self, Overview};
use crate::links;
use crate::model::{Next, preset_of};
use crate::words::{Words, words};

/// The page before a rule to start from was chosen.
#[derive(Template)]
#[template(path = "roadshow_new.html")]
pub(crate) struct NewPage {
    pub class_name: String,
    pub home: String,
    pub action: String,
    pub once: String,
    pub presets: Vec<Offered>,
    pub w: &'static Words,
}

/// A rule to start from.
pub(crate) struct Offered {
    pub value: &'static str,
    pub name: String,
    /// What matters most about it, to compare them by.
    pub short: String,
    /// The whole rule.
    pub sentence: String,
    pub first: bool,
}

/// The page afterwards.
#[derive(Template)]
#[template(path = "roadshow.html")]
pub(crate) struct SetUpPage {
    pub class_name: String,
    pub home: String,
    pub lead: String,
    pub next: Option<(String, String)>,
    pub steps: Vec<StepRow>,
    pub sentence: String,
    pub more: Vec<(String, String)>,
    pub w: &'static Words,
}

/// One line of what is to be done.
pub(crate) struct StepRow {
    pub done: bool,
    pub title: String,
    pub note: String,
    pub href: String,
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let overview = visit.read(move |tx, ctx| actions::overview(tx, ctx, &class)).await?;
    let page = Page::new(Kind::Desk, words(visit.lang()).roadshow_title()).of_class(overview.class.here());
    if overview.setting.is_none() {
        return visit.page(&page, &new_page(&overview, &visit));
    }
    visit.page(&page, &set_up_page(&overview, &visit))
}

fn new_page(overview: &Overview, visit: &Visit) -> NewPage {
    let class = &overview.class;
    NewPage {
        class_name: class.name.clone(),
        home: classes::links::class_home(&class.id),
        action: links::set_up(&class.id),
        once: visit.ctx.token(),
        presets: offered(visit.lang()),
        w: words(visit.lang()),
    }
}

/// Every preset with its rule in one sentence.
pub(crate) fn offered(lang: web::Lang) -> Vec<Offered> {
    let value = |preset| match preset {
        Preset::Roadshow => "roadshow",
        Preset::Speech => "speech",
        Preset::Talk => "talk",
        Preset::MicroLesson => "micro-lesson",
        Preset::Venture => "venture",
    };
    Preset::ALL
        .into_iter()
        .map(|preset| {
            let rule = preset.rule();
            Offered {
                value: value(preset),
                name: rule.name.get(tongue(lang)).to_owned(),
                short: short(&rule, lang),
                sentence: rule.sentence(tongue(lang)),
                first: preset == Preset::Roadshow,
            }
        })
        .collect()
}

/// `5 项 · 满分 100 · 去掉 1 个最高和最低 · 展示 8 分钟，问答 7 分钟`.
fn short(rule: &Rule, lang: web::Lang) -> String {
    let w = words(lang);
    let minutes = |seconds: u32| seconds.div_ceil(60);
    let mut parts = vec![
        w.preset_dimensions(rule.dimensions.len()),
        w.preset_full_marks(rule.full_marks.to_string()),
        if rule.trim.each_end == 0 { w.preset_plain_mean() } else { w.preset_trim(rule.trim.each_end) },
        w.preset_show(minutes(rule.timing.show_seconds)),
    ];
    if rule.timing.question_seconds > 0 {
        parts.push(w.preset_questions(minutes(rule.timing.question_seconds)));
    }
    parts.join(" · ")
}

fn set_up_page(overview: &Overview, visit: &Visit) -> SetUpPage {
    let (class, ready, w) = (&overview.class, &overview.ready, words(visit.lang()));
    let (handed, expected) = overview.handed;
    let setting = overview.setting.as_ref();
    let rule = setting.and_then(|setting| setting.rule.as_ref());
    let results = setting.map(|setting| links::results(&setting.roadshow.id)).unwrap_or_default();
    let row = |done, title: String, note: String, href: String| StepRow { done, title, note, href };
    let steps = vec![
        row(
            ready.groups > 0,
            w.step_groups(),
            if ready.groups > 0 { w.n_groups(ready.groups) } else { w.step_groups_missing() },
            workshop::links::groups(&class.id),
        ),
        row(
            ready.frozen,
            w.step_rubric(),
            if ready.frozen { w.step_rubric_done() } else { w.step_rubric_missing() },
            links::rubric(&class.id),
        ),
        row(
            ready.judges > 0,
            w.step_judges(),
            if ready.judges > 0 { w.n_judges(ready.judges) } else { w.step_judges_missing() },
            links::judges(&class.id),
        ),
        row(
            ready.judges > 0 && ready.undecided == 0,
            w.step_recusals(),
            match (ready.judges, ready.undecided) {
                (0, _) => w.step_recusals_later(),
                (_, 0) => w.step_recusals_done(),
                (_, undecided) => w.step_recusals_missing(undecided),
            },
            links::recusals(&class.id),
        ),
        row(
            ready.drawn,
            w.step_draw(),
            if ready.drawn { w.step_draw_done() } else { w.step_draw_missing() },
            links::draw(&class.id),
        ),
        row(
            ready.locked,
            w.step_scores(),
            match (ready.locked, ready.scoring) {
                (true, _) => w.step_scores_locked(),
                (false, true) => w.step_scores_now(handed, expected),
                (false, false) => w.step_scores_missing(),
            },
            links::board(&class.id),
        ),
        row(
            ready.announced,
            w.step_results(),
            if ready.announced { w.step_results_done() } else { w.step_results_missing() },
            if ready.announced { results.clone() } else { links::board(&class.id) },
        ),
    ];
    let next = match ready.next() {
        Next::Groups => (w.next_groups(), workshop::links::grouping(&class.id)),
        Next::Rubric => (w.next_rubric(), links::rubric(&class.id)),
        Next::Judges => (w.next_judges(), links::judges(&class.id)),
        Next::Recusals => (w.next_recusals(), links::recusals(&class.id)),
        Next::Draw => (w.next_draw(), links::draw(&class.id)),
        Next::Open => (w.next_open(), links::desk(&class.id)),
        Next::Scores => (w.next_scores(), links::desk(&class.id)),
        Next::Announce => (w.next_announce(), links::desk(&class.id)),
        Next::Results => (w.next_results(), results),
    };
    let mut more = vec![
        (w.more_desk(), links::desk(&class.id)),
        (w.drill_go(), links::drill(&class.id)),
        (w.more_board(), links::board(&class.id)),
    ];
    if ready.frozen {
        more.push((w.more_sheets(), links::sheets(&class.id)));
        more.push((w.more_summary(), links::summary(&class.id)));
    }
    SetUpPage {
        class_name: class.name.clone(),
        home: classes::links::class_home(&class.id),
        lead: lead(ready, (handed, expected), w),
        next: Some(next),
        steps,
        sentence: rule.map(|rule| rule.rule().sentence(tongue(visit.lang()))).unwrap_or_default(),
        more,
        w,
    }
}

fn lead(ready: &crate::model::Readiness, handed: (usize, usize), w: &Words) -> String {
    match ready.next() {
        Next::Results => w.step_results_done(),
        Next::Announce => w.step_scores_locked(),
        Next::Scores => w.step_scores_now(handed.0, handed.1),
        Next::Groups | Next::Rubric | Next::Judges | Next::Recusals | Next::Draw | Next::Open => {
            w.roadshow_lead(ready.groups, ready.judges)
        }
    }
}

pub(super) async fn create(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let preset =
        preset_of(fields.value("preset")).ok_or_else(|| Problems::at("preset", Problem::NotAChoice))?;
    let href = links::rubric(&class);
    visit.write(move |tx, ctx| actions::create(tx, ctx, &class, preset)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).roadshow_created()))
}
