//! Changes by hand.

use classes::ClassId;
use store::{Tx, journal};
use web::{Ctx, Error};

use super::draft_of;
use crate::access::MAKE_GROUPS;
use crate::actions::events::GroupingChanged;
use crate::model::{Change, GroupingId};
use crate::refusal::Refusal;
use crate::store::groupings;

/// Makes a change to a draft that nobody else has changed since it was read. Drafts that are published can
/// still be changed: what is published stays as it was until it is withdrawn.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    grouping: &GroupingId,
    version: usize,
    change: &Change,
) -> Result<(), Error> {
    let (_, draft) = draft_of(tx, ctx, MAKE_GROUPS, class, grouping)?;
    if draft.version() != version {
        return Err(Refusal::DraftMoved.into());
    }
    draft.allows(&draft.now(), change)?;
    let number = version + 1;
    if !groupings::add_change(tx, ctx, grouping, number, change)? {
        return Err(Refusal::DraftMoved.into());
    }
    journal::record(tx, ctx, &GroupingChanged { grouping, number, what: change.word() })?;
    Ok(())
}
