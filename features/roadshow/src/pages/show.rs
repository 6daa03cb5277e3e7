//! What several pages show alike: the engine's language, reasons in words.

use web::Lang;

use crate::model::Ground;
use crate::words::{Words, words};

/// The engine's word for a language.
pub(crate) fn tongue(lang: Lang) -> judging::Lang {
    lang.pick(judging::Lang::Zh, judging::Lang::En)
}

/// Why somebody stands back, as the judge and the organiser read it.
pub(crate) fn reason(ground: Ground, name: &str, w: &Words) -> String {
    match ground {
        Ground::SameUnit => w.ground_same_unit(name),
        Ground::SameCity if name.is_empty() => w.ground_same_city_plain(),
        Ground::SameCity => w.ground_same_city(name),
        Ground::Coached if name.is_empty() => w.ground_coached_plain(),
        Ground::Coached => w.ground_coached(name),
        Ground::Marked => w.ground_marked(name),
    }
}

/// Things said one after another.
pub(crate) fn listed(items: &[String], lang: Lang) -> String {
    items.join(&words(lang).comma_list())
}
