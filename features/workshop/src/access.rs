//! Who may do what in the workshop.

web::permissions! {
    /// Sees a published topic and the needs it came from.
    SEE_TOPIC = "workshop.see-topic": Anyone;
    /// Sees the whole pool, drafts and withdrawn topics too, and how many have chosen.
    SEE_POOL = "workshop.see-pool": Administrator, Organiser, Facilitator, Leader;
    /// Makes topics, gathers needs into them, publishes and withdraws them, closes the pool.
    KEEP_POOL = "workshop.keep-pool": Administrator, Organiser;
    /// Ranks the topics of the class one is in.
    CHOOSE_TOPIC = "workshop.choose-topic": Trainee;
    /// Sees drafts of groups.
    SEE_GROUPING = "workshop.see-grouping": Administrator, Organiser, Facilitator, Leader;
    /// Makes groups, changes them by hand, publishes them.
    MAKE_GROUPS = "workshop.make-groups": Administrator, Organiser;
    /// Sees the published groups of a class.
    SEE_GROUPS = "workshop.see-groups": Administrator, Organiser, Facilitator, Leader, Trainee, Lecturer, Judge;
}
