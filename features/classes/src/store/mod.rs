//! SQL and nothing else: one function per question.

mod classes;
mod enrolments;
mod imports;
mod items;

pub(crate) use classes::*;
pub(crate) use enrolments::*;
pub(crate) use imports::*;
pub(crate) use items::*;
