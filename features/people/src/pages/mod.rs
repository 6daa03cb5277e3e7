//! HTTP in, HTML out: read the form, one action or one read, render.

mod account;
mod audit;
mod complaints;
pub(crate) mod demo;
mod export;
mod home;
mod link;
mod organisations;
mod password;
mod people;
mod set_up;
mod sign_in;
mod staff;

use axum::Router;
use axum::routing::{get, post};
use web::{App, Error, Lang, Problem, Problems};

pub(crate) use account::{AccountPage, HistoryLine, SessionLine};
pub(crate) use audit::{AuditLine, AuditPage};
pub(crate) use complaints::{ComplainPage, ComplaintLine, ComplaintsPage, ThanksPage};
pub(crate) use home::{FrontPage, HomePage};
pub(crate) use link::{LinkHelpPage, LinkPage};
pub(crate) use organisations::{Branch, OrgFormPage, OrgsPage};
pub(crate) use password::{PasswordGonePage, PasswordPage};
pub(crate) use people::{PersonPage, RoleLine, TakeRolePage};
pub(crate) use set_up::SetUpPage;
pub(crate) use sign_in::SignInPage;
pub(crate) use staff::{InvitePage, InvitedPage, StaffLine, StaffPage};

/// A rule that says no because of one field, as a problem at that field: the form comes back as it was
/// typed. Everything else goes on as the error it is.
pub(crate) fn at_its_field(error: Error) -> Result<Problems, Error> {
    let refusal = match error {
        Error::Invalid(problems) => return Ok(problems),
        Error::Refused(refusal) => refusal,
        other => return Err(other),
    };
    let field = match refusal.code() {
        "name-taken" => "name",
        "alias-taken" => "aliases",
        "moved-below-itself" | "root-exists" => "parent",
        "phone-taken" | "already-known" => "phone",
        "login-taken" => "login",
        _ => return Err(Error::Refused(refusal)),
    };
    Ok(Problems::at(field, Problem::Said(refusal.words(Lang::Zh), refusal.words(Lang::En))))
}

/// Every page of this room.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::home))
        .route("/set-up", get(set_up::form).post(set_up::send))
        .route("/sign-in", get(sign_in::form).post(sign_in::send))
        .route("/sign-in/new-password/{token}", get(password::form).post(password::send))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/in", get(link::help))
        .route("/in/{token}", get(link::show).post(link::enter))
        .merge(of_oneself())
        .merge(of_staff())
}

fn of_oneself() -> Router<App> {
    Router::new()
        .route("/account", get(account::show))
        .route("/account/data", post(account::correct))
        .route("/account/password", post(account::change_password))
        .route("/account/forget-phone", post(account::forget_phone))
        .route("/account/sessions/end-others", post(account::end_others))
        .route("/account/sessions/{session}/end", post(account::end_session))
        .route("/account/my-data.json", get(export::json))
        .route("/account/my-data.csv", get(export::csv))
        .route("/complaints/new", get(complaints::form).post(complaints::send))
        .route("/complaints/thanks", get(complaints::thanks))
}

fn of_staff() -> Router<App> {
    Router::new()
        .route("/organisations", get(organisations::tree))
        .route("/organisations/new", get(organisations::new_form).post(organisations::create))
        .route("/organisations/{org}", get(organisations::edit_form).post(organisations::change))
        .route("/staff", get(staff::list))
        .route("/staff/invite", get(staff::invite_form).post(staff::invite))
        .route("/staff/{person}", get(people::show))
        .route("/staff/{person}/data", post(people::correct))
        .route("/staff/{person}/roles", post(people::give_role))
        .route("/staff/{person}/password-link", post(people::password_link))
        .route("/staff/{person}/lift-wait", post(people::lift_wait))
        .route("/staff/{person}/withdraw-links", post(people::withdraw_links))
        .route("/staff/{person}/sessions/{session}/end", post(people::end_session))
        .route("/staff/roles/{grant}/take", get(people::ask_take_role).post(people::take_role))
        .route("/complaints", get(complaints::list))
        .route("/complaints/{complaint}/handled", post(complaints::handled))
        .route("/audit", get(audit::journal))
}
