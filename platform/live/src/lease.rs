//! Who plays which room: the lease in the database, and the fence that refuses a late owner's writes.

use store::{Millis, StoreError, Tx, args};

use crate::Unkept;

/// A room taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lease {
    /// The room's name, kind and all.
    pub room: String,
    /// Grows with every taking.
    pub fence: u64,
    /// It has stood still since then, with a deadline running.
    pub since: Option<Millis>,
}

/// What came of trying to take a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Taking {
    /// It is ours.
    Ours(Lease),
    /// A living node plays it.
    Held {
        /// Which.
        node: String,
    },
}

/// Says that a node lives, and until when it may be believed to.
pub(crate) fn beat(tx: &mut Tx<'_>, node: &str, now: Millis, until: Millis) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO live_nodes (node, seen, until) VALUES ($1, $2, $3)
         ON CONFLICT (node) DO UPDATE SET seen = excluded.seen, until = excluded.until",
        args![node, now, until],
    )?;
    Ok(())
}

/// The living node that plays a room.
pub(crate) fn holder(tx: &mut Tx<'_>, room: &str, now: Millis) -> Result<Option<String>, StoreError> {
    tx.opt(
        "SELECT n.node FROM live_rooms r JOIN live_nodes n ON n.node = r.node WHERE r.room = $1 AND n.until > $2",
        args![room, now],
        |row| row.get(0),
    )
}

/// Takes a room, unless a living node plays it. A node that is `alone` takes it anyway: whoever had it is
/// its own former self.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    room: &str,
    node: &str,
    now: Millis,
    alone: bool,
) -> Result<Taking, StoreError> {
    let found = tx.opt(
        "SELECT r.node, r.fence, r.due, r.since, n.until, n.seen
         FROM live_rooms r LEFT JOIN live_nodes n ON n.node = r.node WHERE r.room = $1",
        args![room],
        |row| {
            let holder: String = row.get(0)?;
            let (fence, due): (i64, Option<Millis>) = (row.get(1)?, row.get(2)?);
            let (since, until): (Option<Millis>, Option<Millis>) = (row.get(3)?, row.get(4)?);
            let seen: Option<Millis> = row.get(5)?;
            Ok((holder, fence, due.and(since.or(seen)), until))
        },
    )?;
    let Some((holder, fence, since, until)) = found else {
        tx.exec("INSERT INTO live_rooms (room, node, fence) VALUES ($1, $2, 1)", args![room, node])?;
        return Ok(Taking::Ours(Lease { room: room.to_owned(), fence: 1, since: None }));
    };
    if holder != node && !alone && until.is_some_and(|until| until > now) {
        return Ok(Taking::Held { node: holder });
    }
    // `since` stays until the deadlines have been moved: if this node dies before, the next one knows.
    tx.exec(
        "UPDATE live_rooms SET node = $2, fence = $3, since = $4 WHERE room = $1",
        args![room, node, fence + 1, since],
    )?;
    Ok(Taking::Ours(Lease { room: room.to_owned(), fence: u64::try_from(fence + 1).unwrap_or(0), since }))
}

/// Every write of a room begins with this: refused when somebody else has taken the room since. Also notes
/// the next deadline.
pub(crate) fn hold(tx: &mut Tx<'_>, lease: &Lease, due: Option<Millis>) -> Result<(), Unkept> {
    let touched = tx.exec(
        "UPDATE live_rooms SET due = $3, since = NULL WHERE room = $1 AND fence = $2",
        args![&lease.room, number(lease.fence), due],
    )?;
    if touched == 1 { Ok(()) } else { Err(Unkept::Fenced) }
}

/// Gives a room back. With a deadline running it stands still from now on.
pub(crate) fn leave(tx: &mut Tx<'_>, lease: &Lease, now: Millis) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE live_rooms SET node = '', since = $3 WHERE room = $1 AND fence = $2",
        args![&lease.room, number(lease.fence), now],
    )?;
    Ok(())
}

