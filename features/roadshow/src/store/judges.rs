//! Judges, what came to pass with them, and who stands back from whom, in the database.

use store::{Row, StoreError, Tx, Witness, args};
use web::PersonId;

use crate::model::{JudgeId, Pair, RoadshowId, RowId};

/// A judge and everything that came to pass with them, in order.
#[derive(Debug, Clone)]
pub(crate) struct OnPanel {
    /// Their id.
    pub id: JudgeId,
    /// Who it is.
    pub person: PersonId,
    /// added, removed, absent, present.
    pub passages: Vec<String>,
}

impl OnPanel {
    /// The later of two passages.
    fn last_of(&self, yes: &str, no: &str) -> bool {
        self.passages.iter().rev().find(|kind| *kind == yes || *kind == no).is_some_and(|kind| kind == yes)
    }

    /// Whether the judge was taken off the panel.
    pub fn removed(&self) -> bool {
        self.last_of("removed", "added")
    }

    /// Whether the judge did not come.
    pub fn absent(&self) -> bool {
        self.last_of("absent", "present")
    }
}

/// Everybody who is or was on the panel, in the order they were added.
pub(crate) fn panel(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<OnPanel>, StoreError> {
    let rows = tx.all(
        "SELECT j.id, j.person, p.kind FROM judges j JOIN judge_passages p ON p.judge = j.id
         WHERE j.roadshow = $1 ORDER BY j.id, p.id",
        args![roadshow],
        read_passage,
    )?;
    Ok(gathered(rows))
}

/// A person's seat on a panel.
pub(crate) fn seat_of(
    tx: &mut Tx<'_>,
    roadshow: &RoadshowId,
    person: &PersonId,
) -> Result<Option<OnPanel>, StoreError> {
    let rows = tx.all(
        "SELECT j.id, j.person, p.kind FROM judges j JOIN judge_passages p ON p.judge = j.id
         WHERE j.roadshow = $1 AND j.person = $2 ORDER BY p.id",
        args![roadshow, person],
        read_passage,
    )?;
    Ok(gathered(rows).pop())
}

fn read_passage(row: &Row<'_>) -> Result<(JudgeId, PersonId, String), StoreError> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// Passages of one judge follow each other; puts them together.
fn gathered(rows: Vec<(JudgeId, PersonId, String)>) -> Vec<OnPanel> {
    let mut panel: Vec<OnPanel> = Vec::new();
    for (id, person, kind) in rows {
        match panel.last_mut() {
            Some(last) if last.id == id => last.passages.push(kind),
            _ => panel.push(OnPanel { id, person, passages: vec![kind] }),
        }
    }
    panel
}

/// Puts a person on the panel; who was on it before keeps the id.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    person: &PersonId,
) -> Result<JudgeId, StoreError> {
    let fresh: JudgeId = who.id();
    tx.exec(
        "INSERT INTO judges (id, roadshow, person) VALUES ($1, $2, $3)
         ON CONFLICT (roadshow, person) DO NOTHING",
        args![&fresh, roadshow, person],
    )?;
    tx.one("SELECT id FROM judges WHERE roadshow = $1 AND person = $2", args![roadshow, person], |row| {
        row.get(0)
    })
}

/// Writes down what came to pass with a judge.
pub(crate) fn add_passage(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    judge: &JudgeId,
    kind: &str,
) -> Result<(), StoreError> {
    let row: RowId = who.id();
    tx.exec(
        "INSERT INTO judge_passages (id, judge, kind, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![row, judge, kind, who.now(), who.actor()],
    )?;
    Ok(())
}

/// The roadshows in which a person is or was a judge, the latest first.
pub(crate) fn roadshows_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<RoadshowId>, StoreError> {
    tx.all("SELECT roadshow FROM judges WHERE person = $1 ORDER BY id DESC", args![person], |row| row.get(0))
}

/// Everything that was decided about judges and groups, the latest last.
pub(crate) fn decided(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Pair>, StoreError> {
    tx.all(
        "SELECT r.judge, r.team, r.stands_back, r.ground, r.reason, r.at
         FROM recusals r JOIN judges j ON j.id = r.judge WHERE j.roadshow = $1 ORDER BY r.id",
        args![roadshow],
        read_pair,
    )
}

/// Everything that was decided about one judge and the groups, the latest last.
pub(crate) fn decided_of(tx: &mut Tx<'_>, judge: &JudgeId) -> Result<Vec<Pair>, StoreError> {
    tx.all(
        "SELECT judge, team, stands_back, ground, reason, at FROM recusals WHERE judge = $1 ORDER BY id",
        args![judge],
        read_pair,
    )
}

fn read_pair(row: &Row<'_>) -> Result<Pair, StoreError> {
    Ok(Pair {
        judge: row.get(0)?,
        team: row.get(1)?,
        stands_back: row.get(2)?,
        ground: row.get(3)?,
        reason: row.get(4)?,
        at: row.get(5)?,
    })
}

/// Writes down what was decided about a judge and a group.
pub(crate) fn decide(tx: &mut Tx<'_>, who: &impl Witness, pair: &Pair) -> Result<(), StoreError> {
    let row: RowId = who.id();
    tx.exec(
        "INSERT INTO recusals (id, judge, team, stands_back, ground, reason, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            row,
            &pair.judge,
            &pair.team,
            pair.stands_back,
            pair.ground,
            &pair.reason,
            pair.at,
            who.actor()
        ],
    )?;
    Ok(())
}
