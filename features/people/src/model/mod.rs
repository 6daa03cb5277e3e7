//! Types and rules of this room; pure.

mod org;
mod person;

pub use org::{NewOrg, Org, OrgDraft, OrgId, OrgKind};
pub use person::{NewPerson, Person, Sex, mobile_number, shown_phone};
