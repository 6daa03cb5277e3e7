//! Every page of this room with made-up content: for the test that renders them all, and for pictures.

mod groups;
mod pool;
mod room;
mod studio;

use askama::Template;
use web::Lang;

/// A page's name and the HTML of its own part.
type Sample = (&'static str, String);

/// The pages in a language: name and HTML of the page's own part.
pub fn samples(lang: Lang) -> Vec<Sample> {
    let mut all = pool::samples(lang);
    all.extend(groups::samples(lang));
    all.extend(room::pages(lang));
    all
}

/// A page rendered; one that cannot be is left out, and missed by the test that counts them.
fn sample(name: &'static str, page: &impl Template) -> Option<Sample> {
    page.render().ok().map(|html| (name, html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_in_both_languages_under_one_heading() {
        for lang in Lang::ALL {
            let pages = samples(lang);
            for (name, html) in &pages {
                assert_eq!(html.matches("<h1").count(), 1, "{name} in {lang:?}");
                assert!(!html.contains("style=\""), "{name} has an inline style");
            }
            let names: std::collections::BTreeSet<_> = pages.iter().map(|(name, _)| *name).collect();
            for wanted in
                ["topics", "topic", "topic-form-refused", "wishes", "studio", "studio-moving", "groups"]
            {
                assert!(names.contains(wanted), "{wanted} in {lang:?}");
            }
        }
    }
}
