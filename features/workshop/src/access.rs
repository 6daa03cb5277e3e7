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
    /// Sees where every group stands in its stage.
    SEE_STAGES = "workshop.see-stages": Administrator, Organiser, Facilitator, Leader;
    /// Opens stages, changes what they ask for and until when.
    OPEN_STAGE = "workshop.open-stage": Administrator, Organiser;
    /// Lets a group through a gate, or sends it back with a reason.
    DECIDE_GATE = "workshop.decide-gate": Administrator, Organiser, Facilitator;
    /// Enters a group's room and works there: trainees only where they are members.
    ENTER_ROOM = "workshop.enter-room": Administrator, Organiser, Facilitator, Trainee;
    /// Enters the room of any group of the class.
    HELP_GROUPS = "workshop.help-groups": Administrator, Organiser, Facilitator;
    /// Says something about a group's rehearsal, without a name.
    GIVE_FEEDBACK = "workshop.give-feedback": Administrator, Organiser, Facilitator, Trainee;
    /// Opens a proposal to everybody, once the result is announced.
    OPEN_PROPOSAL = "workshop.open-proposal": Administrator, Organiser;
}
