//! The design check: can the table be compared at all, and whom do the missing cells help?
//!
//! Judges and teams are the two sides of a graph, scores its edges. In one piece, every team can be compared with
//! every other through somebody; in two, no arithmetic can tell a good team from a lenient judge. Overlap is the only
//! requirement (J. M. Linacre, Many-Facet Rasch Measurement, 1989, on judging plans).

use super::least_squares::LeastSquares;
use super::table::{Score, Table, mean};
use super::undefined::Undefined;

/// Teams and judges that hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Teams, in order.
    pub teams: Vec<usize>,
    /// Judges, in order.
    pub judges: Vec<usize>,
}

/// One score that would join two pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// This judge …
    pub judge: usize,
    /// … would score this team.
    pub team: usize,
}

/// Whom missing cells help or hurt.
#[derive(Debug, Clone, PartialEq)]
pub struct Tilt {
    /// Which team.
    pub team: usize,
    /// Judges who did not score it, the one with the most to say first.
    pub missing: Vec<usize>,
    /// How much its plain mean is above what all judges would have given on average; below nought it is hurt.
    pub points: f64,
}

/// What the check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// The pieces, the largest first. One is as it should be.
    pub pieces: Vec<Piece>,
    /// The scores that would join them, one less than there are pieces.
    pub links: Vec<Link>,
    /// For each team with cells missing, whom that helps; the largest first. Empty for a table in pieces.
    pub tilts: Vec<Tilt>,
}

/// Finds the pieces, largest first. Teams and judges without any score are left out.
pub fn pieces(table: &Table) -> Vec<Piece> {
    let teams = table.teams().len();
    let mut parent: Vec<usize> = (0..teams + table.judges().len()).collect();
    for score in table.scores() {
        let (a, b) = (root(&mut parent, score.team), root(&mut parent, teams + score.judge));
        parent[a] = b;
    }
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut place = vec![None; parent.len()];
    let mut of = |node: usize, parent: &mut [usize], pieces: &mut Vec<(usize, Piece)>| {
        let root = root(parent, node);
        *place[root].get_or_insert_with(|| {
            pieces.push((0, Piece { teams: Vec::new(), judges: Vec::new() }));
            pieces.len() - 1
        })
    };
    for (team, row) in table.rows().iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let at = of(team, &mut parent, &mut pieces);
        pieces[at].0 += row.len();
        pieces[at].1.teams.push(team);
    }
    for (judge, _) in table.columns().iter().enumerate().filter(|(_, column)| !column.is_empty()) {
        let at = of(teams + judge, &mut parent, &mut pieces);
        pieces[at].1.judges.push(judge);
    }
    // The sort is stable: pieces of one size stay in the order of their first team.
    pieces.sort_by_key(|(scores, _)| std::cmp::Reverse(*scores));
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// Looks at the design; least squares say how severe judges are, where they can.
pub fn design(table: &Table, fit: Result<&LeastSquares, Undefined>) -> Design {
    let pieces = pieces(table);
    let links = links(table, &pieces);
    let tilts = fit.map(|fit| tilts(table, fit)).unwrap_or_default();
    Design { pieces, links, tilts }
}

/// For each piece but the largest, the score that joins it to the largest: a judge with many scores for a team with
/// few, and never one who stands back.
fn links(table: &Table, pieces: &[Piece]) -> Vec<Link> {
    let Some((main, rest)) = pieces.split_first() else { return Vec::new() };
    let (rows, columns) = (table.rows(), table.columns());
    let between = |judges: &[usize], teams: &[usize]| {
        let pairs =
            judges.iter().flat_map(|judge| teams.iter().map(|team| Link { judge: *judge, team: *team }));
        pairs
            .filter(|link| !table.is_recused(link.team, link.judge))
            .min_by_key(|link| (rows[link.team].len(), std::cmp::Reverse(columns[link.judge].len())))
    };
    rest.iter()
        .filter_map(|piece| {
            between(&main.judges, &piece.teams).or_else(|| between(&piece.judges, &main.teams))
        })
        .collect()
}

fn tilts(table: &Table, fit: &LeastSquares) -> Vec<Tilt> {
    let one = |(team, row): (usize, Vec<Score>)| {
        let points = mean(row.iter().map(|score| fit.judges[score.judge]))?;
        let scored = |judge: &usize| row.iter().any(|score| score.judge == *judge);
        let mut missing: Vec<usize> = (0..table.judges().len()).filter(|judge| !scored(judge)).collect();
        missing.sort_by(|a, b| fit.judges[*b].abs().total_cmp(&fit.judges[*a].abs()));
        (!missing.is_empty()).then_some(Tilt { team, missing, points })
    };
    let mut tilts: Vec<Tilt> = table.rows().into_iter().enumerate().filter_map(one).collect();
    tilts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    tilts
}

impl Design {
    /// Is the table in one piece (or empty)?
    pub fn is_connected(&self) -> bool {
        self.pieces.len() <= 1
    }

    /// The same with the places of another table.
    pub(crate) fn moved(self, teams: &[usize], judges: &[usize]) -> Self {
        let to = |places: Vec<usize>, of: &[usize]| {
            let mut moved: Vec<usize> = places.into_iter().map(|at| of[at]).collect();
            moved.sort_unstable();
            moved
        };
        let piece = |piece: Piece| Piece { teams: to(piece.teams, teams), judges: to(piece.judges, judges) };
        let link = |link: Link| Link { judge: judges[link.judge], team: teams[link.team] };
        let tilt = |tilt: Tilt| Tilt {
            team: teams[tilt.team],
            missing: tilt.missing.into_iter().map(|at| judges[at]).collect(),
            ..tilt
        };
        Self {
            pieces: self.pieces.into_iter().map(piece).collect(),
            links: self.links.into_iter().map(link).collect(),
            tilts: self.tilts.into_iter().map(tilt).collect(),
        }
    }
}
