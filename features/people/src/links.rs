//! Every address of this room.

use store::journal::EntryId;
use web::access::GrantId;
use web::{PersonId, SessionId, links as platform};

use crate::model::{ComplaintId, OrgId};

/// The tree of organisations.
pub const ORGANISATIONS: &str = "/organisations";
/// Adding an organisation.
pub const ORGANISATION_NEW: &str = "/organisations/new";
/// Who works with the installation.
pub const STAFF: &str = "/staff";
/// Inviting somebody.
pub const STAFF_INVITE: &str = "/staff/invite";
/// Where somebody with a link, but not on it, is told what to do.
pub const LINK_HELP: &str = "/in";
/// The first run.
pub const SET_UP: &str = "/set-up";
/// Complaints and suggestions, for administrators.
pub const COMPLAINTS: &str = "/complaints";
/// After a complaint was sent.
pub const COMPLAINT_SENT: &str = "/complaints/thanks";
/// The journal.
pub const AUDIT: &str = "/audit";
/// Correcting one's own data.
pub const ACCOUNT_DATA: &str = "/account/data";
/// Changing one's own password.
pub const ACCOUNT_PASSWORD: &str = "/account/password";
/// Forgetting one's own phone number.
pub const ACCOUNT_FORGET_PHONE: &str = "/account/forget-phone";
/// Ending every session but this one.
pub const ACCOUNT_END_OTHERS: &str = "/account/sessions/end-others";
/// One's own data for programs.
pub const ACCOUNT_JSON: &str = "/account/my-data.json";
/// One's own data for a spreadsheet.
pub const ACCOUNT_CSV: &str = "/account/my-data.csv";

/// One organisation.
pub fn organisation(id: &OrgId) -> String {
    format!("{ORGANISATIONS}/{id}")
}

/// Adding an organisation below another.
pub fn organisation_new_below(id: &OrgId) -> String {
    format!("{ORGANISATION_NEW}?parent={id}")
}

/// A person's page for staff.
pub fn person(id: &PersonId) -> String {
    format!("{STAFF}/{id}")
}

/// Correcting a person's data.
pub fn person_data(id: &PersonId) -> String {
    format!("{STAFF}/{id}/data")
}

/// Giving a person a role.
pub fn person_roles(id: &PersonId) -> String {
    format!("{STAFF}/{id}/roles")
}

/// Taking a role back: asking, and doing it.
pub fn role_taken(grant: &GrantId) -> String {
    format!("{STAFF}/roles/{grant}/take")
}

/// A new link to choose a password, for a person.
pub fn person_password_link(id: &PersonId) -> String {
    format!("{STAFF}/{id}/password-link")
}

/// Letting a person try again who waits after wrong passwords.
pub fn person_wait_lifted(id: &PersonId) -> String {
    format!("{STAFF}/{id}/lift-wait")
}

/// Ending one session of a person.
pub fn person_session_end(id: &PersonId, session: &SessionId) -> String {
    format!("{STAFF}/{id}/sessions/{session}/end")
}

/// Withdrawing every personal link of a person.
pub fn person_withdraw_links(id: &PersonId) -> String {
    format!("{STAFF}/{id}/withdraw-links")
}

/// A personal link.
pub fn personal(token: &str) -> String {
    format!("{LINK_HELP}/{token}")
}

/// The one-time link by which staff choose a password.
pub fn choose_password(token: &str) -> String {
    format!("{}/new-password/{token}", platform::SIGN_IN)
}

/// Ending one of one's own sessions.
pub fn session_end(session: &SessionId) -> String {
    format!("/account/sessions/{session}/end")
}

/// Dealing with a complaint.
pub fn complaint_handled(id: &ComplaintId) -> String {
    format!("{COMPLAINTS}/{id}/handled")
}

/// Older entries of the journal.
pub fn audit_before(entry: &EntryId) -> String {
    format!("{AUDIT}?before={entry}")
}

/// Signing in at once, in the throw-away demonstration.
pub fn demo(key: &str) -> String {
    format!("/demo/in/{key}")
}
