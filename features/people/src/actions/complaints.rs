//! Complaining, and dealing with complaints.

use store::{Tx, Witness as _, journal, once};
use web::access::Scope;
use web::{Ctx, Error};

use super::events::{Complained, ComplaintHandled};
use super::everything;
use crate::access::{COMPLAIN, HANDLE_COMPLAINTS};
use crate::model::{ComplaintDraft, ComplaintId};
use crate::refusal::Refusal;
use crate::store::complaints::{self, Complaint};

/// The most complaints a page shows; open ones come first.
const MOST: usize = 200;

/// Takes a complaint or suggestion in. The same form sent twice is one complaint; its key is kept
/// without the sender's name, so that nothing leads back to them.
pub(crate) fn complain(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    draft: &ComplaintDraft,
    key: Option<&str>,
) -> Result<(), Error> {
    ctx.may(COMPLAIN, &Scope::Anywhere)?;
    let key = key.map(|key| format!("complaint:{key}"));
    if let Some(key) = &key {
        if once::answered(tx, key)?.is_some() {
            return Ok(());
        }
        once::remember(tx, key, "", ctx.now)?;
    }
    let id: ComplaintId = ctx.id();
    complaints::insert(tx, ctx, &id, &draft.text, draft.contact.as_deref())?;
    let nobody = ctx.unnamed();
    journal::record(tx, &nobody, &Complained { complaint: id.as_str() })?;
    Ok(())
}

/// The complaints, with their contacts opened.
pub(crate) fn see_complaints(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<(Complaint, Option<String>)>, Error> {
    ctx.may(HANDLE_COMPLAINTS, &everything(tx)?)?;
    let mut found = Vec::new();
    for complaint in complaints::list(tx, MOST)? {
        let contact = complaint.contact_sealed.as_ref().map(|sealed| ctx.keys().open(sealed)).transpose()?;
        found.push((complaint, contact));
    }
    Ok(found)
}

/// Marks a complaint as dealt with, and says how.
pub(crate) fn handle(tx: &mut Tx<'_>, ctx: &Ctx, id: &ComplaintId, note: &str) -> Result<(), Error> {
    ctx.may(HANDLE_COMPLAINTS, &everything(tx)?)?;
    if complaints::is_handled(tx, id)? {
        return Err(Refusal::AlreadyHandled.into());
    }
    complaints::handle(tx, ctx, id, note)?;
    journal::record(tx, ctx, &ComplaintHandled { complaint: id.as_str() })?;
    Ok(())
}
