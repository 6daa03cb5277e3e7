//! What several pages show alike: the engine's language, forms filled from pairs, files, reasons in words.

use web::{FormState, Lang};
use workshop::Group;

use crate::model::Ground;
use crate::words::{Words, words};

/// A choice of a form: what is sent, and what is read.
pub(crate) type Choice = (String, String);

/// The engine's word for a language.
pub(crate) fn tongue(lang: Lang) -> judging::Lang {
    lang.pick(judging::Lang::Zh, judging::Lang::En)
}

/// A form with these values in it and a fresh key.
pub(crate) fn filled(once: String, pairs: &[(String, String)]) -> FormState {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    FormState::filled(once, &pairs)
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

/// 第二组 · 从赶路到感悟.
pub(crate) fn full_name(group: &Group) -> String {
    if group.topic_title.is_empty() {
        group.name.clone()
    } else {
        format!("{} · {}", group.name, group.topic_title)
    }
}

/// Things said one after another.
pub(crate) fn listed(items: &[String], lang: Lang) -> String {
    items.join(&words(lang).comma_list())
}
