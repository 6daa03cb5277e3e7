//! Rounds that are known to be perfect: no two people meet twice.
//!
//! * **Lines of a plane.** Seat (x, y) sits in round r at table y + r·x, counted in a finite field (or a product of
//!   fields). Two seats of one column x never meet; two of different columns meet in exactly one round, since
//!   r·(x′ − x) = y − y′ has one solution. With t tables, t a prime power, this gives t rounds for tables of up to t;
//!   these are the lines of an affine plane (Bose 1938), and for other t MacNeish's product (1922). Column 0 never
//!   changes its table: those seats are for hosts.
//! * **Columns after lines.** Who shares a column has not met yet, so the columns are arranged among themselves: 25
//!   people at 5 tables meet in a sixth round, 16 at 4 in a fifth, 27 at 9 in a tenth to a thirteenth.
//! * **Pairs by the circle.** Tables of two: one stays, the others go round it (Kirkman 1847).

use super::field::Ring;

/// Rounds in which no two seats meet twice, as many as are known and at most `rounds`. Sizes of tables differ by one
/// at most. When `hosted`, seat t is always at table t for every table t.
pub(super) fn rounds(seats: usize, tables: usize, rounds: usize, hosted: bool) -> Vec<Vec<usize>> {
    if tables <= 1 {
        return vec![vec![0; seats]; rounds.min(tables)];
    }
    if !hosted && seats.div_ceil(2) == tables {
        return circle(seats, rounds);
    }
    let ring = Ring::of(tables);
    let columns = seats.div_ceil(tables);
    // Too many columns for lines: one round is always perfect.
    let lines = if columns > ring.columns() { 1 } else { tables };
    let round = |r| (0..seats).map(|seat| ring.line(seat % tables, r, seat / tables)).collect();
    let mut all: Vec<Vec<usize>> = (0..lines.min(rounds)).map(round).collect();
    if !hosted && columns > 1 && lines > 1 && tables.is_multiple_of(columns) {
        all.extend(among_columns(seats, tables, columns, rounds - all.len()));
    }
    all
}

/// Each column of seats at tables of its own.
fn among_columns(seats: usize, tables: usize, columns: usize, left: usize) -> Vec<Vec<usize>> {
    let own = tables / columns;
    let parts: Vec<Vec<Vec<usize>>> =
        (0..columns).map(|x| rounds(tables.min(seats - x * tables), own, left, false)).collect();
    let known = parts.iter().map(Vec::len).min().unwrap_or(0);
    let together = |round: usize| -> Vec<usize> {
        let shifted = |(x, part): (usize, &Vec<Vec<usize>>)| -> Vec<usize> {
            part[round].iter().map(|table| x * own + table).collect()
        };
        parts.iter().enumerate().flat_map(shifted).collect()
    };
    let all = (0..known).map(together);
    all.take_while(|round| is_even(round, tables)).collect()
}

/// Whether sizes of tables differ by one at most.
fn is_even(round: &[usize], tables: usize) -> bool {
    let mut size = vec![0; tables];
    for table in round {
        size[*table] += 1;
    }
    let (least, most) = (size.iter().min().copied(), size.iter().max().copied());
    most.unwrap_or(0) - least.unwrap_or(0) <= 1
}

/// The last of an even number of places stays; the others go round. With an odd number of seats that place is empty.
fn circle(seats: usize, rounds: usize) -> Vec<Vec<usize>> {
    let turn = (seats + seats % 2) - 1;
    let round = |r: usize| {
        let table = |seat: usize| {
            // On the circle seat and partner add up to 2r, so they are as far from r on either side.
            let from = (seat + turn - r) % turn;
            if seat == turn { 0 } else { from.min(turn - from) }
        };
        (0..seats).map(table).collect()
    };
    (0..turn.min(rounds)).map(round).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rounds are known; panics when two seats meet twice or a table is uneven.
    fn perfect(seats: usize, tables: usize, hosted: bool) -> usize {
        let all = rounds(seats, tables, 1000, hosted);
        let mut met = vec![false; seats * seats];
        for round in &all {
            assert!(is_even(round, tables), "{seats} at {tables}: {round:?}");
            for a in 0..seats {
                for b in 0..a {
                    if round[a] == round[b] {
                        assert!(!met[a * seats + b], "{seats} at {tables}: {a} and {b}");
                        met[a * seats + b] = true;
                    }
                }
            }
            assert!(!hosted || (0..tables.min(seats)).all(|host| round[host] == host));
        }
        all.len()
    }

    #[test]
    fn the_classic_cases_are_perfect() {
        let classic =
            [(25, 5, 6), (49, 7, 8), (16, 4, 5), (9, 3, 4), (64, 8, 9), (81, 9, 10), (27, 9, 13), (32, 8, 9)];
        for (seats, tables, known) in classic {
            assert_eq!(perfect(seats, tables, false), known, "{seats} at {tables}");
        }
        assert_eq!([perfect(20, 10, false), perfect(21, 11, false)], [19, 21]);
        assert_eq!([perfect(25, 5, true), perfect(18, 5, true), perfect(12, 6, true)], [5, 5, 6]);
    }

    #[test]
    fn whatever_is_known_is_perfect() {
        for tables in 1..=17 {
            for seats in tables..=tables * (tables + 1) {
                perfect(seats, tables, false);
                perfect(seats, tables, true);
            }
        }
    }
}
