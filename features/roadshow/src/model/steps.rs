//! What is ready of a roadshow and what the next step is.

/// What the set-up page looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    /// How many groups the class has published.
    pub groups: usize,
    /// Whether the rule is frozen.
    pub frozen: bool,
    /// How many judges are on the panel.
    pub judges: usize,
    /// How many pairs the organiser still has to decide about.
    pub undecided: usize,
    /// Whether the order is drawn for the groups that are published now.
    pub drawn: bool,
    /// Whether judges may score, or could.
    pub scoring: bool,
    /// Whether scores stand.
    pub locked: bool,
    /// Whether the result is published.
    pub announced: bool,
}

/// The one thing to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Groups have to be published first; that is done elsewhere.
    Groups,
    /// The rule has to be frozen.
    Rubric,
    /// Judges have to be named.
    Judges,
    /// Somebody has to decide who stands back.
    Recusals,
    /// The order has to be drawn.
    Draw,
    /// Scoring can be opened.
    Open,
    /// Scores come in; then they are locked.
    Scores,
    /// The result can be published.
    Announce,
    /// Everything is done.
    Results,
}

impl Readiness {
    /// The next step, in the order in which they are needed.
    pub fn next(&self) -> Next {
        match self {
            _ if self.announced => Next::Results,
            _ if self.locked => Next::Announce,
            _ if self.scoring => Next::Scores,
            _ if self.groups == 0 => Next::Groups,
            _ if !self.frozen => Next::Rubric,
            _ if self.judges == 0 => Next::Judges,
            _ if self.undecided > 0 => Next::Recusals,
            _ if !self.drawn => Next::Draw,
            _ => Next::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_is_the_first_one_that_is_missing() {
        let mut ready = Readiness::default();
        assert_eq!(ready.next(), Next::Groups);
        ready.groups = 6;
        assert_eq!(ready.next(), Next::Rubric);
        ready.frozen = true;
        assert_eq!(ready.next(), Next::Judges);
        (ready.judges, ready.undecided) = (7, 2);
        assert_eq!(ready.next(), Next::Recusals);
        ready.undecided = 0;
        assert_eq!(ready.next(), Next::Draw);
        ready.drawn = true;
        assert_eq!(ready.next(), Next::Open);
        ready.scoring = true;
        assert_eq!(ready.next(), Next::Scores);
        ready.locked = true;
        assert_eq!(ready.next(), Next::Announce);
        ready.announced = true;
        assert_eq!(ready.next(), Next::Results);
    }
}
