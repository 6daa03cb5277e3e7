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
    /// Other addresses that belong to it.
    covers: Vec<String>,
}

impl NavItem {
    /// An entry without a badge.
    pub fn new(href: impl Into<String>, label: impl Into<String>, icon: &'static str) -> Self {
        Self { href: href.into(), label: label.into(), icon, badge: None, current: false, covers: Vec::new() }
    }

    /// The entry is the current one at this address too.
    #[must_use]
    pub fn covering(mut self, href: impl Into<String>) -> Self {
        self.covers.push(href.into());
        self
    }

    /// How much of the reader's address one of its own addresses is.
    fn reach(&self, path: &str) -> Option<usize> {
        let here =
            |href: &&str| path == *href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
        let own = std::iter::once(self.href.as_str()).chain(self.covers.iter().map(String::as_str));
        own.filter(here).map(str::len).max()
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
    let longest = groups.iter().flat_map(|g| g.items.iter()).filter_map(|i| i.reach(path)).max();
    for item in groups.iter_mut().flat_map(|g| g.items.iter_mut()) {
        item.current = longest.is_some() && item.reach(path) == longest;
    }
}
