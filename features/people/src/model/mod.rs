//! Types and rules of this room; pure.

mod common_passwords;
mod complaint;
mod login;
mod org;
pub(crate) mod password;
mod person;
mod staff;

pub(crate) use complaint::{ComplaintDraft, ComplaintId};
pub(crate) use login::{Typed, login_name};
pub(crate) use org::OrgDraft;
pub use org::{NewOrg, Org, OrgId, OrgKind};
pub(crate) use person::{LONGEST_POST, PersonDraft, read_name};
pub use person::{NewPerson, Person, Sex, mobile_number, shown_phone};
pub use staff::role_name;
pub(crate) use staff::{InviteDraft, staff_roles};
