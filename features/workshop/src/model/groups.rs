//! Published groups.

store::id!(
    /// A published group (小组).
    GroupId,
    "gp"
);
