//! The navigation a reader sees: groups of entries at the side of the desk, tabs below the phone.

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its word.
    pub label: String,
    /// Its symbol in the sprite.
    pub icon: &'static str,
    /// A small figure beside it.
    pub badge: Option<String>,
    /// Whether the reader is there.
    pub current: bool,
}

impl NavItem {
    /// An entry without a badge.
    pub fn new(href: impl Into<String>, label: impl Into<String>, icon: &'static str) -> Self {
        Self { href: href.into(), label: label.into(), icon, badge: None, current: false }
    }
}

/// Entries under one caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavGroup {
    /// The caption, where there is one.
    pub caption: Option<String>,
    /// The entries.
    pub items: Vec<NavItem>,
}

/// Marks the entry whose address is the longest beginning of the reader's.
pub(crate) fn mark_current(groups: &mut [NavGroup], path: &str) {
    let here = |href: &str| path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    let longest =
        groups.iter().flat_map(|g| g.items.iter()).filter(|i| here(&i.href)).map(|i| i.href.len()).max();
    for item in groups.iter_mut().flat_map(|g| g.items.iter_mut()) {
        item.current = here(&item.href) && Some(item.href.len()) == longest;
    }
}
