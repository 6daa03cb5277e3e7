//! What was answered to which key of which seat: sent twice, counted once, also after a restart.

use std::collections::HashMap;

use store::{Millis, StoreError, Tx, args};

/// A key is remembered this long. A phone that was in a bag over night does not send old taps.
const REMEMBERED: i64 = Millis::DAY;

/// One answer.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    pub seat: String,
    pub once: String,
    pub answer: String,
    pub at: Millis,
}

/// The answers of one room.
#[derive(Default)]
pub(crate) struct Once(HashMap<Box<str>, Box<str>>);

impl Once {
    pub(crate) fn load(tx: &mut Tx<'_>, room: &str, now: Millis) -> Result<Self, StoreError> {
        let rows = tx.all(
            "SELECT seat, once, answer FROM live_once WHERE room = $1 AND at > $2",
            args![room, now.plus(-REMEMBERED)],
            |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?)),
        )?;
        Ok(Self(rows.into_iter().map(|(seat, once, answer)| (key(&seat, &once), answer.into())).collect()))
    }

    pub(crate) fn answer(&self, seat: &str, once: &str) -> Option<&str> {
        self.0.get(&*key(seat, once)).map(|answer| &**answer)
    }

    pub(crate) fn remember(&mut self, answered: &Answered) {
        self.0.insert(key(&answered.seat, &answered.once), answered.answer.as_str().into());
    }
}

/// Neither a seat nor a key holds a line break: the pair cannot be read two ways.
fn key(seat: &str, once: &str) -> Box<str> {
    format!("{}\n{once}", seat.replace('\n', " ")).into()
}

pub(crate) fn keep(tx: &mut Tx<'_>, room: &str, answered: &[Answered]) -> Result<(), StoreError> {
    crate::rows::insert(tx, "live_once (room, seat, once, answer, at)", answered, |a| {
        vec![room.into(), (&a.seat).into(), (&a.once).into(), (&a.answer).into(), a.at.into()]
    })
}

/// Forgets what is too old to be sent again.
pub(crate) fn forget(tx: &mut Tx<'_>, room: &str, now: Millis) -> Result<(), StoreError> {
    tx.exec("DELETE FROM live_once WHERE room = $1 AND at <= $2", args![room, now.plus(-REMEMBERED)])?;
    Ok(())
}
