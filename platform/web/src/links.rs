//! The platform's own addresses. Each room has a file like this; no template writes one by hand.

use crate::Lang;

/// The reader's home.
pub const HOME: &str = "/";
/// Leaving.
pub const SIGN_OUT: &str = "/sign-out";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// One's own sessions and data.
pub const ACCOUNT: &str = "/account";
/// Complaints and suggestions, from every page's foot.
pub const COMPLAIN: &str = "/complaints/new";

/// The sign-in page, which leads back.
pub fn sign_in_and_back(back: &str) -> String {
    format!("{SIGN_IN}?back={}", escaped(back))
}

/// Switches the language and leads back.
pub fn language(lang: Lang, back: &str) -> String {
    format!("/language/{}?back={}", lang.tag(), escaped(back))
}

/// Switches large type and leads back.
pub fn size(elder: bool, back: &str) -> String {
    format!("/size/{}?back={}", if elder { "elder" } else { "normal" }, escaped(back))
}

/// A light or a dark stage from now on, and back.
pub fn stage_look(light: bool, back: &str) -> String {
    format!("/stage-look/{}?back={}", if light { "light" } else { "dark" }, escaped(back))
}

/// A value in a query, percent-encoded.
pub fn escaped(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

/// A way back that somebody sent us: only a path of ours, never another site.
pub fn safe_back(back: &str) -> &str {
    let ours = back.starts_with('/')
        && !back.starts_with("//")
        && !back.starts_with("/\\")
        && !back.chars().any(char::is_control);
    if ours { back } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leads_to_another_site() {
        assert_eq!(safe_back("/classes?sort=pinyin"), "/classes?sort=pinyin");
        for evil in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/a\nb"]
        {
            assert_eq!(safe_back(evil), HOME, "{evil}");
        }
    }
}
