//! What people do with wishes: trainees rank topics while the pool is open; staff see how many have.

use std::collections::BTreeMap;

use classes::{Class, ClassId, Trainee};
use store::{Millis, Tx, journal};
use web::{Ctx, Error, Fields, PersonId};

use super::events::TopicChosen;
use super::topics::closed_by_name;
use crate::access::{CHOOSE_TOPIC, KEEP_POOL, SEE_POOL};
use crate::model::{Choice, Source, Topic, TopicId, Wished, wished};
use crate::refusal::Refusal;
use crate::store::{topics, wishes as sql};

/// What a trainee chooses from, and what they have chosen.
pub(crate) struct MyWishes {
    /// The class.
    pub class: Class,
    /// The topics on offer.
    pub offered: Vec<Topic>,
    /// What counts for them now.
    pub mine: Wished,
    /// When they last chose.
    pub chosen_at: Option<Millis>,
    /// When the pool was closed, where it is.
    pub closed: Option<Millis>,
}

/// Reads a trainee's own wishes.
pub(crate) fn my_wishes(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<MyWishes, Error> {
    let class = classes::class(tx, id)?;
    ctx.may(CHOOSE_TOPIC, &class.scope())?;
    let person = ctx.person().ok_or(Error::NotFound)?;
    let pool = topics::pool(tx, id)?;
    let chosen = sql::chosen(tx, id)?;
    let receipt = receipt_of(tx, id, person)?;
    let mine = wished(&pool, &chosen, person, &receipt);
    let chosen_at = sql::chosen_at(tx, id, person)?;
    let closed = topics::closed(tx, id)?.map(|(at, _)| at);
    Ok(MyWishes {
        class,
        offered: pool.into_iter().filter(Topic::is_offered).collect(),
        mine,
        chosen_at,
        closed,
    })
}

/// A trainee chooses by the form. Whatever is wrong with it is said at its field.
pub(crate) fn choose_by_form(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    fields: &Fields,
) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(CHOOSE_TOPIC, &class.scope())?;
    let person = ctx.person().ok_or(Error::NotFound)?.clone();
    if topics::closed(tx, &class.id)?.is_some() {
        return Err(Refusal::PoolClosed.into());
    }
    let pool = topics::pool(tx, &class.id)?;
    let choice = Choice::read(fields, &pool)?;
    keep(tx, ctx, &class.id, &person, &choice)
}

/// A person's choice of topics, the dearest first: their own, or entered for them by staff.
///
/// # Errors
/// When the actor may not, the pool is closed, or a topic is not on offer in this class.
pub fn choose(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    person: &PersonId,
    topics_wished: &[TopicId],
) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    let own = ctx.person() == Some(person);
    ctx.may(if own { CHOOSE_TOPIC } else { KEEP_POOL }, &class.scope())?;
    if topics::closed(tx, &class.id)?.is_some() {
        return Err(Refusal::PoolClosed.into());
    }
    let pool = topics::pool(tx, &class.id)?;
    let pairs: Vec<(&str, &str)> =
        crate::model::WISH_FIELDS.into_iter().zip(topics_wished.iter().map(TopicId::as_str)).collect();
    let choice = Choice::read(&Fields::of(&pairs), &pool)?;
    keep(tx, ctx, &class.id, person, &choice)
}

fn keep(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    person: &PersonId,
    choice: &Choice,
) -> Result<(), Error> {
    sql::add(tx, ctx, class, person, choice)?;
    journal::record(tx, ctx, &TopicChosen { class, person, topics: &choice.topics })?;
    Ok(())
}

/// How the wishes of a class stand, for staff.
pub(crate) struct AllWishes {
    /// The class.
    pub class: Class,
    /// The topics on offer, each with first wishes and all wishes for it.
    pub topics: Vec<(Topic, usize, usize)>,
    /// Everybody, with what counts for them.
    pub people: Vec<(Trainee, Wished)>,
    /// When the pool was closed and by whom, where it is.
    pub closed: Option<(Millis, String)>,
}

impl AllWishes {
    /// How many have wishes from this source.
    pub(crate) fn count(&self, source: Source) -> usize {
        self.people.iter().filter(|(_, wished)| wished.source == source).count()
    }
}

/// Reads everybody's wishes.
pub(crate) fn all_wishes(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<AllWishes, Error> {
    let class = classes::class(tx, id)?;
    ctx.may(SEE_POOL, &class.scope())?;
    let pool = topics::pool(tx, id)?;
    let people = wished_by_all(tx, id, &pool)?;
    let mut counted: BTreeMap<TopicId, (usize, usize)> = BTreeMap::new();
    for (_, wished) in &people {
        for (rank, topic) in wished.topics.iter().enumerate() {
            let counts = counted.entry(topic.clone()).or_default();
            counts.0 += usize::from(rank == 0);
            counts.1 += 1;
        }
    }
    let topics = pool.into_iter().filter(Topic::is_offered).map(|topic| {
        let (first, all) = counted.get(&topic.id).copied().unwrap_or_default();
        (topic, first, all)
    });
    Ok(AllWishes { class, topics: topics.collect(), people, closed: closed_by_name(tx, id)? })
}

/// Everybody on the roster with the wishes that count for them.
pub(crate) fn wished_by_all(
    tx: &mut Tx<'_>,
    class: &ClassId,
    pool: &[Topic],
) -> Result<Vec<(Trainee, Wished)>, Error> {
    let chosen = sql::chosen(tx, class)?;
    let people = classes::trainees(tx, class)?.into_iter().map(|trainee| {
        let wished = wished(pool, &chosen, &trainee.person, &trainee.wishes);
        (trainee, wished)
    });
    Ok(people.collect())
}

fn receipt_of(tx: &mut Tx<'_>, class: &ClassId, person: &PersonId) -> Result<Vec<usize>, Error> {
    let trainees = classes::trainees(tx, class)?;
    Ok(trainees.into_iter().find(|trainee| trainee.person == *person).map_or_else(Vec::new, |t| t.wishes))
}
