//! What is done with a topic or the whole pool by one button.

use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Fields, Visit};

use crate::actions::topics as actions;
use crate::links;
use crate::model::{TopicId, Way};
use crate::words::words;

pub(super) async fn topic_step(
    visit: Visit,
    Path((class, topic, step)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let (class, id): (ClassId, TopicId) = (class.parse()?, topic.parse()?);
    let w = words(visit.lang());
    let (one, list) = (links::topic(&class, &id), links::topics(&class));
    let (href, said) = match step.as_str() {
        "publish" => (one, w.topic_is_published()),
        "withdraw" => (one, w.topic_is_withdrawn()),
        "restore" => (one, w.topic_is_restored()),
        "up" | "down" => (list, w.topic_is_moved()),
        _ => return Err(Error::NotFound),
    };
    visit
        .write(move |tx, ctx| match step.as_str() {
            "publish" => actions::publish_topic(tx, ctx, &class, &id),
            "withdraw" => actions::withdraw_topic(tx, ctx, &class, &id),
            "restore" => actions::restore_topic(tx, ctx, &class, &id),
            "up" => actions::move_topic(tx, ctx, &class, &id, Way::Up),
            _ => actions::move_topic(tx, ctx, &class, &id, Way::Down),
        })
        .await?;
    Ok(visit.see_other_saying(&href, &said))
}

pub(super) async fn pool_step(
    visit: Visit,
    Path((class, step)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let (href, w) = (links::topics(&class), words(visit.lang()));
    let said = match step.as_str() {
        "publish" => w.pool_is_published(),
        "close" => w.pool_is_closed(),
        "open" => w.pool_is_opened(),
        _ => return Err(Error::NotFound),
    };
    let back = href.clone();
    visit
        .write_once(fields.once(), move |tx, ctx| {
            match step.as_str() {
                "publish" => actions::publish_pool(tx, ctx, &class).map(drop)?,
                "close" => actions::close_pool(tx, ctx, &class)?,
                _ => actions::open_pool(tx, ctx, &class)?,
            }
            Ok(back.clone())
        })
        .await?;
    Ok(visit.see_other_saying(&href, &said))
}
