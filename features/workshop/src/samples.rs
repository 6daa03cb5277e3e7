//! Every page of this room with made-up content: for the test that renders them all, and for pictures.

use web::Lang;

/// The pages in a language: name and HTML of the page's own part.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    crate::room_samples::pages(lang)
}
