//! What this room writes into the journal.

use web::PersonId;

use crate::model::OrgId;

store::events! {
    /// An organisation was added.
    OrgAdded = "people.organisation-added" about org: OrgId { name: &'a str }
    /// Its name, kind, parents or code were changed.
    OrgChanged = "people.organisation-changed" about org: OrgId { before: &'a str, name: &'a str }
    /// An alias was added.
    AliasAdded = "people.alias-added" about org: OrgId { alias: &'a str }
    /// An alias was removed.
    AliasRemoved = "people.alias-removed" about org: OrgId { alias: &'a str }
    /// A person was entered.
    PersonKept = "people.person-entered" about person: PersonId { unit: Option<&'a OrgId> }
    /// Fields of a person were changed; which ones, never their values.
    PersonChanged = "people.person-changed" about person: PersonId { fields: Vec<&'static str> }
    /// A personal link was given out.
    LinkGiven = "people.link-given" about person: PersonId { lands_on: &'a str }
    /// Every personal link of a person was withdrawn.
    LinksWithdrawn = "people.links-withdrawn" about person: PersonId { how_many: u64 }
    /// A link to choose a password was given out.
    PasswordLinkGiven = "people.password-link-given" about person: PersonId { login: &'a str }
    /// A password was chosen.
    PasswordChosen = "people.password-chosen" about person: PersonId {}
    /// A role was given.
    RoleGiven = "people.role-given" about person: PersonId { role: &'a str, org: &'a OrgId }
    /// A role was taken back.
    RoleTaken = "people.role-taken" about person: PersonId { role: &'a str, over: &'a str }
    /// Somebody came in.
    SignedIn = "people.signed-in" about person: PersonId { by: &'static str }
    /// Somebody tried to come in with a wrong password. Written down once a step of the wait, never more.
    SignInFailed = "people.sign-in-failed" about person: PersonId {}
    /// Somebody who had to wait after wrong passwords may try again at once.
    WaitLifted = "people.sign-in-wait-lifted" about person: PersonId {}
    /// Somebody left.
    SignedOut = "people.signed-out" about person: PersonId {}
    /// A session was ended from a list.
    SessionEnded = "people.session-ended" about person: PersonId { session: &'a str }
    /// The installation was set up.
    SetUp = "people.set-up" about person: PersonId { organisation: &'a OrgId }
    /// Somebody complained or suggested something; no word of who.
    Complained = "people.complained" about complaint: str {}
    /// A complaint was dealt with.
    ComplaintHandled = "people.complaint-handled" about complaint: str {}
}
