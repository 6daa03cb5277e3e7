//! Many rows in few statements: on PostgreSQL every statement is a journey there and back.

use store::{StoreError, Tx, Value};

/// Rows in one statement. One number, so that one prepared statement serves; what is left goes one by one.
const TOGETHER: usize = 32;

/// Inserts rows: `into` is the table with its columns, `votes (seat, choice)`, and `cells` the cells of one row.
///
/// # Errors
/// As [`Tx::exec`].
pub fn insert<T>(
    tx: &mut Tx<'_>,
    into: &str,
    rows: &[T],
    mut cells: impl FnMut(&T) -> Vec<Value>,
) -> Result<(), StoreError> {
    let mut put = |rows: &[T]| {
        let cells: Vec<Vec<Value>> = rows.iter().map(&mut cells).collect();
        let width = cells.first().map_or(0, Vec::len);
        let tuple = |at: usize| {
            let numbers: Vec<String> = (1..=width).map(|n| format!("${}", at * width + n)).collect();
            format!("({})", numbers.join(", "))
        };
        let tuples: Vec<String> = (0..cells.len()).map(tuple).collect();
        tx.exec(&format!("INSERT INTO {into} VALUES {}", tuples.join(", ")), &cells.concat()).map(drop)
    };
    let (whole, rest) = rows.split_at(rows.len() / TOGETHER * TOGETHER);
    whole.chunks(TOGETHER).try_for_each(&mut put)?;
    rest.chunks(1).try_for_each(&mut put)
}
