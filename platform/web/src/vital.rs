//! Parts of the program that may be unwell while it goes on serving, such as the line to other nodes:
//! `/healthz` and `/metrics` say so.

use std::sync::Arc;

/// A part that may be unwell by itself.
pub trait Vital: Send + Sync {
    /// Its name, one word.
    fn name(&self) -> &'static str;
    /// Whether it is well now.
    fn well(&self) -> bool;
}

/// The parts, kept by the door among the program's extras.
#[derive(Clone, Default)]
pub struct Vitals(pub Vec<Arc<dyn Vital>>);
