//! A topic of the pool.

store::id!(
    /// A topic (课题).
    TopicId,
    "tp"
);
