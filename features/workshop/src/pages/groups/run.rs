//! Computing: read the settings, put the question, let the engine answer beside the server's threads, keep it.

use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use grouping::{Infeasible, Solution};
use web::{Error, Fields, FormState, Problems, Visit};

use super::effect::Asked;
use super::sentences::Names;
use super::studio::{categories, show};
use crate::actions::groups::{self as actions, Question, Studio};
use crate::links;
use crate::model::Settings;
use crate::words::words;

/// Seeds a person may type.
const SEEDS: std::ops::RangeInclusive<i64> = 0..=999_999_999;

pub(super) async fn run(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let of = class.clone();
    let studio = visit.read(move |tx, ctx| actions::studio(tx, ctx, &of, None)).await?;
    let (settings, seed) = match read(&fields, &studio) {
        Ok(asked) => asked,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return show(&visit, class, None, &Asked::default(), Some(form), Vec::new()).await;
        }
    };
    let of = class.clone();
    let question = visit.read(move |tx, ctx| actions::question(tx, ctx, &of, &settings, seed)).await?;
    let (question, answer) = answered(question).await?;
    let solution = match answer {
        Ok(solution) => solution,
        Err(why) => {
            let reasons = reasons(&visit, &studio, &question, &why);
            let form = FormState::refused(&fields, &Problems::default(), visit.lang());
            return show(&visit, class, None, &Asked::default(), Some(form), reasons).await;
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            let id = actions::keep_draft(tx, ctx, &question, &solution)?;
            Ok(links::draft(&class, &id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).computed()))
}

fn read(fields: &Fields, studio: &Studio) -> Result<(Settings, Option<i64>), Problems> {
    let mut read = fields.reader();
    let seed = if fields.value("seed").trim().is_empty() { None } else { Some(read.number("seed", SEEDS)) };
    let seed_is_good = read.finish();
    let settings = Settings::read(fields, &categories(&studio.roster))?;
    seed_is_good.map(|()| (settings, seed))
}

/// Arithmetic has a thread of its own, so that nobody waits for it but who asked.
async fn answered(question: Question) -> Result<(Question, Result<Solution, Infeasible>), Error> {
    let work = move || {
        let answer = actions::solve(&question);
        (question, answer)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)
}

fn reasons(visit: &Visit, studio: &Studio, question: &Question, why: &Infeasible) -> Vec<String> {
    let name =
        |person: &web::PersonId| studio.roster.iter().find(|t| t.person == *person).map(|t| t.name.clone());
    let names = Names {
        people: question.snapshot.people().map(|person| name(&person).unwrap_or_default()).collect(),
        snapshot: &question.snapshot,
        topics: studio.topics.iter().map(|topic| (topic.id.as_str(), topic)).collect(),
        lang: visit.lang(),
    };
    names.infeasible(why)
}
