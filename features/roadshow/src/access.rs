//! Who may do what with a roadshow.

web::permissions! {
    /// Sets a roadshow up: rule, judges, order; corrects scores; publishes.
    RUN_ROADSHOW = "roadshow.run": Administrator, Organiser;
    /// Sees every judge's scores before and after the result.
    SEE_SCORES = "roadshow.see-scores": Administrator, Organiser;
    /// Scores the groups one does not stand back from.
    SCORE = "roadshow.score": Judge;
    /// Reads a group's own means and comments after the result: for members of that group.
    READ_OWN_RESULT = "roadshow.read-own-result": Administrator, Organiser, Trainee;
    /// Sees a published result.
    SEE_RESULT = "roadshow.see-result": Anyone;
    /// Runs the desk on the day.
    RUN_DESK = "roadshow.run-desk": Administrator, Organiser;
    /// Watches how the judging goes.
    WATCH_JUDGING = "roadshow.watch-judging": Administrator, Organiser, Judge;
    /// Sees the hall's vote; votes with a ballot from the code on the big screen.
    VOTE = "roadshow.vote": Anyone;
    /// Votes with the class, one ballot each.
    VOTE_AS_TRAINEE = "roadshow.vote-as-trainee": Trainee;
}
