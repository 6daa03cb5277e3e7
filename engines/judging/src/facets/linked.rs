//! Whether everything can be compared with everything, and if not, what falls apart.
//!
//! Two teams can be compared when the ratings determine the difference of their measures; likewise two judges and two
//! criteria. A path through shared judges is not enough: teams A judged by one panel and teams B by another share all
//! criteria and still cannot be compared. So the question is put to the design itself. Look for shifts of measures that
//! change no team − criterion − severity: all teams up with all judges, and all teams up with all criteria, always
//! exist and are what "sum to zero" settles. Any further one is a crack, and whoever it moves differently is apart.
//!
//! Teams are eliminated first (a rating less the team's first rating says something about judges and criteria only),
//! which leaves a small elimination. It is done in the field of 2⁶¹ − 1 elements, exact and without rounding: a rank
//! can come out lower than it is only if that prime divides a minor of the design, whose entries are at most 2.
//!
//! Sources: D. L. Weeks & D. R. Williams, A note on the determination of connectedness in an N-way cross classification
//! (Technometrics 6, 1964), for the question; J. M. Linacre (1989), for judging plans.

use std::collections::BTreeMap;

use super::refused::Pieces;
use super::table::Table;

/// 2⁶¹ − 1, a prime.
const PRIME: u64 = (1 << 61) - 1;

/// The pieces, if there are several.
pub(super) fn pieces(table: &Table) -> Option<Pieces> {
    let judges = table.judges.len();
    let width = judges + table.criteria.len();
    let basis = basis(table, judges, width);
    if basis.len() + 2 == width {
        return None;
    }
    let cracks = cracks(&basis, width);
    // What every crack does to a column; equal for those that stay together.
    let moves = |column: usize| cracks.iter().map(|crack| crack[column]).collect::<Vec<u64>>();
    let together = |a: usize, b: usize| (0..cracks.len()).map(|i| add(cracks[i][a], cracks[i][b])).collect();
    let cells = &table.cells;
    Some(Pieces {
        teams: grouped(
            &table.teams,
            cells.iter().map(|c| (c.team, together(c.judge, judges + c.criterion))).collect(),
        ),
        judges: grouped(&table.judges, cells.iter().map(|c| (c.judge, moves(c.judge))).collect()),
        criteria: grouped(
            &table.criteria,
            cells.iter().map(|c| (c.criterion, moves(judges + c.criterion))).collect(),
        ),
    })
}

/// Reduced rows that span what the ratings say about judges and criteria, with the column each begins in.
fn basis(table: &Table, judges: usize, width: usize) -> BTreeMap<usize, Vec<u64>> {
    let mut basis: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    let mut first = None;
    for cell in &table.cells {
        // Cells are sorted by team, so a team's first cell is met first.
        let base = first.filter(|base: &&super::table::Cell| base.team == cell.team).unwrap_or(cell);
        first = Some(base);
        let mut row = vec![0; width];
        for (column, sign) in [
            (cell.judge, 1),
            (base.judge, PRIME - 1),
            (judges + cell.criterion, 1),
            (judges + base.criterion, PRIME - 1),
        ] {
            row[column] = add(row[column], sign);
        }
        for (column, pivot) in &basis {
            let factor = row[*column];
            subtract(&mut row, factor, pivot);
        }
        let Some(lead) = row.iter().position(|entry| *entry != 0) else { continue };
        let inverse = power(row[lead], PRIME - 2);
        row.iter_mut().for_each(|entry| *entry = times(*entry, inverse));
        for other in basis.values_mut() {
            let factor = other[lead];
            subtract(other, factor, &row);
        }
        basis.insert(lead, row);
        if basis.len() + 2 == width {
            break;
        }
    }
    basis
}

/// The shifts that no row notices: one for each column in which no row begins.
fn cracks(basis: &BTreeMap<usize, Vec<u64>>, width: usize) -> Vec<Vec<u64>> {
    let free = (0..width).filter(|column| !basis.contains_key(column));
    free.map(|column| {
        let mut crack = vec![0; width];
        crack[column] = 1;
        for (lead, row) in basis {
            crack[*lead] = negative(row[column]);
        }
        crack
    })
    .collect()
}

/// Elements that move alike, in the order of the first team that meets them (cells are sorted by team).
fn grouped<K: Clone>(all: &[K], moves: Vec<(usize, Vec<u64>)>) -> Vec<Vec<K>> {
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    let mut piece_of: BTreeMap<Vec<u64>, usize> = BTreeMap::new();
    let mut seen = vec![false; all.len()];
    for (element, moved) in moves {
        if std::mem::replace(&mut seen[element], true) {
            continue;
        }
        let piece = *piece_of.entry(moved).or_insert(pieces.len());
        if piece == pieces.len() {
            pieces.push(Vec::new());
        }
        pieces[piece].push(element);
    }
    for piece in &mut pieces {
        piece.sort_unstable();
    }
    pieces.into_iter().map(|piece| piece.into_iter().map(|element| all[element].clone()).collect()).collect()
}

/// row − factor × pivot.
fn subtract(row: &mut [u64], factor: u64, pivot: &[u64]) {
    if factor == 0 {
        return;
    }
    let factor = negative(factor);
    for (entry, other) in row.iter_mut().zip(pivot) {
        *entry = add(*entry, times(factor, *other));
    }
}

fn add(a: u64, b: u64) -> u64 {
    (a + b) % PRIME
}

fn negative(a: u64) -> u64 {
    (PRIME - a) % PRIME
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b) % u128::from(PRIME);
    // Below the prime, so within 64 bits.
    u64::try_from(product).unwrap_or(0)
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}