/// Rooms with a deadline that no living node plays.
pub(crate) fn orphans(
    tx: &mut Tx<'_>,
    node: &str,
    now: Millis,
    alone: bool,
) -> Result<Vec<String>, StoreError> {
    tx.all(
        "SELECT r.room FROM live_rooms r LEFT JOIN live_nodes n ON n.node = r.node
         WHERE r.due IS NOT NULL AND r.node <> $1 AND ($3 OR n.until IS NULL OR n.until <= $2)
         ORDER BY r.due LIMIT 200",
        args![node, now, alone],
        |row| row.get(0),
    )
}

/// Whether another node has said that it lives since this one began.
pub(crate) fn others(tx: &mut Tx<'_>, node: &str, began: Millis) -> Result<bool, StoreError> {
    let seen = "SELECT count(*) FROM live_nodes WHERE node <> $1 AND seen > $2";
    Ok(tx.one(seen, args![node, began], |row| row.get::<i64>(0))? > 0)
}

/// The rooms a node plays, as the database knows it.
pub(crate) fn held(tx: &mut Tx<'_>, node: &str) -> Result<Vec<String>, StoreError> {
    tx.all("SELECT room FROM live_rooms WHERE node = $1", args![node], |row| row.get(0))
}

fn number(fence: u64) -> i64 {
    i64::try_from(fence).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use store::migrate::{Room, STORE};
    use store::{Db, FixedClock, testing};

    use super::*;

    const ROOMS: &[Room] = &[STORE, crate::LIVE];

    fn on_each_engine(story: impl Fn(Db)) {
        testing::on_each_engine(ROOMS, &FixedClock::at(Millis(0)), story);
    }

    /// Node and moment beat, then try to take the hall.
    fn taking(db: &Db, node: &'static str, now: i64) -> Taking {
        let taken = db.write_blocking(move |tx| {
            beat(tx, node, Millis(now), Millis(now + 100))?;
            take(tx, "hall:1", node, Millis(now), false)
        });
        taken.unwrap_or_else(|e: StoreError| panic!("{e}"))
    }

    fn ours(taking: Taking) -> Lease {
        match taking {
            Taking::Ours(lease) => lease,
            held @ Taking::Held { .. } => panic!("{held:?}"),
        }
    }

    fn holding(db: &Db, lease: &Lease, due: Option<Millis>) -> Result<(), Unkept> {
        let lease = lease.clone();
        db.write_blocking(move |tx| hold(tx, &lease, due))
    }

    #[test]
    fn a_living_node_keeps_its_room_and_a_late_one_is_refused() {
        on_each_engine(|db| {
            let a = ours(taking(&db, "a", 0));
            assert_eq!(taking(&db, "b", 99), Taking::Held { node: "a".to_owned() });
            holding(&db, &a, None).unwrap();
            let b = ours(taking(&db, "b", 100));
            assert!(b.fence > a.fence);
            assert!(matches!(holding(&db, &a, None), Err(Unkept::Fenced)));
            holding(&db, &b, None).unwrap();
        });
    }

    #[test]
    fn how_long_a_room_stood_still_is_known_until_its_time_was_moved() {
        on_each_engine(|db| {
            let a = ours(taking(&db, "a", 0));
            holding(&db, &a, Some(Millis(500))).unwrap();
            // The one that takes it dies before it has moved the deadline; the next one still knows.
            assert_eq!(ours(taking(&db, "b", 100)).since, Some(Millis(0)));
            let c = ours(taking(&db, "c", 300));
            assert_eq!(c.since, Some(Millis(0)));
            holding(&db, &c, Some(Millis(800))).unwrap();
            assert_eq!(ours(taking(&db, "d", 450)).since, Some(Millis(300)), "seen alive at 300");
        });
    }

    #[test]
    fn only_rooms_with_a_deadline_and_without_a_living_node_are_orphans() {
        on_each_engine(|db| {
            let a = ours(taking(&db, "a", 0));
            let found = |now: i64| {
                let found = db.read_blocking(move |tx| orphans(tx, "b", Millis(now), false));
                found.unwrap_or_else(|e: StoreError| panic!("{e}"))
            };
            assert!(found(1_000).is_empty());
            holding(&db, &a, Some(Millis(500))).unwrap();
            assert!(found(99).is_empty());
            assert_eq!(found(100), ["hall:1"]);
        });
    }
}
