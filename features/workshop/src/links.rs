//! Every address of this room.

use classes::ClassId;

use crate::model::TopicId;

const CLASSES: &str = "/classes";

/// Making a topic of needs, where the class is still to be chosen.
pub const TOPIC_FROM_NEEDS: &str = "/topics/new";

/// The topic pool of a class.
pub fn topics(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/topics")
}

/// Making a topic.
pub fn topic_new(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/topics/new")
}

/// One topic.
pub fn topic(class: &ClassId, topic: &TopicId) -> String {
    format!("{CLASSES}/{class}/topics/{topic}")
}

/// What is done with a topic: edit, publish, withdraw, restore, up, down.
pub fn topic_step(class: &ClassId, topic: &TopicId, step: &str) -> String {
    format!("{CLASSES}/{class}/topics/{topic}/{step}")
}

/// What is done with the pool: publish, close, open.
pub fn pool_step(class: &ClassId, step: &str) -> String {
    format!("{CLASSES}/{class}/topics/pool/{step}")
}

/// Ranking topics.
pub fn wishes(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/wishes")
}

/// The grouping studio.
pub fn grouping(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/grouping")
}

/// The published groups.
pub fn groups(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/groups")
}
