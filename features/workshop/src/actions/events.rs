//! What this room tells the journal about topics, wishes and groups.

use classes::ClassId;
use serde::Serialize;
use store::Event;
use web::PersonId;

use crate::model::{GroupingId, PublicationId, TopicId};

/// An event: its name, its kind, which of its fields is the thing it happened to, its fields.
macro_rules! event {
    ($name:ident = $kind:literal of $subject:ident { $($field:ident : $type:ty),* $(,)? }) => {
        #[derive(Serialize)]
        pub(super) struct $name<'a> {
            $(pub(super) $field: &'a $type),*
        }

        impl Event for $name<'_> {
            const KIND: &'static str = $kind;
            fn subject(&self) -> String {
                self.$subject.to_string()
            }
        }
    };
}

event!(TopicMade = "workshop.topic-made" of topic { class: ClassId, topic: TopicId, number: usize, title: str });
event!(TopicChanged = "workshop.topic-changed" of topic { topic: TopicId, title: str });
event!(TopicPassed = "workshop.topic-passed" of topic { topic: TopicId, to: str });
event!(TopicRenumbered = "workshop.topic-renumbered" of topic { topic: TopicId, from: usize, to: usize });
event!(PoolPassed = "workshop.pool-passed" of class { class: ClassId, to: str });
event!(TopicChosen = "workshop.topic-chosen" of class { class: ClassId, person: PersonId, topics: [TopicId] });
event!(GroupsComputed = "workshop.groups-computed" of class { class: ClassId, grouping: GroupingId, seed: i64 });
event!(GroupingChanged = "workshop.grouping-changed" of grouping { grouping: GroupingId, number: usize, what: str });
event!(GroupsPublished = "workshop.groups-published" of class {
    class: ClassId, grouping: GroupingId, publication: PublicationId, groups: usize, people: usize
});
event!(GroupsWithdrawn = "workshop.groups-withdrawn" of class { class: ClassId, publication: PublicationId });
