//! What room adds to other pages.

use store::Tx;
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Step, Todo};
use web::{Ctx, Error};

/// Entries below 本班.
pub(super) fn class_nav(_ctx: &Ctx, _class: &ClassHere) -> Vec<NavItem> {
    Vec::new()
}

/// Steps of a class's strip.
pub(super) fn strip(_tx: &mut Tx<'_>, _ctx: &Ctx, _class: &ClassHere) -> Result<Vec<Step>, Error> {
    Ok(Vec::new())
}

/// What is still to do in a class.
pub(super) fn todos(_tx: &mut Tx<'_>, _ctx: &Ctx, _class: &ClassHere) -> Result<Vec<Todo>, Error> {
    Ok(Vec::new())
}

/// Cards on a person's home.
pub(super) fn cards(_tx: &mut Tx<'_>, _ctx: &Ctx) -> Result<Vec<Card>, Error> {
    Ok(Vec::new())
}

/// Tabs below the phone.
pub(super) fn tabs(_ctx: &Ctx) -> Vec<NavItem> {
    Vec::new()
}
