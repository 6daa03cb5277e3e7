//! Every address of this room.

use web::PersonId;

use crate::model::OrgId;

/// The tree of organisations.
pub const ORGANISATIONS: &str = "/organisations";
/// Adding an organisation.
pub const ORGANISATION_NEW: &str = "/organisations/new";
/// Who works with the installation.
pub const STAFF: &str = "/staff";

/// One organisation.
pub fn organisation(id: &OrgId) -> String {
    format!("{ORGANISATIONS}/{id}")
}

/// A person's page for staff.
pub fn person(id: &PersonId) -> String {
    format!("{STAFF}/{id}")
}

/// A personal link.
pub fn personal(token: &str) -> String {
    format!("/in/{token}")
}
