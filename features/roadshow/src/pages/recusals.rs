//! Who stands back from which group: what follows from where people come from, and what the organiser decides.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, Problem, Problems, Visit};

use super::show::reason;
use crate::actions::{self, Decision, Matrix};
use crate::links;
use crate::model::{Ground, Standing};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "recusals.html")]
pub(crate) struct RecusalsPage {
    pub class_name: String,
    pub back: String,
    pub action: String,
    pub judges_href: String,
    pub closed: bool,
    pub empty: bool,
    pub proposed: Vec<PairRow>,
    pub standing: Vec<PairRow>,
    pub judges: Vec<Choice>,
    pub groups: Vec<Choice>,
    pub grounds: Vec<Choice>,
    pub form: FormState,
    pub w: &'static Words,
}

/// A judge and a group.
pub(crate) struct PairRow {
    pub judge_id: String,
    pub team_id: String,
    pub judge: String,
    pub group: String,
    pub why: String,
    pub ground: &'static str,
    pub once: String,
}

impl RecusalsPage {
    /// The page of a matrix.
    pub(crate) fn of(matrix: &Matrix, form: FormState, visit: &Visit) -> Self {
        let (w, setting) = (words(visit.lang()), &matrix.setting);
        let (mut proposed, mut standing) = (Vec::new(), Vec::new());
        for judge in &setting.judges {
            for group in &setting.groups {
                let row = |why, ground: Ground| PairRow {
                    judge_id: judge.id.to_string(),
                    team_id: group.id.to_string(),
                    judge: judge.name.clone(),
                    group: group.full_name(),
                    why,
                    ground: ground.word(),
                    once: visit.ctx.token(),
                };
                match setting.standing(&judge.id, &group.id) {
                    Standing::Scores => {}
                    Standing::Proposed(city) => {
                        proposed.push(row(w.ground_same_city(city), Ground::SameCity));
                    }
                    Standing::StandsBack(ground, name) => {
                        standing.push(row(reason(ground, &name, w), ground));
                    }
                }
            }
        }
        let please = || (String::new(), w.please_choose());
        let mut judges = vec![please()];
        judges.extend(setting.judges.iter().map(|judge| (judge.id.to_string(), judge.name.clone())));
        let mut groups = vec![please()];
        groups.extend(setting.groups.iter().map(|group| (group.id.to_string(), group.full_name())));
        let class = &setting.class;
        Self {
            class_name: class.name.clone(),
            back: links::set_up(&class.id),
            action: links::recusals(&class.id),
            judges_href: links::judges(&class.id),
            closed: matrix.closed,
            empty: setting.judges.is_empty() || setting.groups.is_empty(),
            proposed,
            standing,
            judges,
            groups,
            grounds: vec![
                (Ground::Coached.word().into(), w.ground_choice_coached()),
                (Ground::Marked.word().into(), w.ground_choice_marked()),
            ],
            form,
            w,
        }
    }
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, class.parse()?, form).await
}

async fn page(visit: &Visit, class: ClassId, form: FormState) -> Result<Response, Error> {
    let matrix = visit.read(move |tx, ctx| actions::matrix(tx, ctx, &class)).await?;
    let frame = Page::new(Kind::Desk, words(visit.lang()).recusals_title())
        .of_class(matrix.setting.class.here())
        .checked(&form);
    visit.page(&frame, &RecusalsPage::of(&matrix, form, visit))
}

pub(super) async fn decide(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let wanted = match read(&fields) {
        Ok(wanted) => wanted,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return page(&visit, class, form).await;
        }
    };
    let href = links::recusals(&class);
    let w = words(visit.lang());
    let said = if wanted.stands_back { w.recusal_kept() } else { w.recusal_lifted() };
    visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::decide(tx, ctx, &class, &wanted).map(|()| String::new())
        })
        .await?;
    Ok(visit.see_other_saying(&href, &said))
}

fn read(fields: &Fields) -> Result<Decision, Problems> {
    let mut read = fields.reader();
    let (judge, team) = (read.parsed("judge"), read.parsed("team"));
    let ground = read.parsed::<Ground>("ground");
    let stands_back = fields.value("call") != "may-score";
    // Lifting what follows from the rule, and a ground of one's own, both want a reason that is read later.
    let needs_reason = ground == Some(Ground::Marked) || (!stands_back && ground == Some(Ground::SameUnit));
    let reason = read.text("reason", usize::from(needs_reason)..=100);
    read.finish()?;
    match (judge, team, ground) {
        (Some(judge), Some(team), Some(ground)) => Ok(Decision { judge, team, stands_back, ground, reason }),
        // Each missing one has been noted, so that finish() has already refused.
        _ => Err(Problems::at("judge", Problem::Missing)),
    }
}
