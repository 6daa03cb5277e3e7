//! Who may do what with needs.

web::permissions! {
    /// Saying a difficulty.
    SAY_NEED = "needs.say-need": Anyone;
    /// Reading what was said.
    SEE_NEEDS = "needs.see-needs": Administrator, Organiser, Leader;
    /// Answering, handing on, gathering into a topic.
    ANSWER_NEED = "needs.answer-need": Administrator, Organiser;
}
