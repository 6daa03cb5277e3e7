//! What people do with needs: say one, read them, answer, gather them into a topic, see what became.

mod events;

use ::store::trail::{self, Node};
use ::store::{StoreError, Tx, Witness as _, journal};
use web::access::Scope;
use web::{Ctx, Error, SessionId};

use crate::access::{ANSWER_NEED, SAY_NEED, SEE_NEEDS};
use crate::model::{Answer, Filter, Need, NeedId, NewNeed, Passage, State, code_of, hash_of};
use crate::refusal::Refusal;
use crate::{links, store};
use events::{NeedAnswered, NeedGathered, NeedSaid};

/// A worker says a difficulty. The reply code comes back where one was wanted.
///
/// # Errors
/// As the database fails.
pub fn say(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewNeed) -> Result<(NeedId, Option<String>), Error> {
    say_from(tx, ctx, new, ctx.session())
}

/// As [`say`], from a phone whose nameless session was only just started.
pub(crate) fn say_from(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &NewNeed,
    device: Option<&SessionId>,
) -> Result<(NeedId, Option<String>), Error> {
    ctx.may(SAY_NEED, &Scope::Anywhere)?;
    let id: NeedId = ctx.id();
    let code = new.wants_reply.then(|| code_of(ctx.keys(), &id));
    store::insert(tx, &id, new, ctx.now, device, code.as_deref().map(hash_of).as_deref())?;
    keep_on_trail(tx, ctx, &id)?;
    journal::record(tx, ctx, &NeedSaid { need: &id })?;
    Ok((id, code))
}

/// What staff see: the needs a filter takes, how many there are of each state, how many wait too long.
pub(crate) struct Overview {
    pub(crate) needs: Vec<Need>,
    pub(crate) counts: Vec<(State, usize)>,
    pub(crate) total: usize,
    pub(crate) late: usize,
}

/// Reads the list.
pub(crate) fn overview(tx: &mut Tx<'_>, ctx: &Ctx, filter: &Filter) -> Result<Overview, Error> {
    ctx.may(SEE_NEEDS, &Scope::Anywhere)?;
    let all = store::all(tx)?;
    let counts = State::ALL.map(|state| (state, all.iter().filter(|need| need.state == state).count()));
    let late =
        |need: &&Need| need.state == State::Open && crate::model::is_late(need.said_at, ctx.now, ctx.zone());
    let (late, total) = (all.iter().filter(late).count(), all.len());
    let needs = all.into_iter().filter(|need| filter.takes(need)).collect();
    Ok(Overview { needs, counts: counts.to_vec(), total, late })
}

/// One need with everything that happened to it and came of it.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) need: Need,
    pub(crate) passages: Vec<Passage>,
    pub(crate) came_of: Vec<Node>,
}

/// Reads one need for staff.
pub(crate) fn see_need(tx: &mut Tx<'_>, ctx: &Ctx, id: &NeedId) -> Result<Story, Error> {
    ctx.may(SEE_NEEDS, &Scope::Anywhere)?;
    let need = store::by_id(tx, id)?;
    Ok(story(tx, need)?)
}

/// Reads the need a code belongs to, for the worker who has it.
pub(crate) fn look_up(tx: &mut Tx<'_>, typed: &str) -> Result<Option<Story>, Error> {
    let need = store::by_reply(tx, &hash_of(typed))?;
    Ok(need.map(|need| story(tx, need)).transpose()?)
}

/// Reads the need just said on this phone, and its code where there is one.
pub(crate) fn just_said(tx: &mut Tx<'_>, ctx: &Ctx, id: &NeedId) -> Result<(Need, Option<String>), Error> {
    let here = match ctx.session() {
        Some(session) => store::is_of_device(tx, id, session)?,
        None => false,
    };
    if !here {
        return Err(Error::NotFound);
    }
    let code = store::has_reply(tx, id)?.then(|| code_of(ctx.keys(), id));
    Ok((store::by_id(tx, id)?, code))
}

/// What was said on this phone, each with its code.
pub(crate) fn said_here(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<(Need, Option<String>)>, Error> {
    let Some(session) = ctx.session() else { return Ok(Vec::new()) };
    let mut said = Vec::new();
    for need in store::of_device(tx, session)? {
        let code = store::has_reply(tx, &need.id)?.then(|| code_of(ctx.keys(), &need.id));
        said.push((need, code));
    }
    Ok(said)
}

fn story(tx: &mut Tx<'_>, need: Need) -> Result<Story, StoreError> {
    let passages = store::passages(tx, &need.id)?;
    let came_of = trail::came_of(tx, need.id.as_str())?;
    Ok(Story { need, passages, came_of })
}

/// Staff answer in plain words.
pub(crate) fn answer(tx: &mut Tx<'_>, ctx: &Ctx, id: &NeedId, answer: &Answer) -> Result<(), Error> {
    ctx.may(ANSWER_NEED, &Scope::Anywhere)?;
    store::by_id(tx, id)?;
    store::pass(tx, ctx, id, answer.state, &answer.words)?;
    keep_on_trail(tx, ctx, id)?;
    journal::record(tx, ctx, &NeedAnswered { need: id, state: answer.state.word() })?;
    Ok(())
}

/// Marks needs as gathered into a topic that is on the trail already. Saying it twice changes nothing.
///
/// # Errors
/// [`Refusal::NothingChosen`], or an unknown need.
pub fn gather(tx: &mut Tx<'_>, ctx: &Ctx, needs: &[NeedId], topic: &str) -> Result<(), Error> {
    ctx.may(ANSWER_NEED, &Scope::Anywhere)?;
    if needs.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    for id in needs {
        let need = store::by_id(tx, id)?;
        if need.state != State::InPool {
            store::pass(tx, ctx, id, State::InPool, "")?;
        }
        keep_on_trail(tx, ctx, id)?;
        trail::link(tx, topic, id.as_str(), ctx.now)?;
        journal::record(tx, ctx, &NeedGathered { need: id, topic })?;
    }
    Ok(())
}

/// A need's page is for staff; what anyone may read of it are its words, on the topic made of it.
fn keep_on_trail(tx: &mut Tx<'_>, ctx: &Ctx, id: &NeedId) -> Result<(), StoreError> {
    let need = store::by_id(tx, id)?;
    let title: String = need.text.lines().next().unwrap_or_default().chars().take(40).collect();
    let node = Node {
        id: need.id.to_string(),
        kind: "need".to_owned(),
        title,
        state: need.state.word().to_owned(),
        href: links::need(&need.id),
        shown: false,
        changed_at: ctx.now,
    };
    trail::put(tx, &node)
}
