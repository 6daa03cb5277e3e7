//! What this room writes into the journal, always about the class.

use people::OrgId;
use web::PersonId;

use crate::model::{ClassId, EnrolmentId, ImportId};

store::events! {
    /// A class was made, afresh or after another.
    ClassCreated = "classes.class-created" about class: ClassId {
        name: &'a str, host: &'a OrgId, copied_from: Option<&'a ClassId>
    }
    /// Its name or its days were changed.
    ClassChanged = "classes.class-changed" about class: ClassId {
        name: &'a str, starts_on: String, ends_on: String
    }
    /// Somebody was put on the roster.
    Enrolled = "classes.enrolled" about class: ClassId { enrolment: &'a EnrolmentId, person: &'a PersonId }
    /// What the roster says of somebody was changed.
    EnrolmentChanged = "classes.enrolment-changed" about class: ClassId { enrolment: &'a EnrolmentId }
    /// Somebody was taken off the roster.
    Withdrawn = "classes.withdrawn" about class: ClassId { enrolment: &'a EnrolmentId, person: &'a PersonId }
    /// A receipt was sent in and read.
    ReceiptRead = "classes.receipt-read" about class: ClassId { import: &'a ImportId, file_name: &'a str }
    /// A receipt was given up.
    ReceiptDropped = "classes.receipt-dropped" about class: ClassId { import: &'a ImportId }
    /// A receipt was taken over.
    ReceiptImported = "classes.receipt-imported" about class: ClassId {
        import: &'a ImportId, file_name: &'a str, added: usize, updated: usize, unchanged: usize
    }
    /// The roster left the house as a file.
    RosterExported = "classes.roster-exported" about class: ClassId { people: usize }
    /// Personal links were made for everybody on the roster.
    LinksMade = "classes.links-made" about class: ClassId { people: usize }
    /// The timetable was changed.
    TimetableChanged = "classes.timetable-changed" about class: ClassId {
        how: &'static str, day: String, title: &'a str
    }
}
