//! Panels of judges: who judges which team, without conflict of interest and with equal load.
//!
//! Every team has the same number of judges, none of whom is barred from it (own unit, own city). In this order:
//! 1. **Load.** Judges have as equal a load as can be: paths along which a judge with more hands a team to one with
//!    fewer are followed until there are none. Then loads are as equal as in any assignment, whatever measure is taken,
//!    the largest, the smallest or the sum of squares (Harvey, Ladner, Lovász, Tamir 2003, *Semi-matchings for bipartite
//!    graphs and load balancing*).
//! 2. **Comparison.** Teams are comparable when a chain of shared judges leads from one to the other: only then can a
//!    strict judge be told from a weak team. Exchanges that leave all loads as they are join what is apart, until all
//!    teams are in one part or the budget is spent. Where it is proven to be impossible, [`Apart`] says why.
//! 3. **Variety.** The same exchanges then part judges who judge together again and again.
//!
//! When there is no such assignment [`NoPanels::TooFewJudges`] names teams for which too few judges are left, as few
//! teams as show it (Hall 1935).
//!
//! ```
//! use grouping::panels::{Panels, assign};
//!
//! // Six judges, four teams, three judges each; judge 0 comes from the unit of team 0.
//! let panels = Panels { judges: 6, teams: 4, per_team: 3, barred: vec![(0, 0)], most: None };
//! let found = assign(&panels, 1, 10_000).expect("enough judges");
//! assert!(!found.panels[0].contains(&0));
//! assert_eq!(found.loads, vec![2; 6]);
//! assert_eq!(found.parts.len(), 1);
//! ```

mod board;
mod loads;
mod parts;
mod variety;

use serde::{Deserialize, Serialize};

use crate::chance::Chance;
use crate::problem::{MAX_GROUPS, MAX_PEOPLE};
use board::Board;
pub use parts::Apart;

/// Who is to judge whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panels {
    /// How many judges there are.
    pub judges: usize,
    /// How many teams.
    pub teams: usize,
    /// How many judges each team has.
    pub per_team: usize,
    /// A judge and a team whom they must not judge.
    pub barred: Vec<(usize, usize)>,
    /// The most teams one judge takes, if there is a limit.
    pub most: Option<usize>,
}

/// Why there are no such panels.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPanels {
    /// There are no teams, or they are to have no judges.
    #[error("there is nothing to judge")]
    Nothing,
    /// More judges than [`MAX_PEOPLE`] or teams than [`MAX_GROUPS`].
    #[error("more judges or teams than can be assigned")]
    TooLarge,
    /// This bar, by its place, names a judge or a team who does not exist.
    #[error("bar {0} names a judge or a team who does not exist")]
    Bar(usize),
    /// Too few judges are left for these teams together; for any of them less they would do.
    #[error("teams {teams:?} together need {need} judgings and {left} are left")]
    TooFewJudges {
        /// Which teams.
        teams: Vec<usize>,
        /// Judges who may judge at least one of them.
        judges: Vec<usize>,
        /// The judgings these teams need together.
        need: usize,
        /// The judgings these judges can give them.
        left: usize,
    },
}

/// Who judges whom, and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// For each team its judges, in ascending order.
    pub panels: Vec<Vec<usize>>,
    /// For each judge how many teams. No assignment has more equal loads.
    pub loads: Vec<usize>,
    /// The teams in parts: within one a chain of shared judges leads from any team to any other.
    pub parts: Vec<Vec<usize>>,
    /// Why there is more than one part.
    pub apart: Option<Apart>,
    /// Pairs of judges who share more than one team, and how many.
    pub together: Vec<(usize, usize, usize)>,
    /// Exchanges looked at.
    pub looked: u64,
}

impl Assigned {
    /// The difference between the largest and the smallest load; proven to be the least there can be.
    #[must_use]
    pub fn uneven_by(&self) -> usize {
        let (least, most) = (self.loads.iter().min(), self.loads.iter().max());
        most.copied().unwrap_or(0) - least.copied().unwrap_or(0)
    }
}

impl Panels {
    fn checked(&self) -> Result<(), NoPanels> {
        if self.teams == 0 || self.per_team == 0 {
            return Err(NoPanels::Nothing);
        }
        if self.judges > MAX_PEOPLE || self.teams > MAX_GROUPS {
            return Err(NoPanels::TooLarge);
        }
        let wrong = |(judge, team): &(usize, usize)| *judge >= self.judges || *team >= self.teams;
        self.barred.iter().position(wrong).map_or(Ok(()), |place| Err(NoPanels::Bar(place)))
    }
}

/// Assigns judges to teams. The same seed and budget give the same panels on every machine; the budget is how many
/// exchanges are looked at, and a hundred thousand take a fraction of a second.
///
/// # Errors
/// [`NoPanels`] says what cannot be.
pub fn assign(panels: &Panels, seed: u64, budget: u64) -> Result<Assigned, NoPanels> {
    panels.checked()?;
    let mut chance = Chance::from(seed);
    let mut board = Board::of(panels);
    loads::level(panels, &mut board, &mut chance)?;
    let looked = variety::improve(&mut board, budget, &mut chance);
    let parts = parts::parts(&board);
    let apart = (parts.len() > 1).then(|| parts::why(panels, &board));
    Ok(Assigned {
        together: board.together(),
        loads: board.loads(),
        panels: board.panels(),
        parts,
        apart,
        looked,
    })
}
