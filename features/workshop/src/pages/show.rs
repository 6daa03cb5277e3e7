//! What several pages show alike: choices of a form, where topics stand, the ways between the pages of the pool
//! and the groups.

use classes::Class;
use store::Millis;
use web::{Lang, Visit};

use crate::access::{SEE_GROUPING, SEE_GROUPS, SEE_POOL, SEE_TOPIC};
use crate::links;
use crate::model::{Difficulty, TopicState};
use crate::words::words;

/// How hard a topic is, as shown.
pub(crate) fn difficulty_words(difficulty: Difficulty, lang: Lang) -> String {
    let w = words(lang);
    match difficulty {
        Difficulty::Common => w.difficulty_common(),
        Difficulty::Harder => w.difficulty_harder(),
        Difficulty::Hard => w.difficulty_hard(),
    }
}

/// Where a topic stands, as shown, and the tone of its tag.
pub(crate) fn state_words(state: TopicState, lang: Lang) -> (String, &'static str) {
    let w = words(lang);
    match state {
        TopicState::Draft => (w.topic_draft(), "gold"),
        TopicState::Published => (w.topic_published(), "jade"),
        TopicState::Withdrawn => (w.topic_withdrawn(), ""),
    }
}

/// A way to a page beside this one.
pub(crate) struct Way {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// The pages of the pool and the groups that the reader may open, with where they are.
pub(crate) fn ways(visit: &Visit, class: &Class, here: Here) -> Vec<Way> {
    let (w, scope) = (words(visit.lang()), class.scope());
    let all = [
        (Here::Topics, SEE_TOPIC, links::topics(&class.id), w.pool_title()),
        (Here::Wishes, SEE_POOL, links::wishes(&class.id), w.wishes_title()),
        (Here::Grouping, SEE_GROUPING, links::grouping(&class.id), w.grouping_way()),
        (Here::Groups, SEE_GROUPS, links::groups(&class.id), w.groups_title()),
    ];
    let open = all.into_iter().filter(|(_, action, ..)| visit.ctx.can(*action, &scope));
    open.map(|(page, _, href, label)| Way { href, label, current: page == here }).collect()
}

/// One of these pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Here {
    /// The pool.
    Topics,
    /// The wishes.
    Wishes,
    /// The studio.
    Grouping,
    /// The published groups.
    Groups,
}

/// When the pool was closed and by whom, in a sentence.
pub(crate) fn closed_words(visit: &Visit, at: Millis, by: &str) -> String {
    let (w, at) = (words(visit.lang()), visit.ctx.moment(at));
    if by.is_empty() { w.pool_closed_at(at) } else { w.pool_closed_by(by, at) }
}

/// The address of a class's home; a trainee's leads to their day.
pub(crate) fn home(visit: &Visit, class: &Class) -> String {
    if visit.ctx.can(classes::access::SEE_CLASS, &class.scope()) {
        classes::links::class_home(&class.id)
    } else {
        classes::links::today(&class.id)
    }
}
