//! Score sheets in the database: only ever added; the latest revision of a judge's sheet for a group counts.

use judging::Decimal;
use store::{Row, StoreError, Tx, Value, Witness, args};

use crate::model::{JudgeId, RoadshowId, Sheet, SheetDraft, SheetId, Team};

/// The sheets that count, of everybody.
pub(crate) fn current(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Sheet>, StoreError> {
    Ok(latest(everything(tx, roadshow)?))
}

/// Every sheet ever handed in, revisions and all, in the order they came in.
pub(crate) fn everything(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Sheet>, StoreError> {
    let rows = tx.all(
        "SELECT s.id, s.judge, s.team, s.revision, s.comment, s.reason, s.at, s.by_actor, c.millionths
         FROM score_sheets s JOIN scores c ON c.sheet = s.id
         WHERE s.roadshow = $1 ORDER BY s.judge, s.team, s.revision, c.dimension",
        args![roadshow],
        read,
    )?;
    Ok(folded(rows))
}

/// The sheets that count, of one judge.
pub(crate) fn of_judge(tx: &mut Tx<'_>, judge: &JudgeId) -> Result<Vec<Sheet>, StoreError> {
    let rows = tx.all(
        "SELECT s.id, s.judge, s.team, s.revision, s.comment, s.reason, s.at, s.by_actor, c.millionths
         FROM score_sheets s JOIN scores c ON c.sheet = s.id
         WHERE s.judge = $1 ORDER BY s.judge, s.team, s.revision, c.dimension",
        args![judge],
        read,
    )?;
    Ok(latest(folded(rows)))
}

/// Every revision of one judge's sheet for one group, the latest last.
pub(crate) fn revisions(tx: &mut Tx<'_>, judge: &JudgeId, team: &Team) -> Result<Vec<Sheet>, StoreError> {
    let rows = tx.all(
        "SELECT s.id, s.judge, s.team, s.revision, s.comment, s.reason, s.at, s.by_actor, c.millionths
         FROM score_sheets s JOIN scores c ON c.sheet = s.id
         WHERE s.judge = $1 AND s.team = $2 ORDER BY s.revision, c.dimension",
        args![judge, team],
        read,
    )?;
    Ok(folded(rows))
}

/// Whether a judge has handed in anything that counts.
pub(crate) fn has_scored(tx: &mut Tx<'_>, judge: &JudgeId) -> Result<bool, StoreError> {
    let count: i64 = tx.one(
        "SELECT count(*) FROM score_sheets WHERE judge = $1 AND team <> 'practice'",
        args![judge],
        |row| row.get(0),
    )?;
    Ok(count > 0)
}

/// Whether anybody has handed in anything that counts.
pub(crate) fn anything_scored(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<bool, StoreError> {
    let count: i64 = tx.one(
        "SELECT count(*) FROM score_sheets WHERE roadshow = $1 AND team <> 'practice'",
        args![roadshow],
        |row| row.get(0),
    )?;
    Ok(count > 0)
}

/// Writes a sheet down. [`StoreError::Conflict`] when the same judge was faster in another window.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    judge: &JudgeId,
    team: &Team,
    draft: &SheetDraft,
    reason: &str,
) -> Result<(SheetId, i64), StoreError> {
    let last: Option<i64> = tx.one(
        "SELECT max(revision) FROM score_sheets WHERE judge = $1 AND team = $2",
        args![judge, team],
        |row| row.get(0),
    )?;
    let (id, revision): (SheetId, i64) = (who.id(), last.unwrap_or(0) + 1);
    tx.exec(
        "INSERT INTO score_sheets (id, roadshow, judge, team, revision, comment, reason, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![&id, roadshow, judge, team, revision, &draft.comment, reason, who.now(), who.actor()],
    )?;
    add_scores(tx, &id, &draft.scores)?;
    Ok((id, revision))
}

/// One statement for all dimensions: with every judge handing in at once, statements are what takes time.
fn add_scores(tx: &mut Tx<'_>, sheet: &SheetId, scores: &[Decimal]) -> Result<(), StoreError> {
    let mut values = vec![Value::from(sheet)];
    let mut rows = Vec::with_capacity(scores.len());
    for (dimension, score) in scores.iter().enumerate() {
        values.extend([Value::from(dimension), Value::from(score.millionths())]);
        rows.push(format!("($1, ${}, ${})", values.len() - 1, values.len()));
    }
    if !rows.is_empty() {
        let sql = format!("INSERT INTO scores (sheet, dimension, millionths) VALUES {}", rows.join(", "));
        tx.exec(&sql, &values)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<(Sheet, Decimal), StoreError> {
    let sheet = Sheet {
        id: row.get(0)?,
        judge: row.get(1)?,
        team: row.get(2)?,
        revision: row.get(3)?,
        scores: Vec::new(),
        comment: row.get(4)?,
        reason: row.get(5)?,
        at: row.get(6)?,
        by: row.get(7)?,
    };
    Ok((sheet, Decimal::from_millionths(row.get(8)?)))
}

/// Rows of one sheet follow each other; puts their scores together.
fn folded(rows: Vec<(Sheet, Decimal)>) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (mut sheet, score) in rows {
        match sheets.last_mut() {
            Some(last) if last.id == sheet.id => last.scores.push(score),
            _ => {
                sheet.scores.push(score);
                sheets.push(sheet);
            }
        }
    }
    sheets
}

/// Revisions of one sheet follow each other; the last one counts.
fn latest(sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut kept: Vec<Sheet> = Vec::new();
    for sheet in sheets {
        match kept.last_mut() {
            Some(last) if last.judge == sheet.judge && last.team == sheet.team => *last = sheet,
            _ => kept.push(sheet),
        }
    }
    kept
}
