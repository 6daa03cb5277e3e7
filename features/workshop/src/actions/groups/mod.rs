//! What people do with groups: compute a draft, look at it, change it by hand, publish it.

mod change;
mod compute;
mod publish;
mod read;
mod searches;

use classes::{Class, ClassId};
use store::Tx;
use web::access::Action;
use web::{Ctx, Error, PersonId};

pub(crate) use change::change;
pub use compute::make_groups;
pub(crate) use compute::{Question, keep_draft, question};
pub use publish::publish_groups;
pub(crate) use publish::{publish, withdraw};
pub(crate) use read::{Published, Studio, compared, published, studio};
pub(crate) use searches::{Point, Search, Searches, Sight, begun, failed, sought, stop, to_stop, watched};

use crate::model::{Draft, Group, GroupId, GroupingId};
use crate::store::{groupings, groups as sql};

/// The published groups of a class, by number; whoever asks decides who may see them.
///
/// # Errors
/// As the database fails.
pub fn groups(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Group>, Error> {
    Ok(sql::groups(tx, class)?)
}

/// The names of the published groups of a class, by number, without anybody in them: for pages that are opened all
/// day.
///
/// # Errors
/// As the database fails.
pub fn group_names(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<(GroupId, String)>, Error> {
    Ok(sql::names(tx, class)?)
}

/// One published group; whoever asks decides who may see it.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this id, or its publication was withdrawn.
pub fn group(tx: &mut Tx<'_>, id: &GroupId) -> Result<Group, Error> {
    sql::group(tx, id)?.ok_or(Error::NotFound)
}

/// The published group a person is in.
///
/// # Errors
/// As the database fails.
pub fn group_of(tx: &mut Tx<'_>, class: &ClassId, person: &PersonId) -> Result<Option<Group>, Error> {
    let Some(id) = sql::group_of(tx, class, person)? else { return Ok(None) };
    Ok(sql::group(tx, &id)?)
}

/// A draft of this class, for whoever may do this with it.
fn draft_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    action: Action,
    class: &ClassId,
    id: &GroupingId,
) -> Result<(Class, Draft), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(action, &class.scope())?;
    let draft = groupings::draft(tx, id)?.filter(|draft| draft.class == class.id).ok_or(Error::NotFound)?;
    Ok((class, draft))
}
