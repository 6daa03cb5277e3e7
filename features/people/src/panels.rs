//! What this room adds to pages it does not own.

use store::Tx;
use web::access::Scope;
use web::nav::NavItem;
use web::panels::{self, Card, Todo};
use web::{Ctx, Error, Lang};

use crate::access::{EDIT_ORGANISATIONS, HANDLE_COMPLAINTS, INVITE_STAFF, SEE_ORGANISATIONS, SEE_STAFF};
use crate::actions::everything;
use crate::links;
use crate::store::{complaints, orgs, staff};
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

    fn happened(&self, kind: &str, lang: Lang) -> Option<String> {
        let w = words(lang);
        let said = match kind.strip_prefix("people.")? {
            "person-entered" => w.did_enter(),
            "person-changed" => w.did_change(),
            "link-given" => w.did_give_link(),
            "links-withdrawn" => w.did_withdraw_links(),
            "password-link-given" => w.did_give_password_link(),
            "password-chosen" => w.did_choose_password(),
            "role-given" => w.did_give_role(),
            "role-taken" => w.did_take_role(),
            "signed-in" => w.did_sign_in(),
            "sign-in-failed" => w.did_fail_sign_in(),
            "sign-in-wait-lifted" => w.did_lift_wait(),
            "signed-out" => w.did_sign_out(),
            "session-ended" => w.did_end_session(),
            "set-up" => w.did_set_up(),
            "organisation-added" => w.did_add_organisation(),
            "organisation-changed" => w.did_change_organisation(),
            "alias-added" => w.did_add_alias(),
            "alias-removed" => w.did_remove_alias(),
            "complained" => w.did_complain(),
            "complaint-handled" => w.did_handle_complaint(),
            _ => return None,
        };
        Some(said)
    }

    fn first_steps(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Todo>, Error> {
        let whole = everything(tx)?;
        let (w, mut steps) = (words(ctx.lang), Vec::new());
        if ctx.can(EDIT_ORGANISATIONS, &whole) {
            steps.push(Todo {
                done: orgs::all(tx)?.len() > 1,
                title: w.first_organisations(),
                note: w.first_organisations_text(),
                href: links::ORGANISATIONS.to_owned(),
            });
        }
        if ctx.can(INVITE_STAFF, &whole) {
            let others = |held: &staff::Held| Some(&held.person) != ctx.person();
            steps.push(Todo {
                done: staff::below(tx, "/")?.iter().any(others),
                title: w.invite_title(),
                note: w.first_colleague_text(),
                href: links::STAFF_INVITE.to_owned(),
            });
        }
        Ok(steps)
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
