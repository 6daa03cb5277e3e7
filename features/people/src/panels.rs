//! What this room adds to pages it does not own.

use store::Tx;
use web::access::Scope;
use web::nav::NavItem;
use web::panels::{self, Card};
use web::{Ctx, Error};

use crate::access::{HANDLE_COMPLAINTS, SEE_ORGANISATIONS, SEE_STAFF};
use crate::actions::everything;
use crate::links;
use crate::store::complaints;
use crate::words::words;

/// 组织 and 人员 in the navigation; open complaints on an administrator's home.
pub struct Contribution;

impl panels::Contribution for Contribution {
    fn main_nav(&self, ctx: &Ctx) -> Vec<NavItem> {
        let w = words(ctx.lang);
        let mut items = Vec::new();
        if ctx.can(SEE_ORGANISATIONS, &Scope::Anywhere) {
            items.push(NavItem::new(links::ORGANISATIONS, w.organisations_title(), "gear"));
        }
        if ctx.can(SEE_STAFF, &Scope::Anywhere) {
            items.push(NavItem::new(links::STAFF, w.staff_title(), "people"));
        }
        items
    }

    fn cards(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
        if !ctx.can(HANDLE_COMPLAINTS, &everything(tx)?) {
            return Ok(Vec::new());
        }
        let open = complaints::open(tx)?;
        if open == 0 {
            return Ok(Vec::new());
        }
        let w = words(ctx.lang);
        Ok(vec![Card {
            mark: w.complaints_card_mark(),
            tone: "sky",
            title: w.complaints_card(open),
            note: w.complaints_card_note(),
            href: links::COMPLAINTS.to_owned(),
            tag: String::new(),
        }])
    }
}
