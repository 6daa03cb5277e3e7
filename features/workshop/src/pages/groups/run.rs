//! Computing: read the settings, put the question, look for groups, keep what is found. A browser with scripts
//! is shown how far it is; one without waits for the draft.

use std::time::Duration;

use axum::Extension;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use classes::ClassId;
use web::{Error, Fields, FormState, PersonId, Problems, Visit};

use super::effect::Asked;
use super::form::categories;
use super::search::carry_out;
use super::studio::{Shown, show};
use crate::actions::groups::{self as actions, Search, Searches, Studio};
use crate::links;
use crate::model::Settings;
use crate::words::words;

/// Seeds a person may type.
const SEEDS: std::ops::RangeInclusive<i64> = 0..=999_999_999;
/// What takes no longer than this needs no page of its own.
const PATIENCE: Duration = Duration::from_millis(600);

/// A page that was fetched by its address alone, after a reload.
pub(super) async fn back(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    Ok(visit.see_other(&links::grouping(&class)))
}

pub(super) async fn run(
    visit: Visit,
    Extension(searches): Extension<Searches>,
    Path(class): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let of = class.clone();
    let studio = visit.read(move |tx, ctx| actions::studio(tx, ctx, &of, None)).await?;
    let (settings, seed) = match read(&fields, &studio) {
        Ok(asked) => asked,
        Err(problems) => {
            let sent = Some(FormState::refused(&fields, &problems, visit.lang()));
            let shown = Shown { sent, ..Shown::default() };
            return show(&visit, class, None, &Asked::default(), shown).await;
        }
    };
    let (of, asked) = (class.clone(), settings.clone());
    let question = visit.read(move |tx, ctx| actions::question(tx, ctx, &of, &settings, seed)).await?;
    let search = match searches.begin(Search::new(question, studio, fields.once())) {
        Ok(search) => search,
        // The same form twice: the first is on its way.
        Err(known) => return Ok(visit.see_other(&links::draft(&class, &known.question.id))),
    };
    let scripted = headers.contains_key("x-region");
    let begun = search.clone();
    // Only who is shown how far it is needs to find it from another page or node.
    if scripted && let Err(error) = visit.write(move |tx, ctx| actions::begun(tx, ctx, &begun.question)).await
    {
        searches.end(&search.question.id);
        return Err(error);
    }
    let mut work = tokio::spawn(carry_out(visit.clone(), searches, search.clone(), fields.once()));
    let done = if scripted {
        match tokio::time::timeout(PATIENCE, &mut work).await {
            Ok(done) => done,
            Err(_) => return Ok(visit.see_other(&links::draft(&class, &search.question.id))),
        }
    } else {
        work.await
    };
    match done.map_err(Error::broken)?? {
        Ok(href) => Ok(visit.see_other_saying(&href, &words(visit.lang()).computed())),
        Err(why_not) => {
            let shown =
                Shown { asked: Some(asked), why_not, refused: StatusCode::CONFLICT, ..Shown::default() };
            show(&visit, class, None, &Asked::default(), shown).await
        }
    }
}

fn read(fields: &Fields, studio: &Studio) -> Result<(Settings, Option<i64>), Problems> {
    let mut read = fields.reader();
    let seed = if fields.value("seed").trim().is_empty() { None } else { Some(read.number("seed", SEEDS)) };
    let seed_is_good = read.finish();
    let people: Vec<PersonId> = studio.roster.iter().map(|trainee| trainee.person.clone()).collect();
    let settings = Settings::read(fields, &categories(&studio.roster), &people)?;
    seed_is_good.map(|()| (settings, seed))
}
