//! What people do in this room: may they? is it right? write, record. One function, one transaction.

pub(crate) mod account;
pub(crate) mod complaints;
pub(crate) mod entry;
pub(crate) mod events;
pub(crate) mod orgs;
pub(crate) mod persons;
pub(crate) mod set_up;
pub(crate) mod staff;

use ::store::Tx;
use web::access::Scope;
use web::{Ctx, Denied, Error, PersonId};

use crate::store::orgs as org_rows;

/// The place that only a grant over the topmost organisation reaches.
pub(crate) fn everything(tx: &mut Tx<'_>) -> Result<Scope, Error> {
    Ok(match org_rows::root(tx)? {
        Some(root) => org_rows::by_id(tx, &root)?.scope(),
        None => Scope::Organisation("/".to_owned()),
    })
}

/// The person who is in, for pages about oneself; others are led to the way in.
pub(crate) fn oneself(ctx: &Ctx) -> Result<PersonId, Error> {
    let nobody = Denied { action: "people.see-oneself", known: false };
    Ok(ctx.person().cloned().ok_or(nobody)?)
}
