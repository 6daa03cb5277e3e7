//! Every page of this room with made-up content: for the test that renders them all, and for pictures.

use web::Lang;

use crate::pages::{drill_samples, opinion_samples, score_samples, set_up_samples, stage_samples};

/// The pages in a language: name and HTML of the page's own part.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let mut pages = set_up_samples::samples(lang);
    pages.extend(score_samples::samples(lang));
    pages.extend(stage_samples::samples(lang));
    pages.extend(drill_samples::samples(lang));
    pages.extend(opinion_samples::samples(lang));
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages_with_one_heading() {
        for lang in Lang::ALL {
            let pages = samples(lang);
            assert!(pages.len() >= 30, "only {}", pages.len());
            for (name, html) in pages {
                // The judges' "now" is a part of their page, not a page.
                let headings = usize::from(name != "judging-now");
                assert_eq!(html.matches("<h1").count(), headings, "{name} in {lang:?}: {html}");
            }
        }
    }
}
