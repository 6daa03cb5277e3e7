//! What people do with classes: may they? is it right? write, record.

mod classes;
mod events;
mod handing_out;
mod import;
mod roster;
mod timetable;

pub use classes::{class, class_of_trainee, classes_for, create_class, edit_class, hosts_for, scope_of};
pub(crate) use handing_out::{class_to_link, export, make_links};
pub(crate) use import::{
    Meant, Preview, add_import, class_to_fill, drop_import, fix, import_rows, name_units, preview,
};
pub(crate) use roster::{
    Placed, edit_enrolment, enrolment_form, past_trainees, place, restore, roster, withdraw,
};
pub use roster::{enrol, trainees};
pub(crate) use timetable::{add_item, change_item, item_to_edit, remove_item, restore_item, timetable};
